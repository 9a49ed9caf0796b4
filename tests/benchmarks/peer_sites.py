"""How do Material, Furo and Starlight, each as it comes, make a site of a book's text?

The text is the book's Markdown without what only this engine reads: lists of attributes, block markers.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml
from book_reader import Book, Page

PEERS = Path(__file__).parent / "peers"
_PYTHON = ("sphinx==9.0.4", "furo==2025.12.19", "myst-parser==5.2.0")
_ATTRIBUTES = re.compile(r"^\{: ?.*\}\n|[ \t]*\{:? ?[#.][^{}\n]*\}", re.MULTILINE)
_MARKERS = re.compile(r"^ *///.*\n", re.MULTILINE)
_LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#]*)\.md(?:#[^)]*)?\)")


def pins() -> list[str]:
    """The versions of what is compared, and of Lighthouse."""
    named = json.loads((PEERS / "package.json").read_text("utf-8"))["dependencies"]
    ours = f"mkdocs-material=={metadata.version('mkdocs-material')}"
    return [*_PYTHON, ours, *(f"{name}=={version}" for name, version in named.items())]


def install(cache: Path) -> None:
    """Have the peers and Lighthouse in ``cache``; the only step that asks a network."""
    tools = cache / "npm"
    tools.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PEERS / name, tools)
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=tools)
    venv.create(cache / "python", with_pip=True)
    run(cache / "python/bin/pip", "install", "-q", *_PYTHON, cwd=cache)


def run(*command: str | Path, cwd: Path, **environment: str) -> None:
    """Run a command, or end with what it said."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def node(cache: Path) -> Path:
    """The Node.js that was installed with the peers."""
    (found,) = (cache / "npm/node_modules").glob("node-*/bin/node")
    return found


def book_site(book: Book, cache: Path, address: str) -> dict[Page, str]:
    """Build the book as it is published; return each page's address below ``address``."""
    site = fresh(cache / "sites/book")
    run(
        sys.executable, "-m", "mkdocs", "build", "-q", "-d", site,
        cwd=book.root, SITE_URL=address, NO_MKDOCS_2_WARNING="1",
    )  # fmt: skip
    run(sys.executable, book.root / "scripts/build_offline.py", site, cwd=book.root)
    return {page: page.address for page in book.pages}


def material_site(book: Book, cache: Path, address: str) -> dict[Page, str]:
    """Material for MkDocs with search and both schemes, and without Google's fonts."""
    folder, site = fresh(cache / "work/material"), fresh(cache / "sites/material")
    for page in book.pages:
        write(
            folder / "docs" / page.locale / page.path, f"{head(page)}# {page.title}\n{text(page)}"
        )
    schemes = {"default": "slate", "slate": "default"}
    first = book.locales[0]
    config = {
        "site_name": title(book, first),
        "site_url": address,
        "nav": book.nav,
        "theme": {
            "name": "material",
            "language": first,
            "font": False,
            "palette": [
                {"scheme": each, "toggle": {"icon": "material/brightness-6", "name": other}}
                for each, other in schemes.items()
            ],
        },
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "folder",
                    "languages": [
                        {"locale": each, "name": each, "default": each == first}
                        for each in book.locales
                    ],
                }
            },
        ],
    }
    write(folder / "mkdocs.yml", yaml.safe_dump(config))
    run(
        sys.executable, "-m", "mkdocs", "build", "-q", "-d", site,
        cwd=folder, NO_MKDOCS_2_WARNING="1",
    )  # fmt: skip
    return {page: _below(page) + _folder(page) for page in book.pages}


def furo_site(book: Book, cache: Path, address: str) -> dict[Page, str]:
    """Sphinx with Furo, a project for each language."""
    folder, site = fresh(cache / "work/furo"), fresh(cache / "sites/furo")
    for locale in book.locales:
        for page in book.of(locale):
            pages = "\n".join(each.removesuffix(".md") for each in book.nav if each != page.path)
            tree = f"\n```{{toctree}}\n:hidden:\n{pages}\n```\n" if page.path == "index.md" else ""
            about = f'---\nmyst:\n  html_meta:\n    description: "{description(page)}"\n---\n'
            write(folder / locale / page.path, f"{about}# {page.title}\n{text(page)}{tree}")
        write(
            folder / locale / "conf.py",
            f"project = {title(book, locale)!r}\nextensions = ['myst_parser']\n"
            f"html_theme = 'furo'\nlanguage = {locale!r}\nhtml_baseurl = {address!r}\n"
            "html_show_sourcelink = False\nhtml_copy_source = False\n",
        )
        at = site if locale == book.locales[0] else site / locale
        run(cache / "python/bin/sphinx-build", "-q", "-b", "html", locale, at, cwd=folder)
    return {page: f"{_below(page)}{page.path.removesuffix('.md')}.html" for page in book.pages}


def starlight_site(book: Book, cache: Path, address: str) -> dict[Page, str]:
    """Astro with Starlight; it needs its packages beside it."""
    folder, site = fresh(cache / "npm/starlight"), fresh(cache / "sites/starlight")
    origin, base = re.fullmatch(r"(https?://[^/]+)(/.*/)", address).groups()
    for page in book.pages:
        body = _LINK.sub(
            lambda link, at=page: f"]({base}{_below(at)}{link[1].lstrip('./')}/)", text(page)
        )
        write(folder / "src/content/docs" / page.locale.replace(book.locales[0], "") / page.path,
              head(page) + body)  # fmt: skip
    options = {
        "title": {each: title(book, each) for each in book.locales},
        "defaultLocale": "root",
        "locales": {
            "root" if each == book.locales[0] else each: {"label": each, "lang": each}
            for each in book.locales
        },
        "sidebar": [each.removesuffix(".md") for each in book.nav if each != "index.md"],
    }
    write(
        folder / "astro.config.mjs",
        "import { defineConfig } from 'astro/config'\nimport starlight from '@astrojs/starlight'\n"
        f"export default defineConfig({{ site: '{origin}', base: '{base}', outDir: '{site}', "
        f"integrations: [starlight({json.dumps(options)})] }})\n",
    )
    write(
        folder / "src/content.config.ts",
        "import { defineCollection } from 'astro:content'\n"
        "import { docsLoader } from '@astrojs/starlight/loaders'\n"
        "import { docsSchema } from '@astrojs/starlight/schema'\n"
        "export const collections ="
        " { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }\n",
    )
    write(folder / "tsconfig.json", "{}")
    write(folder / "public/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    # Vite takes Starlight into the build for being named here.
    shutil.copy(PEERS / "package.json", folder)
    run(
        node(cache), cache / "npm/node_modules/astro/bin/astro.mjs", "build",
        cwd=folder, ASTRO_TELEMETRY_DISABLED="1",
    )  # fmt: skip
    return {page: _below(page) + _folder(page) for page in book.pages}


def fresh(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write(path: Path, content: str) -> None:
    """Write a file, in a folder that may not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def _below(page: Page) -> str:
    """``en/``: nothing for the book's first language."""
    return "" if page.locale == page.book.locales[0] else f"{page.locale}/"


def _folder(page: Page) -> str:
    """``chapters/one/`` of ``chapters/one.md``."""
    path = page.path.removesuffix(".md")
    return "" if path == "index" else f"{path}/"


def _source(page: Page) -> tuple[dict[str, Any], str]:
    """A page's front matter and body."""
    content = (page.book.root / "docs" / page.locale / page.path).read_text("utf-8-sig")
    _, matter, body = content.split("---\n", 2)
    return yaml.safe_load(matter), body


def description(page: Page) -> str:
    """What its front matter says that it is about, ready for a place between double quotes."""
    return str(_source(page)[0].get("description", page.title)).replace('"', "'")


def head(page: Page) -> str:
    """Title and description as front matter."""
    return f'---\ntitle: "{page.title}"\ndescription: "{description(page)}"\n---\n\n'


def text(page: Page) -> str:
    """The page below its title, as any Markdown."""
    body = _MARKERS.sub("", _ATTRIBUTES.sub("", _source(page)[1]))
    return re.sub(r"\A.*?^# .*?\n", "", body, count=1, flags=re.DOTALL | re.MULTILINE)


def title(book: Book, locale: str) -> str:
    """The book's title in a language: that of its home page."""
    return next(page.title for page in book.of(locale) if page.path == "index.md")
