"""The form that reports a mistake learns which section is read and which words are selected."""

from urllib.parse import parse_qs, urlsplit


def address(page):
    """Where the report would go, were it clicked."""
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.href = "https://forge.example.org/issues/new?section=Titre";
          link.dataset.bookReport = "";
          document.querySelector("article").append(link);
          link.addEventListener("click", (event) => event.preventDefault());
          link.click();
          document.body.dataset.report = link.href;
        }"""
    )
    return parse_qs(urlsplit(page.evaluate("document.body.dataset.report")).query)


def test_page_as_a_whole(page, bread_url):
    page.goto(f"{bread_url}a-propos/")
    assert address(page) == {"section": ["Titre"]}


def test_section_of_the_address(page, bread_url):
    page.goto(f"{bread_url}a-propos/#erreur")
    assert address(page) == {"section": ["Signaler une erreur"]}


def test_selected_words_and_their_section(page, bread_url):
    page.goto(f"{bread_url}a-propos/")
    page.evaluate(
        """() => {
          const item = document.querySelector("#verification ~ ul li");
          getSelection().selectAllChildren(item);
        }"""
    )
    found = address(page)
    assert found["section"] == ["Ce qui a été vérifié"]
    assert found["quote"][0].startswith("Les chapitres français sont comparés")
