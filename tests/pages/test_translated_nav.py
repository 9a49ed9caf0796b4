"""The navigation of a language holds the pages it has, and every mistake."""

from book.translated_nav import translated_nav

NAV = [{"Home": "index.md"}, {"Chapters": ["a.md", "b.md"]}, {"New": ["c.md"]}, "c.md", "typo.md"]


def test_pages_of_the_source_alone_are_left_out(tmp_path):
    for name in ("fr/index.md", "fr/a.md", "fr/b.md", "fr/c.md", "en/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    left = [{"Home": "index.md"}, {"Chapters": ["a.md"]}, "typo.md"]
    assert translated_nav(NAV, tmp_path, "fr", "en") == left
    assert translated_nav(NAV, tmp_path, "fr", "fr") == NAV
    assert translated_nav(None, tmp_path, "fr", "en") is None
