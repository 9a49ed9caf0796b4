"""What Markdown's extensions write becomes fit to stand beside any other page, with no script."""

import re
from collections.abc import Sequence

import markdown
import pytest
from pymdownx.tabbed import TabbedExtension

from book.rewriting import Rewriting

EXTENSIONS = [
    "attr_list", "footnotes", "tables", "toc", "pymdownx.blocks.tab", "pymdownx.tasklist",
]  # fmt: skip
WORDS = {"note": "Note {number}", "note_back": "Back to the text of note {number}"}


def rewritten(
    text: str, page: str = "chapitres/la-pate.md", extensions: Sequence = EXTENSIONS
) -> str:
    rewriting = Rewriting(WORDS)
    rewriting.page = page
    return markdown.markdown(text, extensions=[*extensions, rewriting])


def test_a_footnote_is_found_from_its_text_and_leads_back_in_words():
    html = rewritten("One[^a], two[^b], one[^a].\n\n[^a]: First.\n[^b]: Second.\n")
    ids = re.findall(r'id="([^"]+)"', html)
    assert ids == [
        "fnref-a--chapitres-la-pate", "fnref-b--chapitres-la-pate", "fnref2-a--chapitres-la-pate",
        "fn-a--chapitres-la-pate", "fn-b--chapitres-la-pate",
    ]  # fmt: skip
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids)
    assert re.findall(r'aria-label="([^"]+)"', html) == [
        "Note 1", "Note 2", "Note 1", *["Back to the text of note 1"] * 2, "Back to the text of note 2",
    ]  # fmt: skip


def test_tabs_are_a_group_of_which_one_is_open():
    tabs = "/// tab | One\nFirst.\n///\n\n/// tab | Two\nSecond.\n///\n"
    html = rewritten(f"{tabs}\nBetween.\n\n{tabs}")
    names = re.findall(r'<details name="([^"]+)"', html)
    assert names == ["tabs-1--chapitres-la-pate"] * 2 + ["tabs-2--chapitres-la-pate"] * 2
    assert re.findall(r"<summary>(\w+)</summary>", html) == ["One", "Two"] * 2
    assert html.count('open="open"') == html.count('<div class="tabs">') == 2
    assert "__" not in html and "<input" not in html and "data-tabs" not in html


def test_tabs_in_the_style_of_the_theme_are_the_same_group():
    classic, alternate = (
        rewritten(
            '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.\n',
            extensions=[TabbedExtension(alternate_style=style)],
        )
        for style in (False, True)
    )
    assert classic.count("<details") == 2 and "First" in classic
    assert re.sub(r"\s", "", alternate) == re.sub(r"\s", "", classic)


def test_tabs_within_a_tab_are_a_group_of_their_own():
    inner = "//// tab | In\nFirst.\n////\n\n"
    html = rewritten(f"/// tab | Out\n\n{inner}///\n")
    assert html.count("<details") == html.count("</details>") == 2
    assert html.index("Out") < html.index('tabs-2--chapitres-la-pate" open="open"><summary>In')


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("- [ ] To *do*", '<input disabled="disabled" type="checkbox" /> To <em>do</em></label>'),
        ("- [x] Done\n    - below", 'type="checkbox" /> Done</label><ul>'),
        ("- [x] Done\n\n    More", '<p><label><input checked="checked" disabled="disabled"'),
    ],
)
def test_the_words_of_a_task_name_its_box(text, task):
    assert task in rewritten(text).replace("\n", "")


def test_alignment_is_a_class():
    html = rewritten("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert "style" not in html
    assert re.findall(r'<td class="([^"]+)">', html) == [
        "align-left",
        "align-center",
        "align-right",
    ]


def test_what_an_author_wrote_stays():
    text = "# A { #fn }\n\nB\n{: #b .c style='color: red' }\n\n[back](#fn)\n"
    plain = markdown.markdown(text, extensions=EXTENSIONS)
    assert rewritten(text) == plain


def test_a_footnote_of_a_heading_stays_out_of_the_contents():
    rewriting = Rewriting(WORDS)
    md = markdown.Markdown(extensions=[*EXTENSIONS, rewriting])
    md.convert("# One[^a]\n\n[^a]: First.\n")
    assert [each["name"] for each in md.toc_tokens] == ["One"]


def test_a_footnote_that_no_text_names_leads_nowhere():
    html = rewritten("One.\n\n[^a]: First.\n")
    assert "First." in html and "<a" not in html
