"""Front matter: what a page says of itself is read, and what is malformed is named at its line."""

import pytest

from book import front_matter
from ground.message import french
from ground.problem import CannotRun


def test_keys_lines_and_body():
    page = front_matter.parse("---\nslug: a\n# why\ntitle: B\n---\n\n# B\n", "p.md")
    assert page.values == {"slug": "a", "title": "B"}
    assert page.lines == {"slug": 2, "title": 4}
    assert (page.body, page.body_line) == ("\n# B\n", 6)


@pytest.mark.parametrize("text", ["# A\n", "---\n\nBelow a rule.\n", "---\n---\n# A\n", ""])
def test_page_without_front_matter(text):
    assert front_matter.parse(text, "p.md").values == {}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("\n---\nslug: a\n---\n", "1: malformed front matter: nothing may stand above it"),
        (" ---\nslug: a\n---\n", "1: malformed front matter: nothing may stand above it"),
        ("---\nslug: a\n\n# A\n", "1: malformed front matter: no line `---` ends it"),
        (
            "---\nslug: a\nhide: [toc]\nslug: c\n---\n",
            "4: malformed front matter: 'slug' stands twice",
        ),
        ("---\nslug: a\ntitle: 2026\n---\n", "3: malformed front matter: title must be text"),
        ("---\ntitle: [a, b]\n---\n", "2: malformed front matter: title must be text"),
        ("---\nsubtitle: a\n---\n", "2: malformed front matter: no page has a key 'subtitle'"),
        (
            "---\nslug: a\nstatus: new\n---\n",
            "3: malformed front matter: no page has a key 'status'",
        ),
        ("---\nhide: 3\n---\n", "2: malformed front matter: hide can be [toc]"),
        (
            "---\ntemplate: x\n---\n",
            "2: malformed front matter: template can be home.html, read.html, questions.html",
        ),
        ("---\nready: 1\n---\n", "2: malformed front matter: ready can be true, false"),
        ("---\ntitle: ' '\n---\n", "2: malformed front matter: title must be text"),
        ("---\ndescription:\n---\n", "2: malformed front matter: description must be text"),
        ("---\na: b\nsl\0ug: a\n---\n", "3: malformed front matter: "),
        (
            '---\na: b\ntitle: "a\\x01"\n---\n',
            "3: malformed front matter: the character U+0001 means",
        ),
        ('---\na:\n  b: "\\uFFFE"\n---\n', "3: malformed front matter: the character U+FFFE means"),
    ],
)
def test_malformed_front_matter_is_named_at_its_line(text, where):
    with pytest.raises(CannotRun) as caught:
        front_matter.parse(text, "docs/fr/p.md")
    assert str(caught.value).startswith(f"docs/fr/p.md:{where}")
    line = where.split(":")[0]
    told = french(str(caught.value))
    assert told and told.startswith(f"docs/fr/p.md:{line}: en-tête de page à corriger : ")
