"""The theme still is what the search counts on; a change of it fails by name."""

import pytest

from search.theme_contract import CONTRACT, broken


@pytest.fixture(scope="module")
def theme(bread_site):
    (script,) = (bread_site / "assets" / "javascripts").glob("bundle.*.min.js")
    page = (bread_site / "glossaire" / "index.html").read_text(encoding="utf-8")
    return script.read_text(encoding="utf-8"), page


@pytest.mark.parametrize("name", [term.name for term in CONTRACT])
def test_theme_keeps_its_part(theme, name):
    assert name not in broken(*theme)
