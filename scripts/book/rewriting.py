"""What do Markdown's extensions write that no book can use, and what stands there instead?

Their ids are alike on every page, their alignment is an inline style, their tabs need a style sheet of
their own, and their boxes and arrows have no name. All of it is rewritten in the tree, so that pages can
stand in one document and need no script.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from turbohtml.rewrite import rewrite

from book.direction import direction

# What extensions call their elements: ``fn:1``, ``fnref2:1``, ``__tabbed_1_2``. No author would.
_GENERATED = re.compile(r"(?:fn|fnref\d*):.*|__.*", re.S)
_ALIGNED = re.compile(r"text-align:\s*(left|right|center);?")


def with_code_turned(html: str, language: str) -> str:
    """The HTML of a page in which code says its direction, where the ``language`` has the other one."""
    if direction(language) == "ltr":
        return html
    return rewrite(
        html, elements=[("pre, code, kbd, samp", lambda tag: tag.set_attribute("dir", "ltr"))]
    )


class Rewriting(Extension):
    """Rewrites the page that ``page`` names (its path below the language's folder).

    ``words`` holds ``note`` and ``note_back``: how the number of a footnote, and the way back from
    it, are read aloud, with ``{0}`` for the number.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.page = ""
        self.words = words

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After attribute lists (8), before MkDocs notes which ids the page has (5).
        md.treeprocessors.register(_Rewriter(md, self), "book-rewriting", 5.5)


class _Rewriter(Treeprocessor):
    md: markdown.Markdown

    def __init__(self, md: markdown.Markdown, rewriting: Rewriting) -> None:
        super().__init__(md)
        self.rewriting = rewriting

    def run(self, root: etree.Element) -> None:
        self._tabs(root)
        self._tasks(root)
        self._footnotes(root)
        self._ids(root)
        for element in root.iter():
            if aligned := _ALIGNED.fullmatch(element.get("style", "")):
                del element.attrib["style"]
                _add_class(element, f"align-{aligned[1]}")

    def _name(self, generated: str) -> str:
        """A name for what was generated that no other page has.

        It begins as it did: ``toc`` takes what begins with ``fnref`` out of the contents.
        """
        parts = (generated, self.rewriting.page.removesuffix(".md"))
        return "--".join("-".join(re.findall(r"[^\W_]+", part)) for part in parts)

    def _tabs(self, root: etree.Element) -> None:
        """A group of ``details``, of which a browser opens one at a time, for each set of tabs."""
        for number, tabs in enumerate(list(_having_class(root, "tabbed-set")), 1):
            if "data-tabs" not in tabs.attrib:
                continue  # a name that an author gave
            parts = list(tabs)  # a button, its label and its panel for each tab
            buttons, labels, panels = parts[::3], parts[1::3], parts[2::3]
            # In the theme's own style all buttons come first, then all labels, then all panels.
            if "tabbed-alternate" in tabs.get("class", "").split():
                buttons, labels, panels = parts[:-2], list(parts[-2]), list(parts[-1])
            tabs.clear()
            tabs.set("class", "tabs")
            for button, label, panel in zip(buttons, labels, panels, strict=True):
                details = etree.SubElement(tabs, "details", name=self._name(f"tabs-{number}"))
                if button.get("checked"):
                    details.set("open", "open")
                label.tag = "summary"
                label.attrib.pop("for", None)
                details.append(label)
                details.extend(panel)

    def _tasks(self, root: etree.Element) -> None:
        """The words of a task name its box."""
        for item in _having_class(root, "task-list-item"):
            if not (item.text or "").strip() and not len(item):
                continue
            task = item if (item.text or "").strip() else item[0]
            found = HTML_PLACEHOLDER_RE.match(task.text or "")
            if not found:
                continue
            label = etree.Element("label")
            box = etree.SubElement(label, "input", type="checkbox", disabled="disabled")
            if "checked" in str(self.md.htmlStash.rawHtmlBlocks[int(found[1])]):
                box.set("checked", "checked")
            box.tail, task.text = " " + (task.text or "")[found.end() :], None
            for child in list(task):
                if self.md.is_block_level(child.tag):
                    break
                task.remove(child)
                label.append(child)
            task.insert(0, label)

    def _footnotes(self, root: etree.Element) -> None:
        words = self.rewriting.words
        for link in _having_class(root, "footnote-ref"):
            link.set("role", "doc-noteref")
            link.set("aria-label", words["note"].format(number=link.text))
        marks = {mark.get("id") for mark in root.iter("sup")}
        for notes in _having_class(root, "footnote"):
            for number, note in enumerate(notes.iter("li"), 1):
                around = {link: each for each in note.iter() for link in each}
                for link in list(_having_class(note, "footnote-backref")):
                    if link.get("href", "").removeprefix("#") not in marks:
                        around[link].remove(link)  # nothing in the text leads to this note
                    link.attrib.pop("title", None)
                    link.set("role", "doc-backlink")
                    link.set("aria-label", words["note_back"].format(number=number))

    def _ids(self, root: etree.Element) -> None:
        new: dict[str, str] = {}
        for element in root.iter():
            if _GENERATED.fullmatch(name := element.get("id", "")):
                new[name] = self._name(name)
                element.set("id", new[name])
        for element in root.iter("a"):
            if (name := element.get("href", "").removeprefix("#")) in new:
                element.set("href", f"#{new[name]}")


def _having_class(root: etree.Element, name: str) -> Iterator[etree.Element]:
    return (element for element in root.iter() if name in element.get("class", "").split())


def _add_class(element: etree.Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
