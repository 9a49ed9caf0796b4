"""How do all pages come together in one document, with no two ids alike?"""

from collections.abc import Callable
from functools import partial

from turbohtml import Element

from book import html, merging
from book.direction import foreign, told
from editions.book import Book, Page
from editions.imprint import Imprint
from ground.message import say
from ground.problem import CannotRun


def unique(page: Page, identifier: str) -> str:
    """An id as it is in the merged document.

    Ids of chapters are unique in a book already, and stay; those of other pages may be the same
    on two of them.
    """
    return identifier if page.kind == "chapter" else f"{page.name}--{identifier}"


def place(page: Page, identifier: str = "") -> str:
    """The id in the merged document that ``page#identifier`` leads to; the page's title if none."""
    if identifier not in page.ids:
        title = page.article.find("h1")
        identifier = (title and title.attr("id")) or ""
    return unique(page, identifier)


def contents(book: Book) -> str:
    """The table of contents, as HTML: every page but the first, which it follows."""
    items = "".join(f"<li>{_entry(page)}</li>" for page in book.pages[1:])
    label = book.language.words.html("editions.contents")
    return f'<nav aria-labelledby="contents"><h2 id="contents">{label}</h2><ol>{items}</ol></nav>'


def _entry(page: Page) -> str:
    """A link for each title of a page: no language inside a link, which WeasyPrint leaves untagged."""
    return " / ".join(
        f'<a href="#{place(page)}"{told(attributes)}>{title}</a>'
        for title, attributes in page.titles()
    )


def body(book: Book, imprint: Imprint, image: Callable[[str], str]) -> str:
    """All pages as HTML: the first, what the copy says of itself, the contents, the others.

    ``image`` gives the address of an image. Raises ``CannotRun`` where two elements have one id.
    """
    seen = {"contents"}
    sections = []
    for page in book.pages:
        article = book.article(page, lambda to, name: "#" + place(to, name), image)
        merging.rename(article, partial(unique, page))
        for element in article.select("[id]"):
            if (name := element.attr("id") or "") in seen:
                reason = say("the id {name!r} stands twice in the book", name=name)
                raise CannotRun(reason, page.file)
            seen.add(name)
        if page.kind == "home":
            imprint.place(article, book.language.words)
        else:
            merging.demote(article)
        sections.append(_section(page, article, book.language.locale))
    return "\n".join([sections[0], contents(book), *sections[1:]])


def _section(page: Page, article: Element, locale: str) -> str:
    article.tag = "section"
    article.attrs.clear()
    if page.kind != "home":
        article.attrs["class"] = "book-page"
    article.attrs.update({"lang": page.lang, **foreign(page.lang, locale)})
    if page.kind == "glossary":
        article.attrs.update({"role": "doc-glossary", "aria-labelledby": place(page)})
    return html.as_html(article)
