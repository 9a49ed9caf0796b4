"""Asks the search box in Firefox."""

import json

from firefox import Firefox

# Opens search where it is closed, types a query and gives the addresses of the results, once the
# box has settled on them.
_SEARCH = """new Promise(async done => {
  const next = () => new Promise(later => setTimeout(later, 50))
  const box = document.querySelector("[data-md-component=search-query]")
  document.querySelector("label[for=__search]").dispatchEvent(new Event("pointerover"))
  while (!document.querySelector("[role=status]")?.textContent) await next()
  box.value = %s
  box.dispatchEvent(new Event("input", { bubbles: true }))
  await next()
  done([...document.querySelectorAll(".md-search-result__item a")].map(link => link.href))
})"""


def search(firefox: Firefox, query: str) -> list[str]:
    """The addresses that the search box answers a query with, in order."""
    return firefox.evaluate(_SEARCH % json.dumps(query))
