"""The rules of typography, on their own."""

import markdown
import pytest

from book.typography import Typography, smarty_options, space_punctuation, typeset

THIN, WIDE = "\u202f", "\u00a0"
CASES = [
    ("d'accord ; oui ! non ?", f"d’accord{THIN}; oui{THIN}! non{THIN}?"),
    ("d’accord; oui! non? ainsi: fin", f"d’accord{THIN}; oui{THIN}! non{THIN}? ainsi{WIDE}: fin"),
    ("« mot » et «mot»", f"«{WIDE}mot{WIDE}» et «{WIDE}mot{WIDE}»"),
    ("quoi ?!", f"quoi{THIN}?!"),
    ("à 12:30, rapport 3:1", "à 12:30, rapport 3:1"),
    ("voir https://example.org/?a=1;b : là", f"voir https://example.org/?a=1;b{WIDE}: là"),
    ("1. Titre : suite", f"1. Titre{WIDE}: suite"),
    ("AB-1 ; CD-4", f"AB-1{THIN}; CD-4"),
    ("(vraiment ?)", f"(vraiment{THIN}?)"),
    ('"oui"', f"«{WIDE}oui{WIDE}»"),
    ("'oui' d'ici", "‘oui’ d’ici"),
]


@pytest.mark.parametrize(("typed", "read"), CASES)
def test_french_line(typed, read):
    assert typeset(typed, "fr") == read


@pytest.mark.parametrize(("typed", "read"), CASES)
def test_applying_it_twice_changes_nothing(typed, read):
    assert typeset(read, "fr") == read
    assert space_punctuation(space_punctuation(typed, "fr"), "fr") == space_punctuation(typed, "fr")


def test_english_line_has_curly_quotes_and_no_added_space():
    assert typeset('The baker\'s "own" loaves: yes; why?', "en") == (
        "The baker’s “own” loaves: yes; why?"
    )


def render(text: str, locale: str) -> str:
    return markdown.markdown(
        text,
        extensions=["attr_list", "smarty", Typography(locale)],
        extension_configs={"smarty": smarty_options(locale)},
    )


def test_code_addresses_and_identifiers_stay_as_typed():
    html = render(
        "`a ; b` [x](https://example.org/?q=a;b) <span id='a:b'>mot</span>\n{: #l-1 }", "fr"
    )
    assert "<code>a ; b</code>" in html
    assert 'href="https://example.org/?q=a;b"' in html
    assert "<span id='a:b'>" in html
    assert 'id="l-1"' in html


def test_punctuation_after_an_element_is_spaced():
    assert render("**mot** ; fin", "fr") == f"<p><strong>mot</strong>{THIN}; fin</p>"


def test_a_typed_entity_is_not_doubled():
    assert render("mot&nbsp;: fin", "fr") == "<p>mot&nbsp;: fin</p>"
