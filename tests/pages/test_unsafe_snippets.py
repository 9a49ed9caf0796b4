"""Whatever hostile is typed: nothing of it acts, every e-reader can open it, and no word is lost.

More of them by hand: ``python tests/benchmarks/try_snippets.py 20000 --unsafe``.
"""

import sys

import pytest
from support import REPOSITORY

sys.path += [str(REPOSITORY / "tests/book"), str(REPOSITORY / "tests/pages")]
from unsafe_snippets import Pipeline, unsafe

from book import interface, mkdocs_yml

BREAD = REPOSITORY / "tests/books/bread"


@pytest.mark.parametrize("part", range(2))
def test_what_must_hold_of_any_page(part):
    pipeline = Pipeline(mkdocs_yml.read(BREAD), interface.read(BREAD, "en", "fr"))
    broken = {
        f"{name}: {where}\n{unsafe(seed)}"
        for seed in range(part, 500, 2)
        for name, where in pipeline.violations(unsafe(seed))
    }
    assert not broken, "\n\n".join(sorted(broken))


@pytest.mark.parametrize("net", ["clean", "words"])
def test_the_properties_notice_what_is_not_held(net, monkeypatch):
    pipeline = Pipeline(mkdocs_yml.read(BREAD), interface.read(BREAD, "en", "fr"))
    loose = {"clean": lambda html: (html, []), "words": lambda html: ("<p>a</p>", [])}[net]
    monkeypatch.setattr("pages.safe_html.clean", loose)
    told = {name for seed in range(100) for name, _ in pipeline.violations(unsafe(seed))}
    assert {"clean": {"acts", "xml"}, "words": {"words"}}[net] <= told
