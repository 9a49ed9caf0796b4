"""Asks the search box in Firefox."""

import json

from firefox import Firefox

# Opens search where it is closed, types a query and gives the addresses of the results, once the
# box has settled on them.
_SEARCH = """new Promise(async done => {
  const next = () => new Promise(later => setTimeout(later, 50))
  const box = document.querySelector("#book-search input")
  if (!document.querySelector("#book-search").open) document.querySelector("[data-book-search]").click()
  while (!document.querySelector("[role=status]")?.textContent) await next()
  box.value = %s
  box.dispatchEvent(new Event("input", { bubbles: true }))
  await next()
  done([...document.querySelectorAll(".search__found li a")].map(link => link.href))
})"""


def search(firefox: Firefox, query: str) -> list[str]:
    """The addresses that the search box answers a query with, in order."""
    return firefox.evaluate(_SEARCH % json.dumps(query))
