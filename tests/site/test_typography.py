"""Typography in the built pages: body, titles, navigation, descriptions, search entries."""

import html
import re

THIN, WIDE = "\u202f", "\u00a0"


def text(built, page: str) -> str:
    source = (built / page / "index.html").read_text(encoding="utf-8")
    source = re.sub(r"<(script|style|code)\b.*?</\1>", "", source, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", source))


def test_french_pages_hold_no_plain_apostrophe_or_space_before_high_punctuation(built):
    for path in built.rglob("index.html"):
        page = path.parent.relative_to(built).as_posix()
        if not page.startswith("en"):
            words = text(built, page)
            assert not re.search(r"\w'\w", words), (page, re.search(r".{20}\w'\w.{20}", words))
            assert not re.search(r" [;!?:»]|« ", words), (
                page,
                re.search(r".{20} [;!?:»].*", words),
            )


def test_english_pages_hold_no_straight_quote(built):
    for path in (built / "en").rglob("index.html"):
        words = text(built, path.parent.relative_to(built).as_posix())
        assert not re.search(r"\w'\w|\w\"|\"\w", words), path


def test_title_navigation_and_description_are_set_alike(built):
    source = html.unescape(
        (built / "chapitres/comprendre-l-immunotherapie/index.html").read_text(encoding="utf-8")
    )
    assert "<title>Comprendre l’immunothérapie - " in source
    assert 'content="Ce qu’est l’immunothérapie, et en quoi elle' in source
    assert source.count("Comprendre l’immunothérapie") >= 3
    assert "Comprendre l'immunothérapie" not in source
    assert f"tumorales{WIDE}:" in text(built, "chapitres/strategies-combinees")
    assert f"chirurgie{THIN}?" in text(built, "")


def test_no_entity_is_escaped_twice(built):
    for path in built.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"&amp;#?\w+;", source), path
