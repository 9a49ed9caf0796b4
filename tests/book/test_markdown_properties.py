"""Whatever is typed: a page is what Markdown makes of it, and each of its words has a segment and a line.

More of them by hand: ``python tests/benchmarks/try_snippets.py 20000``.
"""

import sys
from pathlib import Path

import pytest
from case import lay

sys.path.append(str(Path(__file__).parent))
from properties import Properties
from snippets import snippet
from support import REPOSITORY

from book import front_matter, mkdocs_yml
from book.markdown import Reader, reader
from ground.message import french
from ground.problem import CannotRun

CONFIG = mkdocs_yml.read(REPOSITORY / "tests/books/bread")
PARTS = 4  # of the snippets, so that they can be tried side by side


@pytest.mark.parametrize("part", range(PARTS))
def test_properties_hold(part):
    properties = Properties(CONFIG)
    broken = {
        f"{name}: {where}\n{snippet(seed)}"
        for seed in range(part, 500, PARTS)
        for name, where in properties.violations(snippet(seed))
        if name != "refused"
    }
    assert not broken, "\n\n".join(sorted(broken))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/// note\n    no: thing\n\nText.\n///", 5),  # to YAML, ``no`` is no word
        (">///tab|z\n///\n///tab|}", 5),  # of which the extension would never make an end
        ("Text.[^1]\n\n[^1]: /// note\n        no: thing\n    ///", 4),  # the body's first line
    ],
)
def test_what_an_extension_cannot_bear_is_one_sentence(typed, line):
    page = front_matter.parse(f"---\ntitle: a\n---\n\n{typed}", "a.md")
    with pytest.raises(CannotRun, match=f"a.md:{line}: Markdown fails: "):
        Reader(CONFIG).read(page)


@pytest.mark.parametrize(
    "typed",
    [
        "<p>qaaz.</p> <p>qbbz.</p>", "<div></div><div>qaaz</div>", "<!-- x --><div>qaaz</div> qbbz",
        "<!-- x --> qaaz <!-- y --> qbbz", "<!---->qaaz<!>qbbz\nqccz", "<!-- x -->\nqaaz<br>qbbz <!-- y --> qccz",
        "```\n<h2>qaaz</h2>\n```\n<h2>qaaz</h2>_qbbz_", "- \n\n- qaaz\n!!! note\n    -\n    qbbz",
        "- \n\n\t- qaaz\n!!! note\n    -\n    qbbz", "1. \n\n1. \nqaaz\n# ",
    ],
)  # fmt: skip
def test_words_beside_others_on_a_line_have_a_segment(typed):
    assert not list(Properties(CONFIG).violations(typed))


@pytest.mark.parametrize("entry", ["pymdownx.marc", "tables: { nope: 1 }", "footnotes: 3"])
def test_an_extension_that_cannot_be_used_is_named_at_its_line(tmp_path, entry):
    root = lay("bread", tmp_path)
    settings = root / "mkdocs.yml"
    text = (
        settings.read_text(encoding="utf-8")
        .replace("  - tables\n", "")
        .replace("  - footnotes", "  # footnotes")
    )
    settings.write_text(
        text.replace("extensions:\n", f"extensions:\n  - {entry}\n"), encoding="utf-8"
    )
    line = text[: text.index("extensions:\n")].count("\n") + 2
    name = entry.split(":")[0]
    with pytest.raises(
        CannotRun, match=f"mkdocs.yml:{line}: the extension {name} cannot be used: "
    ) as refusal:
        reader(root)
    assert french(str(refusal.value))
