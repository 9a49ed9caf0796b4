"""The search box of a built page: what is typed into it, and what it lists.

A result is given as a target: ``slug#fragment``, the slug without language, ``.html`` or slashes at its ends.
"""

import re

from playwright.sync_api import Page


def ask(page: Page, query: str) -> list[str]:
    """Type a query into the open search box, key by key; return the results as targets."""
    box = page.locator("#book-search input")
    box.fill("")
    box.press_sequentially(query)
    return results(page)


def results(page: Page) -> list[str]:
    """The results that are listed, as targets; of a page listed with sections, the sections."""
    links = page.locator(".search__found li").evaluate_all(
        """items => items.flatMap(item => {
          const links = [...item.querySelectorAll('a')].map(link => link.href)
          return links.length > 1 ? links.filter(link => link.includes('#')) : links
        })"""
    )
    root = page.evaluate(
        "new URL('..', document.querySelector('script[src*=\"assets/\"]').src).href"
    )
    return [target(link.removeprefix(root)) for link in links]


def target(location: str) -> str:
    """A location relative to the site (``en/glossary/#y``) as a target (``glossary#y``)."""
    path, _, fragment = location.partition("#")
    slug = re.sub(r"^en/|^\./", "", re.sub(r"(?:index)?(?:\.html)?$", "", path)).strip("/")
    return f"{slug}#{fragment}"
