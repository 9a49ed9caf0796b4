"""A segment is one thing, to the check that reads lines and to the built page alike."""

import re
import xml.etree.ElementTree as etree

import markdown
import pytest

from book.front_matter import Page
from book.markdown import Reader
from book.segments import Segments, page_segments

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "smarty", "tables", "fenced_code", "toc"]

READER = Reader({"markdown_extensions": EXTENSIONS})

RICH = """\
A paragraph before any heading,
on two lines.

# Title { #title }

First *paragraph* with `code`, a [link](x.md){ .button } and <b>HTML</b>.
{: .lede }

**Named** paragraph.
{: #title-1 }

<!-- a comment
over lines -->
After a comment. <!-- in the line -->

## List { #list }

- one
- two, over
  two lines
    - nested
    - nested too
- three

1. first

    second paragraph of the item

2. second

### Quote { #quote }

> quoted text
> on two lines
>
> more of it

Before a list
- that is none

Setext heading
--------------

| a | b |
|---|---|
| c | d |
| e | f |

```
# code, no heading
- no item
```

    indented code, no text

!!! note "A title"
    Inside the note.

    - item in the note

<div id="box" markdown>
Inside a box.

- item in a box
</div>

<p markdown>Markdown in *one* line.</p>

<div class="raw"><p>Raw HTML text.</p></div>

***

Last [with][ref] a reference.

[ref]: https://example.org/ref
"""


def build(text: str, key: str = "page.md", extensions=EXTENSIONS) -> etree.Element:
    """The page as MkDocs would make it, with its segments named."""
    segments = Segments()
    segments.key = key
    return parsed(markdown.markdown(text, extensions=[*extensions, segments]))


def parsed(html: str) -> etree.Element:
    return etree.fromstring(f"<page>{re.sub('<!--.*?-->', '', html, flags=re.S)}</page>")


def named(page: etree.Element) -> list[tuple[str, etree.Element]]:
    return [(e.get("data-segment"), e) for e in page.iter() if e.get("data-segment")]


def words(text: str | etree.Element) -> list[str]:
    text = text if isinstance(text, str) else " ".join(text.itertext())
    return re.findall(r"\w+", text)


def test_every_segment_has_one_element_and_it_says_what_the_segment_says():
    page = build(RICH)
    found = page_segments(READER, Page(body=RICH), "page.md")
    assert sorted(name for name, _ in named(page)) == sorted(segment.id for segment in found)
    assert len(found) == 30
    elements = dict(named(page))
    for segment in found:
        assert elements[segment.id].get("id") == segment.id
        read = " ".join(block.words.text for block in segment.blocks)
        actual = [w for w in words(elements[segment.id]) if w != "code"]
        assert actual[: len(words(read))] == words(read), segment


def test_nothing_else_changes():
    text = "".join(build(RICH).itertext())
    assert text == "".join(parsed(markdown.markdown(RICH, extensions=EXTENSIONS)).itertext())


def test_lines_and_columns_are_where_the_text_begins():
    lines = RICH.split("\n")
    for segment in page_segments(READER, Page(body=RICH), "page.md"):
        if segment.kind not in ("html", "row"):
            begin = segment.text.split("\n")[0].split("[")[0][:5]
            assert lines[segment.line - 1][segment.column :].startswith(begin), segment


A, B, C = "A\n{: #h-1 }", "B\n{: #h-2 }", "C\n{: #h-3 }"


@pytest.mark.parametrize(
    ("paragraphs", "ids"),
    [
        pytest.param([A, B], ["h-1", "h-2"], id="as typed"),
        pytest.param([B, A], ["h-2", "h-1"], id="moved: names go along"),
        pytest.param(["N", A, B], ["h-3", "h-1", "h-2"], id="a new one gets the next free number"),
        pytest.param([A, "B", C], ["h-1", "h-2", "h-3"], id="a forgotten name is found again"),
        pytest.param([A, A], ["h-1", "h-2"], id="a name given twice goes to the first"),
    ],
)
def test_ids_below_a_heading(paragraphs, ids):
    found = page_segments(READER, Page(body="\n\n".join(["# H { #h }", *paragraphs])), "page.md")
    assert [segment.id for segment in found] == ["h", *ids]


def test_a_glossary_entry_is_one_segment_from_its_heading_to_the_next():
    text = "# G { #g }\n\nIntro.\n\n## a { #a }\n\nWhat.\n\n- Forms: as\n\n## b { #b }\n\nWhat.\n"
    found = page_segments(READER, Page(body=text), "glossaire.md")
    assert [(s.id, s.kind) for s in found] == [
        ("g", "heading"), ("g-1", "paragraph"), ("a", "entry"), ("b", "entry"),
    ]  # fmt: skip
    assert "Forms: as" in found[2].text
    assert [name for name, _ in named(build(text, "glossaire.md"))] == ["g", "g-1", "a", "b"]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        pytest.param(
            '<figure markdown="span">\n![A loaf](a.png){ width="300" }\n<figcaption>A loaf</figcaption>\n</figure>',
            ["page-1", "page-2"], id="figure, as a span",
        ),
        pytest.param(
            "<figure markdown>\n![A loaf](a.png)\n<figcaption markdown>A *loaf*</figcaption>\n</figure>",
            ["page-1", "page-2"], id="figure",
        ),
        pytest.param(
            '<article markdown="span">In a *span*</article>', ["page-1"], id="an element of its own",
        ),
        pytest.param(
            '<div markdown="span">\n# No heading\n</div>', ["page-1"], id="no heading in a span",
        ),
        pytest.param(
            '<dl markdown="block"><dt markdown="span">a</dt><dd markdown="span">b</dd></dl>',
            ["page-1", "page-2"], id="definition list",
        ),
        pytest.param(
            '<ul markdown="block">\n<li markdown="span">one *x*</li>\n</ul>', ["page-1"], id="list",
        ),
        pytest.param(
            '<div markdown="0">raw *text*</div>', ["page-1"], id="kept from Markdown",
        ),
    ],
)  # fmt: skip
def test_markdown_in_html_is_built_as_without_names(html, names):
    segments = Segments()
    made = markdown.markdown(html, extensions=[*EXTENSIONS, segments])
    assert re.findall(r'data-segment="([^"]*)"', made) == names
    bare = re.sub(r' (?:data-segment|id)="[^"]*"', "", made)
    assert bare == markdown.markdown(html, extensions=EXTENSIONS)
