"""Numbers, dates and units are the same or not, whatever the conventions of each language."""

import pytest

from book.front_matter import Page
from book.markdown import Reader
from book.segments import page_segments
from translation import numbers, references, words
from translation.passage import passages
from translation.quantity import quantities
from translation.state import out_of_place

READER = Reader({"markdown_extensions": ["attr_list", "footnotes", "pymdownx.magiclink"]})
NOTES = "\n\n[^1]: One.\n[^2]: Two.\n"


def found(rule, french: str, english: str) -> list[str]:
    both = (
        page_segments(READER, Page(body=text + NOTES), "page.md")[0] for text in (french, english)
    )
    return [finding.rule for finding in rule.findings(passages("page.md", ("fr", "en"), *both))]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("he", "1,000.5", "1000.5"),
        ("zh-Hant", "1,000", "1000"),
        ("ar", "١٬٠٠٠٫٥", "1000.5"),
        ("pl", "1 000,5", "1000.5"),
        ("xx", "1 000", "1000"),
    ],
)
def test_numbers_are_read_by_the_conventions_of_any_language(language, text, number):
    assert list(quantities(text, language).numbers) == [number]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("12,5 %", "12.5%"),
        ("12,50 %", "12.5 percent"),
        ("dix pour cent", "ten percent"),
        ("1 000 pains", "1,000 loaves"),
        ("1\u202f234\u202f567,8", "1,234,567.8"),
        ("10\u00a0000", "10\u202f000"),
        ("en 2020, 300 pains", "in 2020, 300 loaves"),
        ("le 3 mars 2024", "on March 3, 2024"),
        ("le 3 mars 2024", "on 3 March 2024"),
        ("1er mai", "May 1st"),
        ("du 3 au 5 mars 2024", "March 3–5, 2024"),
        ("03/04/2024", "04/03/2024"),
        ("mars 2024", "March 2024"),
        ("2024-03-03", "March 3, 2024"),
        ("à 14 h 30", "at 2:30 p.m."),
        ("à 14 h", "at 2 p.m."),
        ("2,5 milliards d'euros", "€2.5 billion"),
        ("3 millions", "3,000,000"),
        ("de 5 à 10 %", "5% to 10%"),
        ("10 mg/kg à 37 °C", "10 mg/kg at 37°C"),
        ("garde à 5 ans", "5-year keeping"),
        ("âgés de 65 ans", "aged 65"),
        ("les années 1990", "the 1990s"),
        ("au XIXe siècle", "in the 19th century"),
        ("essai de phase III", "phase 3 trial"),
        ("neuf chapitres", "9 chapters"),
        ("1 pain sur 5", "one loaf in five"),
        ("quatre-vingt-dix-sept", "ninety-seven"),
        ("les deux langues", "both languages"),
        ("deux fois par jour", "twice a day"),
        ("un four neuf", "a new oven"),
        ("sous-T-65, CRLE-4, PAIN01234567", "sub-T-65, CRLE-4, PAIN01234567"),
        ("le Levain-19", "LEVAIN-19"),
        ("p < 0,05", "p < .05"),
        ("10⁹/L", "10⁹/L"),
        ("l'amylase-2", "amylase-2"),
        ("1. Premier point", "1. First point"),
    ],
)
def test_same_quantities(french, english):
    assert found(numbers, french, english) == []


@pytest.mark.parametrize(
    ("french", "english", "rule"),
    [
        ("12,5 %", "12.6%", "numbers"),
        ("12,5 %", "125%", "numbers"),
        ("1 000", "100", "numbers"),
        ("1 000", "1.000", "numbers"),
        ("1 000", "1 000", "numbers"),
        ("12,5 %", "12,5 %", "numbers"),
        ("3 pains", "loaves", "numbers"),
        ("des pains", "3 loaves", "numbers"),
        ("le 3 mars 2024", "May 3, 2024", "numbers"),
        ("le 3 mars 2024", "March 3, 2023", "numbers"),
        ("03/04/2024", "03/04/2024", "numbers"),
        ("2 milliards", "2 million", "numbers"),
        ("neuf chapitres", "ten chapters", "numbers"),
        ("9 chapitres", "ten chapters", "numbers"),
        ("à 14 h 30", "at 2:30 a.m.", "numbers"),
        ("-3 °C", "3 °C", "numbers"),
        ("10 mg", "10 g", "units"),
        ("10 mg/kg", "10 mg", "units"),
        ("12,5 %", "12.5", "units"),
        ("5 ans", "5 months", "units"),
        ("T-65", "T-L65", "identifiers"),
        ("PAIN01234567", "PAIN01234576", "identifiers"),
        ("ouvrez `index.html`", "open `index.htm`", "identifiers"),
    ],
)
def test_other_quantities(french, english, rule):
    assert found(numbers, french, english) == [rule]


@pytest.mark.parametrize(
    ("french", "english", "rules"),
    [
        ("Il ne lève pas.", "It does not rise.", []),
        ("Il ne lève pas.", "It rises.", ["negation"]),
        (
            "Il n'a ni croûte ni mie, sans sel.",
            "It has neither crust nor crumb.",
            ["negation"],
        ),
        ("Il ne lève que le matin.", "It rises in the morning only.", []),
        ("avant qu'il ne soit trop tard", "before it is too late", []),
        ("On ne peut pas le savoir.", "Nobody knows.", ["hedge"]),
        ("Il peut lever.", "It may rise.", []),
        ("Il peut lever.", "It rises.", ["hedge"]),
        ("Environ la moitié.", "About half.", []),
    ],
)
def test_negation_and_hedge(french, english, rules):
    assert found(words, french, english) == rules


@pytest.mark.parametrize(
    ("french", "english", "rules"),
    [
        ("[a](x.md#b)", "[c](x.md#b)", []),
        ("[a](x.md#b)", "[c](x.md#c)", ["links"]),
        ("[a](x.md)", "<a href='x.md'>c</a>", []),
        ("<https://example.org/>", "https://example.org/", []),
        ("[a](https://example.org/fr/x)", "[c](https://example.org/en/x)", []),
        ("[a](https://example.org/x)", "[c](https://example.org/y)", ["links"]),
        ("[a](x.md)", "[c](../fr/x.md)", ["other-language-link"]),
        ("[a](x.md)", '[c](../fr/x.md){ hreflang="fr" }', []),
        ("[a](../en/x.md)", "[c](x.md)", ["other-language-link"]),
        ("![a](i.png)", "![c](j.png)", ["images"]),
        ("[a](x.md) `[b](y.md)`", "[c](x.md) `[b](y.md)`", []),
        ("a[^1]", "c[^2]", ["footnotes"]),
    ],
)
def test_references(french, english, rules):
    assert found(references, french, english) == rules


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([0, 1, 2], set()),
        ([1, 0, 2], {0, 1}),
        ([3, 0, 1, 2], {0}),
        ([2, 1, 0], {0, 1, 2}),
        ([], set()),
    ],
)
def test_out_of_place(places, moved):
    assert out_of_place(places) == moved
