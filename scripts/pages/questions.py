"""How does a page of questions, to be ticked and printed, show each in every language?"""

from collections.abc import Mapping
from html import escape

from turbohtml import Element

from book import html
from book.direction import foreign, told

TEMPLATE = "questions.html"


def page(content: str, others: Mapping[str, Mapping[str, str]], locale: str) -> str:
    """The HTML of a page in ``locale``: boxes that can be ticked, each heading, paragraph and item with
    what ``others`` say, and a section for each group of questions.

    ``others`` maps ids of segments to texts by language.
    """
    root = html.read(content)
    for box in root.select(".task-list-item input"):
        del box.attrs["disabled"]
    _group(root)
    for element in root.select("[data-segment]"):
        texts = others.get(element.attr("data-segment") or "", {})
        if element.tag == "li":
            beside = "".join(_said("span", *each, locale) for each in texts.items())
            (element.find("label") or element).insert_adjacent_html(
                "afterend" if element.find("label") else "beforeend", beside
            )
        elif element.tag in ("p", *html.HEADINGS):
            beside = "".join(_said("p", *each, locale) for each in texts.items())
            pair = element.wrap(Element("div", {"class": "book-both"}))
            pair.insert_adjacent_html("beforeend", beside)
    return html.inside(root)


def _group(root: Element) -> None:
    """Put a heading and the questions below it into a section, which goes from paper with them."""
    heading, last = None, dict[int, tuple[Element, Element]]()
    for node in root.children:
        if isinstance(node, Element):
            if node.tag in html.HEADINGS:
                heading = node
            elif heading and heading.tag != "h1" and node.select_one(".task-list-item"):
                last[id(heading)] = heading, node
    for begin, end in last.values():
        begin.wrap_siblings(Element("section", {"class": "book-theme"}), until=end)


def _said(tag: str, locale: str, text: str, page: str) -> str:
    return f'<{tag} class="book-other"{told(foreign(locale, page))}>{escape(text)}</{tag}>'
