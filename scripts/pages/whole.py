"""How do all chapters stand on one page?

They come as they were built, each below a heading that leads to the page of its own. Their ids stay, so
that ``#passage`` leads to the same words as there; one that stood on the page already gets the name of
its chapter before it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from turbohtml import Element

from book import html, merging


@dataclass(frozen=True)
class Chapter:
    """A chapter as built: ``name`` is its file's stem, ``url`` its address below the site; ``title`` and
    ``content`` are HTML."""

    name: str
    url: str
    title: str
    content: str


@dataclass(frozen=True)
class Part:
    """A chapter on the page: the id of its heading, its title as text, all of it as HTML."""

    id: str
    title: str
    html: str


def parts(chapters: Sequence[Chapter], page: str, address: Callable[[str], str]) -> Iterator[Part]:
    """The chapters in their order, for a ``page`` of this HTML, whose own ids stay.

    ``address`` gives the address of a place below the site as seen from that page. Each chapter is read
    twice and no tree is kept: a long book takes time in proportion to its length, and no memory.
    """
    taken = {each.attr("id") or "" for each in html.read(page).select("[id]")}
    names = _names(chapters, taken)
    for number, chapter in enumerate(chapters, 1):
        yield _part(number, chapter, names, address)


def _part(
    number: int, chapter: Chapter, names: dict[str, dict[str, str]], address: Callable[[str], str]
) -> Part:
    ids = names[f"/{chapter.url}"]

    def moved(link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        place = urljoin(f"/{chapter.url}", parts.path)
        if there := names.get(place):
            return f"#{there.get(unquote(parts.fragment), there[''])}"
        return parts._replace(path=address(place.removeprefix("/"))).geturl()

    article = html.read(chapter.content)
    article.remove(".claims").rewrite_links(moved)  # the page has one switch for all
    merging.rename(article, lambda name: name and ids.get(name, name))
    for tabs in article.select("details[name]"):  # of one name, one is open at a time
        tabs.attrs["name"] = f"{chapter.name}--{tabs.attr('name')}"
    if not (heading := article.find("h1")):
        heading = Element("h1", {"id": ids[""]})
        heading.set_inner_html(chapter.title)
        article.insert(0, heading)
    for link in heading.remove(".headerlink").select("a"):
        link.unwrap()
    title = html.text(heading)
    heading.wrap_children(Element("a", {"href": address(chapter.url)}))
    heading.insert_adjacent_html("afterbegin", f'<span class="book-number">{number}</span> ')
    merging.demote(article)
    article.tag, article.attrs["class"] = "section", "book-part"
    return Part(ids[""], title, html.as_html(article))


def _names(chapters: Sequence[Chapter], taken: set[str]) -> dict[str, dict[str, str]]:
    """For each chapter's address, the new name of each id; under ``""`` that of its heading."""
    found: dict[str, dict[str, str]] = {}
    for chapter in chapters:
        article = html.read(chapter.content)
        new: dict[str, str] = {}
        heading = article.find("h1")
        top = (heading.attr("id") if heading else "") or chapter.name
        for name in [top, *(each.attr("id") or "" for each in article.select("[id]"))]:
            unique = name
            while unique in taken and name not in new:
                unique = f"{chapter.name}--{unique}"
            new.setdefault(name, unique)
            taken.add(unique)
        found[f"/{chapter.url}"] = {**new, "": new[top]}
    return found
