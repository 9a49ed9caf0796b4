"""Every page as a reader meets it: no failing request, no console error, nothing for axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_pages import PAGES
from support import AXE_RULES, aborted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_are_sound_and_accessible(chromium, site_url, width, scheme):
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    faults = []
    expected_404 = site_url + "no-such-page/"
    page.on(
        "console",
        lambda m: m.type == "error" and expected_404 != m.location["url"] and faults.append(m.text),
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda r: aborted(r) or faults.append(f"failed: {r.url}"))
    page.on(
        "response",
        lambda r: (
            r.status >= 400 and r.url != expected_404 and faults.append(f"{r.status}: {r.url}")
        ),
    )
    page.on(
        "request",
        lambda r: (
            r.url.startswith(site_url)
            or r.url.startswith("data:")
            or faults.append(f"elsewhere: {r.url}")
        ),
    )
    for name in [*PAGES, "no-such-page/"]:
        page.goto(site_url + name)
        faults += violations(page, name)
        page.keyboard.press("Tab")
        page.keyboard.press("/")
        page.wait_for_function("document.querySelector('[data-md-toggle=search]').checked")
        page.keyboard.type("cancer")
        page.wait_for_selector(".md-search-result__item")
        page.wait_for_timeout(300)  # the panel slides in
        faults += violations(page, name + " with search open")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            faults.append(f"{name}: scrolls sideways by {overflow} px")
    context.close()
    assert not faults, "\n".join(faults)


def violations(page, name: str) -> list[str]:
    """What axe finds, one line a node."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [
        f"{name}: {each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
