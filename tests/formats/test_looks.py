"""The finished pages look as they were written, in Firefox too."""

import pytest
from conftest import unpack
from looks import differences, written_site

__all__ = ["written_site"]  # a fixture
_SEARCH = """new Promise(async done => {
  document.querySelector("[data-book-search]").click()
  const status = () => document.querySelector("#book-search [role=status]").textContent
  while (!status()) await new Promise(later => setTimeout(later, 50))
  const box = document.querySelector("#book-search input")
  box.value = "levain"
  box.dispatchEvent(new Event("input", { bubbles: true }))
  setTimeout(done, 100)
})"""
_TERM = "document.querySelector('article a.term').focus()"


@pytest.fixture(scope="session")
def written_disk(written_site, tmp_path_factory):
    """The HTML edition of the site without its last step."""
    return unpack(written_site, tmp_path_factory.mktemp("written-disk"))


@pytest.mark.parametrize(
    ("name", "act"),
    [
        *(
            (name, "null")
            for name in ("index", "glossaire", "formes", "telechargements", "a-propos")
        ),
        ("en/chapters/the-dough", "null"),
        ("chapitres/la-pate", _TERM),
        ("chapitres/la-pate", _SEARCH),
    ],
)
def test_a_page_looks_as_written(firefox, bread_disk, written_disk, name, act):
    def at(folder):
        def evaluate(script):
            firefox.goto((folder / f"{name}.html").as_uri())
            firefox.evaluate(act)
            firefox.evaluate("document.fonts.ready.then(() => null)")
            return firefox.evaluate(script)

        return evaluate

    assert differences(at(bread_disk), at(written_disk)) == []
