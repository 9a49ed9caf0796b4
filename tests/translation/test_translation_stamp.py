"""The stamp is written without touching another character, and read with care."""

import pytest

from book import front_matter
from ground.problem import CannotRun
from translation.stamp import Allowance, Stamp, read, write

PRINT = "0123456789ab"
STAMP = Stamp({"title": PRINT, "on": "000000000000"})
BLOCK = f'translation:\n  title: "{PRINT}"\n  "on": "000000000000"\n'


def test_written_at_the_end_of_the_front_matter():
    text = '---\ntitle: "A: b"   # why\n\nhide: [toc]\n---\n\nBody\n---\n'
    assert write(text, STAMP, "p") == text.replace("[toc]\n", "[toc]\n" + BLOCK)


def test_replaces_the_old_one_where_it_stands():
    text = '---\ntitle: A\ntranslation:\n    x: "ffffffffffff"\n\n# kept\nslug: a\n---\nBody'
    old = 'translation:\n    x: "ffffffffffff"\n'
    assert write(text, STAMP, "p") == text.replace(old, BLOCK)


def test_page_without_front_matter_gets_one():
    assert write("# Title\n", STAMP, "p") == f"---\n{BLOCK}---\n# Title\n"


def test_line_ends_stay():
    text = "---\r\ntitle: A\r\n---\r\nBody\r\n"
    assert write(text, STAMP, "p") == text.replace("A\r\n", "A\r\n" + BLOCK.replace("\n", "\r\n"))
    with pytest.raises(CannotRun, match="p:1: mixed line ends"):
        write("---\r\ntitle: A\n---\r\n", STAMP, "p")


def test_written_twice_changes_nothing():
    reasons = {"title": Allowance(("numbers",), PRINT, 'It says: "no" — see é\\n')}
    stamp = Stamp(STAMP.fingerprints, reasons)
    once = write("---\ntitle: A\n---\nBody\n", stamp, "p")
    assert write(once, stamp, "p") == once
    assert read(front_matter.parse(once, "p"), "p") == stamp


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('  x: "zzz"', "malformed fingerprint 'zzz' of segment 'x'"),
        ("  x: 012345670123", "malformed fingerprint"),
        ('  x: ["0123456789ab"]', "malformed fingerprint"),
        ('  x: "0123456789AB"', "malformed fingerprint"),
        ('  1: "0123456789ab"', "segment id 1 must be text"),
    ],
)
def test_malformed_fingerprint_is_named_with_its_line(line, what):
    text = f'---\ntitle: A\ntranslation:\n  a: "{PRINT}"\n{line}\n---\n'
    with pytest.raises(CannotRun) as reason:
        read(front_matter.parse(text, "docs/p.md"), "docs/p.md")
    assert str(reason.value).startswith("docs/p.md:5: ") and what in str(reason.value)


def test_malformed_stamp_is_named():
    for text in ("---\ntranslation: yes\n---\n", "---\ntranslation_reasons: {a: b}\n---\n"):
        with pytest.raises(CannotRun, match=r"docs/p\.md:2: "):
            read(front_matter.parse(text, "docs/p.md"), "docs/p.md")
