"""What all tests share: one built site, one server of it under a sub-path, one browser."""

import threading
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from support import PREFIX, REPOSITORY, build_all

import serve_site
from environment import browser as browsers


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The site, built as for GitHub Pages under a sub-path, with its offline edition."""
    target = tmp_path_factory.mktemp("built") / "site"
    build_all(REPOSITORY, target)
    return target


@pytest.fixture(scope="session")
def site_url(built):
    """The address at which the built site is served: ``http://127.0.0.1:port/some-repo/``."""
    server = serve_site.server(built, prefix=PREFIX)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


@pytest.fixture(scope="session")
def unpacked(built, tmp_path_factory) -> Path:
    """The HTML edition, unpacked where a path has spaces and accents, and nothing may write."""
    (edition,) = (built / "downloads").glob("*-html.zip")
    folder = tmp_path_factory.mktemp("unpacked") / "clé USB à l'hôpital"
    with zipfile.ZipFile(edition) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    for path in [*inside.rglob("*"), inside]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return inside


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """The machine's Chromium; a missing one fails the run."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=str(browsers.ensure()),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )


@pytest.fixture
def page(chromium) -> Page:
    """A page of a fresh context, 1280 px wide."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
