"""Figures have room for their words, in any width, scheme, and face, and say what they are."""

import pytest
from figure_room import CRAMPED

PAGES = {"fr": "formes/", "en": "en/forms/"}


@pytest.mark.parametrize("locale", PAGES)
@pytest.mark.parametrize("has_face", [True, False])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_word_leaves_its_box_or_meets_another(new_page, bread_url, locale, has_face, width):
    page = new_page(viewport={"width": width, "height": 800})
    if not has_face:
        page.route("**/*.woff2", lambda route: route.abort())
    page.goto(bread_url + PAGES[locale])
    page.evaluate("document.fonts.ready")
    assert page.locator("svg.book-figure").count() == 1
    assert page.evaluate(CRAMPED) == []


def test_a_word_without_room_would_be_told(page, bread_url):
    page.goto(bread_url + PAGES["en"])
    for change, told in (
        ("tspan.textContent += ' and more of it than the box can hold'", "over an edge"),
        ("tspan.setAttribute('y', 200)", "over an arrow"),
        ("figure.setAttribute('font-size', 8)", "letters of"),
        (
            "figure.querySelectorAll('tspan')[1].setAttribute('y', tspan.getAttribute('y'))",
            "over Flour",
        ),
    ):
        page.reload()
        find = (
            "figure = document.querySelector('.book-figure'), tspan = figure.querySelector('tspan')"
        )
        page.evaluate(f"() => {{ const {find}; {change} }}")
        assert any(each.startswith(told) for each in page.evaluate(CRAMPED)), told


@pytest.mark.parametrize("locale", PAGES)
def test_a_figure_has_a_name_and_a_description(page, bread_url, locale):
    page.goto(bread_url + PAGES[locale])
    figure = page.get_by_role(
        "img", name={"fr": "De la farine au pain", "en": "From flour to bread"}[locale]
    )
    assert figure.count() == 1
    described = figure.evaluate(
        "each => document.getElementById(each.getAttribute('aria-describedby')).textContent"
    )
    assert {"fr": "l’eau par le levain", "en": "by way of the starter"}[locale] in described


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_are_those_of_the_scheme(new_page, bread_url, scheme):
    page = new_page(color_scheme=scheme)
    page.goto(bread_url + PAGES["fr"])
    ink, text = page.evaluate(
        """() => [getComputedStyle(document.querySelector("article p")).color,
        getComputedStyle(document.querySelector(".book-figure .figure-head")).fill]"""
    )
    assert ink == text


def test_forced_colors_are_kept_to(new_page, bread_url):
    page = new_page(forced_colors="active")
    page.goto(bread_url + PAGES["fr"])
    used = page.evaluate(
        """() => { const color = (each, what) => getComputedStyle(document.querySelector(each))[what]
        return [color("body", "color"), color(".figure-says", "fill"), color(".figure-head", "fill"),
          color("path.figure-solid", "stroke"), color("path.figure-dashed", "stroke")] }"""
    )
    assert len(set(used)) == 1, used
