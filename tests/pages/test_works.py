"""Languages as Open Graph names them, and works that are translated, or not yet."""

import json

import pytest

from book import json_ld
from pages import works


@pytest.mark.parametrize(
    ("locale", "named"),
    [("fr", "fr_FR"), ("en", "en_US"), ("ar", "ar_EG"), ("en-GB", "en_GB"), ("pt-BR", "pt_BR"),
     ("zh-Hant", "zh_TW"), ("xx", "xx")],
)  # fmt: skip
def test_a_language_has_the_territory_that_it_names_or_where_it_is_most_spoken(locale, named):
    assert works.territory(locale) == named


def test_a_work_that_is_in_one_language_alone_translates_nothing():
    for locale, others in (("fr", {}), ("ar", {}), ("ar", {"en": "https://example.org/en/"})):
        work = works.Work("A", "B", locale, "https://example.org/", others, "fr")
        assert not {"workTranslation", "translationOfWork"} & works.book(work, "").keys()


def test_no_text_ends_the_element_that_holds_it():
    text = '</script><!--<script>"&\u2028'
    script = json_ld.element({"name": text})
    assert script.count("<") == 2
    assert json.loads(script.partition(">")[2].rpartition("<")[0])["name"] == text
