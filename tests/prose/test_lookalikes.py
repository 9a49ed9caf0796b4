"""Links and words that pass for others are told by their letters; honest ones in any language are not."""

import shutil
from pathlib import Path

import pytest
from case import BOOKS
from support import untold

from prose import lookalikes
from prose.document import Document


def told(root: Path, text: str) -> list[tuple[str, int, str]]:
    """Rule, line and message of what is told of a page."""
    shutil.copy(BOOKS / "bread/mkdocs.yml", root)
    (root / "page.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    found = list(lookalikes.problems(Document(root, "page.md", ("en",))))
    assert untold(found) == []
    assert {problem.severity for problem in found} <= {"warning"}
    return [(problem.rule, problem.line, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("[x](https://g\u0456thub.com/)", "\u0456 (cyrillic small letter byelorussian-ukrainian i, U+0456)"),
        ("[x](https://xn--gthub-n4a.com/)", "host 'g\u0131thub.com'"),
        ("[x](https://xn--80ak6aa92e.com/)", "host '\u0430\u0440\u0440\u04cf\u0435.com'"),
        ("[x](https://g%D1%96thub.com/)", "U+0456"),
        ("[x](//g\u0456thub.com/)", "U+0456"),
        ("<a href='https://g&#x456;thub.com'>x</a>", "U+0456"),
        ("[x][y]\n\n[y]: https://\u03bfrg.example.org", "\u03bf (greek small letter omicron, U+03BF)"),
        ("[x](https://\u0261oogle.com)", "U+0261"),
        ("[x](https://pubmed.ncbi.nlm.nih.gov.evil.example)", "nih.gov', and is a part of 'evil.example'"),
        ("[x](https://who.int.evil.example)", "begins like 'who.int'"),
        ("[x](https://www.github.com.evil.example)", "begins like 'github.com'"),
        ("[x](https://github.com-login.example)", "begins like 'github.com'"),
        ("[x](https://github.com.example)", "begins like 'github.com'"),
        ("[x](https://www.e-pain.fr.evil.example)", "begins like 'e-pain.fr'"),
        ("[x](https://who.int@evil.example)", "the link leads to 'evil.example'"),
        ("[x](https://who.int:443@evil.example)", "the link leads to 'evil.example'"),
        ("<a href='https:\\\\who.int@evil.example'>x</a>", "the link leads to 'evil.example'"),
        ("[pubmed.gov](https://evil.example)", "name 'pubmed.gov', but the link leads to 'evil.example'"),
        ("[**www.who.int/fr**](https://evil.example)", "name 'www.who.int'"),
        ("[https://who.int](https://evil.example)", "name 'who.int'"),
        ("[e-pain.fr](//evil.example)", "name 'e-pain.fr'"),
        ("[g\u0456thub.com](https://github.com)", "name 'g\u0456thub.com'"),
    ],
)  # fmt: skip
def test_a_link_that_passes_for_another(tmp_path: Path, link: str, reason: str) -> None:
    """By its letters, its labels, what stands before its host, or its words."""
    ((rule, line, message), *more) = told(tmp_path, link)
    assert (rule, reason in message) == ("misleading-link", True), message
    assert [rule for rule, *_ in more] == (["mixed-alphabets"] if link.startswith("[g") else [])
    assert line in (3, 5)


def test_a_link_is_told_at_its_own_line(tmp_path: Path) -> None:
    """Though an honest one leads to the same place."""
    text = "[x](https://evil.example)\n\n[who.int](https://evil.example)"
    assert [line for _, line, _ in told(tmp_path, text)] == [5]


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://www.gov.uk/a)", "[x](https://www.health.gov.bc.ca)", "[x](https://law.gov.wales)",
        "[x](https://fr.wikipedia.org)", "[x](https://fr.m.wikipedia.org)", "[x](https://www.gov.br)",
        "[x](https://portail.net-entreprises.fr)", "[x](https://docs.it.example.com)",
        "[x](https://saude.gov.br)", "[x](https://www.example.com.au)", "[x](https://ac.uk.example.org)",
        "[x](https://acad\u00e9mie-m\u00e9decine.fr)", "[x](https://xn--acadmie-mdecine-fhbe.fr)",
        "[x](https://\u043c\u0438\u043d\u0437\u0434\u0440\u0430\u0432.\u0440\u0444)", "[x](https://\u4f8b\u3048.jp)",
        "[x](https://\u03b5\u03c5.\u03b5\u03bb)", "[x](mailto:who.int@example.org)", "[x](page.md)",
        "[x](#page)", "[README.md](https://example.org/x/README.md)", "[README.md](https://example.org)",
        "[who.int](https://www.who.int/fr)", "[www.who.int](https://who.int)",
        "[nih.gov](https://pubmed.ncbi.nlm.nih.gov)", "[3.11](https://example.org)",
        "[l'OMS (who.int)](https://example.org)", "<https://example.org/a?b=c@d>",
        "[e.g.](https://example.org)", "[Node.js](https://example.org)", "[x](https://[::1]/)",
        "[x](https://example.org/@name)", "[x](http://[)", "[x](tel:112)",
        "[10.1056/NEJMoa1200690](https://doi.org/10.1056/NEJMoa1200690)",
    ],
)  # fmt: skip
def test_an_honest_link(tmp_path: Path, link: str) -> None:
    """Of a government, a language, a country, or in one alphabet."""
    assert told(tmp_path, link) == []


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("lev\u043eno", "\u043e (cyrillic small letter o, U+043E)"),
        ("\u0421ell", "\u0421 (cyrillic capital letter es, U+0421)"),
        ("aér\u03bfthermie", "\u03bf (greek small letter omicron, U+03BF)"),
        ("p\u03b1tine", "\u03b1 (greek small letter alpha, U+03B1)"),
        ("\u0391CTH", "\u0391 (greek capital letter alpha, U+0391)"),
        (
            "\u043f\u0440\u043eт\u0438вop\u0430з\u043eвый",
            "o (latin small letter o, U+006F), p (latin small letter p, U+0070)",
        ),
        ("\u03b1\u03bd\u03c4\u03b9\u03bbo\u03b3\u03bf", "o (latin small letter o, U+006F)"),
    ],
)
def test_a_word_of_two_alphabets(tmp_path: Path, word: str, letters: str) -> None:
    """The fewer letters are named, and where the first of them stands."""
    ((rule, line, message),) = told(tmp_path, f"Le mot {word} ici.")
    assert (rule, line) == ("mixed-alphabets", 3)
    assert message.endswith(f": {letters}")


@pytest.mark.parametrize(
    "text",
    [
        "β-carotène, TNF-α, TNFα, IL‑2Rγ, FcγRIIIa, NFκB, IFNγ, TGFβ1, αvβ3, αvβ6, β2m, γδT, 5 µg, 5 μg, "
        "10 μL, kΩ, λmax, ΔG, Δψm, αSMA, hν, PPARγ, χ², Aβ, PI3Kδ, Igκ, ERα, C₆H₁₂O₆, pKa, 37 °C, Å, ªº",
        "L'aérothermie, cœur, naïve, Œuvre, garçon, où, ça, n°, 1er, XIXe, Łódź, Þór, straße",
        "El niño pingüino, ¿dónde?, corazón; The cell's résumé, co-operate, e-mail",
        "Ο σίτος και η ζύμη του αρτοποιού, AB-L1, αντι-WXYZ-4",
        "Брожение теста, мука W-1, Т-образный, pH-метр, мТл",
        "الخبز والعجين AB-1 وT", "小麦粉とAB-1阻害薬, ABC-T細胞", "חיסון AB-1",
        "Voir `g\u0456t` en code.",
    ],
)  # fmt: skip
def test_text_in_any_language(tmp_path: Path, text: str) -> None:
    """Whole words of one alphabet, and Greek letters as science uses them."""
    assert told(tmp_path, text) == []
