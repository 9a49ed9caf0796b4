"""To add a Markdown extension to ``mkdocs.yml`` is enough: every reader of the book knows it then."""

import zipfile

from small_books import replace
from support import build_all, repository, run

from book import mkdocs_yml
from prose.check import check
from translation.book import page_pairs

NAME = "le-pain-au-levain-pas-a-pas"
DEFINED = "\n/// define\n{term}\n\n- {words}\n///\n"
# A word is misspelled, so that the spelling check has something to find.
FRENCH = {"term": "Pétrin", "words": "Un coffre de bois où la farine attandait."}
ENGLISH = {"term": "Trough", "words": "A wooden chest in which the flour waited."}


def test_an_extension_that_nobody_has_used_is_read_everywhere(tmp_path):
    root = repository(tmp_path)
    assert "definition" not in str(mkdocs_yml.read(root)["markdown_extensions"])
    known = "  - pymdownx.caret\n"
    replace(root / "mkdocs.yml", {known: f"{known}  - pymdownx.blocks.definition\n"})
    pages = {"fr": root / "docs/fr/a-propos.md", "en": root / "docs/en/a-propos.md"}
    for locale, said in (("fr", FRENCH), ("en", ENGLISH)):
        with pages[locale].open("a", encoding="utf-8") as page:
            page.write(DEFINED.format(**said))

    (pair,) = (each for each in page_pairs(root) if each.key == "a-propos.md")
    for side, said in ((pair.source, FRENCH), (pair.target, ENGLISH)):
        assert [each.text for each in side.segments[-2:]] == list(said.values())
    (typo,) = (each for each in check(root) if each.path == "docs/fr/a-propos.md")
    lines = pages["fr"].read_text("utf-8").split("\n")
    assert "attandait" in typo.message and "attandait" in lines[typo.line - 1]
    accepted = run("accept_translation.py", "--root", root, pages["en"])
    assert "2 accepted" in accepted.stdout, accepted.stderr

    build_all(root, root / "site")
    for locale, said in (("fr", FRENCH), ("en", ENGLISH)):
        index = (root / f"site/search/index.{locale}.js").read_text("utf-8")
        single = (root / "site/downloads" / f"{NAME}.{locale}.html").read_text("utf-8")
        with zipfile.ZipFile(root / "site/downloads" / f"{NAME}.{locale}.epub") as book:
            inside = book.read("EPUB/text/a-propos.xhtml").decode()
        for text in (index, single, inside):
            assert said["term"] in text and said["words"] in text
        assert "/// define" not in index + single + inside
