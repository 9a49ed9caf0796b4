"""A book in six languages, in a browser: search in each, links from each to each other, room for all."""

from itertools import permutations

import pytest
from playwright.sync_api import expect
from search_box import ask

CHAPTER = {
    "fr": "chapitres/le-levain/", "en": "en/chapters/the-starter/", "es": "es/capitulos/la-masa-madre/",
    "pt-BR": "pt-BR/capitulos/o-fermento/", "ar": "ar/fusul/al-khamira/", "he": "he/chapitres/le-levain/",
}  # fmt: skip
# What a reader of each language types, and what is to come first: an entry or a section.
JUDGED = {
    "es": {
        "masa madre": "es/glosario#levain",
        "autolisis": "es/glosario#autolyse",  # without its accent
        "harinas": "es/glosario#farine",  # inflected
        "levadura natural": "es/glosario#levain",  # by a name to avoid
        "fermentasion": "es/glosario#fermentation",  # misspelled
        "levain": "es/glosario#levain",  # in another language
        "starter": "es/glosario#levain",
        "reloj": "es/capitulos/la-masa#la-pate-2",
        "suena a hueco": "es/capitulos/la-coccion#la-cuisson-2",
        "señalar errores": "es/acerca-de#erreur",
    },
    "pt-BR": {
        "fermento natural": "pt-BR/glossario#levain",
        "autolise": "pt-BR/glossario#autolyse",
        "farinhas": "pt-BR/glossario#farine",
        "fermentacão": "pt-BR/glossario#fermentation",
        "gluten": "pt-BR/glossario#gluten",
        "masa madre": "pt-BR/glossario#levain",
        "pão bem assado soa oco": "pt-BR/capitulos/o-forno#la-cuisson-2",
        "apontar um erro": "pt-BR/sobre#erreur",
    },
    "ar": {
        "خميرة طبيعية": "ar/masrad#levain",
        "دقيق": "ar/masrad#farine",
        "الدقيق": "ar/masrad#farine",
        "مُحَدَّثَة": "ar/halat-at-tarjama#etat-de-la-traduction",  # with its vowels
        "خميرة برية": "ar/masrad#levain",
        "final proof": "ar/masrad#appret",
        "صوت أجوف": "ar/fusul/al-khabz#la-cuisson-2",
        "قشرة": "ar/fusul/al-khabz#la-cuisson",  # without its article
        "للإعلام": "ar/an-al-kitab#origine-2",
    },
    "he": {"מחמצת": "he/glossaire#levain", "levain": "he/glossaire#levain"},
}


@pytest.mark.parametrize("locale", JUDGED)
def test_a_reader_finds_words_in_the_language(page, languages_url, locale):
    page.goto(f"{languages_url}{CHAPTER[locale]}")
    page.click("[data-book-search]")
    expect(page.locator("#book-search [role=status]")).not_to_be_empty()  # its index has come
    found = {query: ask(page, query)[:1] for query in JUDGED[locale]}
    assert found == {query: [first] for query, first in JUDGED[locale].items()}


def test_from_each_language_to_each_other_the_passage_stays(page, languages_url):
    for here, there in permutations(CHAPTER, 2):
        page.goto(f"{languages_url}{CHAPTER[here]}#le-levain-2")
        page.click(".languages summary")
        page.click(f'.book-language[hreflang="{there}"]')
        expect(page).to_have_url(f"{languages_url}{CHAPTER[there]}#le-levain-2")


def test_without_javascript_each_language_is_reached_from_the_list(new_page, languages_url):
    page = new_page(java_script_enabled=False)
    for there in ("es", "pt-BR", "ar"):
        page.goto(languages_url + CHAPTER["fr"])
        page.click(".languages summary")
        page.click(f'.book-language[hreflang="{there}"]')
        expect(page).to_have_url(languages_url + CHAPTER[there])


@pytest.mark.parametrize("width", [320, 760, 1280])
def test_nothing_slides_and_the_list_is_whole_on_the_screen(new_page, languages_url, width):
    page = new_page(viewport={"width": width, "height": 700})
    for locale in ("ar", "pt-BR"):
        page.goto(languages_url + CHAPTER[locale])
        page.click(".languages summary")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for box in [each.bounding_box() for each in page.locator(".book-language").all()]:
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            assert box["width"] >= 24 and box["height"] >= 24


def test_a_passage_of_another_language_opens_below_its_own(page, languages_url):
    page.goto(languages_url + CHAPTER["ar"])
    page.locator("#le-levain-2 + .peek > summary").click()
    shown = page.locator("#le-levain-2 + .peek > .counterpart")
    assert [(each.get_attribute("lang"), each.get_attribute("dir")) for each in shown.all()] == [
        ("fr", "ltr"), ("en", "ltr"), ("es", "ltr"), ("pt-BR", "ltr"), ("he", None),
    ]  # fmt: skip
