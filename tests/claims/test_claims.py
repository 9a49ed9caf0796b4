"""What the edition says of the text is asked again where its sentence changes, and never shown on a lost ground."""

import re

import pytest
from case import apply, lay
from small_books import claimed
from support import run, untold

from book.interface import Interface
from claims import accept, check, declared, placed, plain, sentences
from claims.grounds import Grounds
from ground.message import french
from ground.problem import CannotRun

PLAIN, CLAIMS = "docs/fr/plain.yml", "docs/source/claims.yml"
LEVAIN = "docs/fr/chapitres/le-levain.md"
WORDS = {
    f"claims.{key}": text
    for key, text in {
        "plain": "Résumé", "show": "Montrer", "meaning": "Sens", "sentences": "Phrases : {classes}",
        "also": "aussi : {classes}", "stated": "dit", "possible": "possible", "aim": "visé", "hope": "espéré",
    }.items()
}  # fmt: skip
FRENCH, ENGLISH = Interface("fr", "fr", WORDS), Interface("en", "fr", WORDS)


@pytest.fixture
def root(tmp_path):
    claimed(lay("bread", tmp_path))
    return tmp_path


def found(root):
    problems = check.check(root)
    assert untold(problems) == []
    return sorted((each.rule, each.path, each.line, each.severity) for each in problems)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Un. Deux ! Trois ? Quatre… Cinq", ["Un.", "Deux !", "Trois ?", "Quatre…", "Cinq"]),
        ("À 3.5 ou p. ex. à 4 h. puis rien.", ["À 3.5 ou p. ex. à 4 h. puis rien."]),
        ("Il dit « Oui. » Elle part. « Non ! »", ["Il dit « Oui. »", "Elle part.", "« Non ! »"]),
        ('He says "Yes." She (who?) goes.\n(Well.) So', ['He says "Yes."', "She (who?) goes.", "(Well.)", "So"]),
        ("هل هو حي؟ نعم. هو حي.", ["هل هو حي؟", "نعم.", "هو حي."]),
        ("", []),
    ],
)  # fmt: skip
def test_where_a_sentence_ends(text, parts):
    assert sentences.split(text) == parts


def test_a_book_that_says_nothing_has_no_problem(tmp_path):
    root = lay("bread", tmp_path)
    assert found(root) == []
    said = placed.Said(root)
    assert (said.summaries, said.claims) == ({}, [])
    assert placed.Spoken(said, root, "en").labels("chapitres/le-pain.md") == {}


def test_what_rests_on_a_changed_sentence_is_asked_again_and_left_out(root):
    assert found(root) == []
    apply(root, {"file": LEVAIN, "find": "quatre heures", "replace": "six heures"})
    assert found(root) == [
        ("ground-changed", PLAIN, 4, "warning"),
        ("ground-changed", CLAIMS, 11, "warning"),
    ]
    said = placed.Said(root)
    assert len(said.claims) == 15 and "le-levain-2.s1" not in {each.name for each in said.claims}
    assert sorted(said.summaries) == [
        f"chapitres/{x}.md" for x in ("la-cuisson", "la-pate", "le-pain")
    ]
    for file, name in ((PLAIN, "le-levain-2.all"), (CLAIMS, "le-levain-2.s1")):
        before = (root / file).read_text("utf-8")
        result = run("accept_claims.py", "--root", root, file, name)
        assert (result.returncode, result.stdout) == (0, f"{file}: 1 accepted\n")
        after = (root / file).read_text("utf-8")
        changed = [a for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
        assert len(changed) == 1 and changed[0].startswith(f"  {name}: ")
    assert found(root) == []
    assert run("accept_claims.py", "--root", root, root / PLAIN).stdout.endswith(
        "5 accepted, nothing new to record\n"
    )


def test_typography_alone_asks_for_nothing(root):
    apply(root, {"file": LEVAIN, "find": "c’est-à-dire", "replace": "c'est-à-dire"})
    assert found(root) == []


LEVAIN_EN = "docs/en/chapitres/le-levain.md"
UNKNOWN = [("summary", PLAIN, 1, "error"), ("unknown-sentence", PLAIN, 6, "error")]
SOME = "  s2: { says: [stated], fr: [Certains levains], en: [Some starters] }\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"),
    [
        (PLAIN, "quelques jours", "5 jours", [("summary", PLAIN, 10, "error")]),
        (PLAIN, "lent ou rapide.", "lent " * 45, [("summary", PLAIN, 4, "error")]),
        (PLAIN, "la-pate-1:", "la-pate-7:", UNKNOWN),
        (PLAIN, "  s1: La pâte", "  s9: La pâte", UNKNOWN[1:]),
        (PLAIN, "la-pate-1:", "la-pate-2:", [("ground-changed", PLAIN, 6, "warning")]),
        (CLAIMS, SOME, "", [("ground-changed", CLAIMS, 10, "warning")]),
        (CLAIMS, "fr: [se fait avec]", "fr: [se fait sans]", [("claim", CLAIMS, 2, "error")]),
        (CLAIMS, "en: [is made with]", "en: [is made of]", [("claim", CLAIMS, 2, "warning")]),
        ("docs/en/plain.yml", "some days", "5 days", [("summary", "docs/en/plain.yml", 10, "error")]),
        (LEVAIN_EN, "slower; they", "slower. They", [("claim", LEVAIN_EN, 16, "error")]),
    ],
)  # fmt: skip
def test_each_fault_is_one_problem_at_its_line(root, file, old, new, wanted):
    apply(root, {"file": file, "find": old, "replace": new})
    assert found(root) == wanted


def test_what_is_asked_again_does_not_silence_another_sentence_of_the_same_line(root):
    lines = (root / CLAIMS).read_text("utf-8").split("\n")
    at = lines.index("le-levain-2:")
    lines[at : at + 3] = [
        f"le-levain-2: {{ {', '.join(each.strip() for each in lines[at + 1 : at + 3])} }}"
    ]
    (root / CLAIMS).write_text("\n".join(lines), encoding="utf-8", newline="\n")
    assert found(root) == []
    apply(root, {"file": LEVAIN, "find": "quatre heures", "replace": "six heures"})
    apply(root, {"file": CLAIMS, "find": "[Certains levains]", "replace": "[Aucun levain]"})
    assert [each for each in found(root) if each[1] == CLAIMS] == [
        ("claim", CLAIMS, at + 1, "error"),
        ("ground-changed", CLAIMS, at + 1, "warning"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("says: [aim]", "says: [true]", 5),
        ("says: [aim]", "says: aim", 5),
        ("says: [aim], ", "", 5),
        ("fr: [suit la pâte]", "fr: [1]", 5),
        ("fr: [suit la pâte]", "fr: suit la pâte", 5),
        ("le-pain-2:\n", "le-pain-2: [s1]\nle-pain-3:\n", 4),
        ("  s1: { says: [aim]", "  s1: { says: [aim", 5),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(root, old, new, line):
    apply(root, {"file": CLAIMS, "find": old, "replace": new})
    for what in (check.check, placed.Said):
        with pytest.raises(CannotRun) as refused:
            what(root)
        assert (refused.value.path, refused.value.line) == (CLAIMS, line)


def test_nothing_is_accepted_that_is_no_sentence(root):
    before = (root / CLAIMS).read_bytes()
    for name in ("le-pain-1.s9", "le-pain-1.all"):
        with pytest.raises(CannotRun):
            accept.accept(root, CLAIMS, [name])
    assert (root / CLAIMS).read_bytes() == before


@pytest.mark.parametrize("file", ["docs/en/plain.yml", "plain.yml", "docs/fr/claims.yml", "a.yml"])
def test_another_file_is_refused_by_a_sentence_that_names_both(root, file):
    apply(root, {"file": LEVAIN, "find": "quatre heures", "replace": "six heures"})
    before = [(root / each).read_bytes() for each in (PLAIN, CLAIMS)]
    result = run("accept_claims.py", "--root", root, file)
    told = f"error: {file} is not accepted here: name {PLAIN} or {CLAIMS}\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", told)
    assert french(told.removeprefix("error: ").strip())
    assert [(root / each).read_bytes() for each in (PLAIN, CLAIMS)] == before


def test_a_file_that_the_book_has_not_is_said_to_be_missing(tmp_path):
    root = lay("bread", tmp_path)
    for file in (PLAIN, CLAIMS):
        with pytest.raises(CannotRun, match=f"^{file}: no such file"):
            accept.accept(root, file)


def test_notes_of_the_edition_are_no_ground(root):
    note = (
        "\n/// edition | Note de l'édition\nUne note. Elle dit 3 choses.\n{: #le-levain-3 }\n///\n"
    )
    apply(root, {"file": LEVAIN, "append": note})
    assert "le-levain-3" not in Grounds(root).paragraphs and found(root) == []


def test_lists_hold_each_sentence_once_in_the_pages_language_with_its_words_and_place(root):
    said = placed.Said(root)
    french, english = (placed.Spoken(said, root, locale) for locale in ("fr", "en"))
    lists = [
        "".join(each.listing(what, words, lambda key: f"../{key}") for what in declared.CLASSES)
        for each, words in ((french, FRENCH), (english, ENGLISH))
    ]
    assert [text.count("<li>") for text in lists] == [16, 16]
    assert (
        "<li>Un levain actif <strong>peut doubler</strong> de volume en quatre heures. "
        '<a href="../chapitres/le-levain.md#le-levain-2">Nourrir le levain</a></li>'
    ) in lists[0]
    assert "<strong>can double</strong>" in lists[1] and ">Feeding the starter</a>" in lists[1]
    assert re.search(r"well hydrated\. \(.*aussi : possible.*\) <a", lists[1])


def test_a_sentence_whose_translation_is_behind_is_shown_in_french_and_has_no_label(root):
    apply(root, {"file": LEVAIN, "find": "quatre heures", "replace": "six heures"})
    accept.accept(root, CLAIMS)
    spoken = placed.Spoken(placed.Said(root), root, "en")
    text = spoken.listing("possible", ENGLISH, lambda key: key)
    assert '<span lang="fr">Un levain actif <strong>peut doubler</strong>' in text
    assert list(spoken.labels("chapitres/le-levain.md")) == ["le-levain-1"]


def test_a_translation_has_labels_and_links_at_its_own_paragraphs_where_the_french_has_changed_places(
    root,
):
    for file in (LEVAIN, LEVAIN_EN):
        text = (root / file).read_text("utf-8")
        text = re.sub(r"\n{: #le-levain-\d }", "", text)
        if file == LEVAIN:
            *before, first, second = text.strip().split("\n\n")
            text = "\n\n".join([*before, second, first]) + "\n"
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    text = (root / CLAIMS).read_text("utf-8").partition("\ngrounds:")[0]
    for old, new in (("-1:", "-0:"), ("-2:", "-1:"), ("-0:", "-2:")):
        text = text.replace(f"le-levain{old}", f"le-levain{new}")
    (root / CLAIMS).write_text(text, encoding="utf-8", newline="\n")
    accept.accept(root, CLAIMS)
    said = placed.Said(root)
    for locale, words, doubles, lives in (("fr", FRENCH, "1", "2"), ("en", ENGLISH, "2", "1")):
        spoken = placed.Spoken(said, root, locale)
        labels = spoken.labels("chapitres/le-levain.md")
        assert {name: [each.says[0] for each in claims] for name, claims in labels.items()} == {
            f"le-levain-{doubles}": ["possible", "stated"],
            f"le-levain-{lives}": ["stated", "stated"],
        }
        assert f'href="a#le-levain-{doubles}"' in spoken.listing("possible", words, lambda key: "a")


def test_what_is_written_around_a_paragraph_is_none_of_it(root):
    said = placed.Said(root)
    labels = placed.Spoken(said, root, "fr").labels("chapitres/la-cuisson.md")
    html = '<h1>Cuire</h1><p id="la-cuisson-1" data-segment="la-cuisson-1">…</p>'
    html = placed.with_labels(html, labels, FRENCH)
    html = placed.below_title(html, placed.switch(FRENCH, "../x/"))
    ideas = said.summaries["chapitres/la-cuisson.md"]
    assert ideas == ["la-cuisson-1.s2", "la-cuisson-2.s2"]
    html = placed.with_summary(html, ["Un.", "Deux."], FRENCH)
    assert html == (
        '<h1>Cuire</h1><details class="plain" open><summary>Résumé</summary><p>Un. Deux.</p></details>'
        '<p class="claims"><label><input type="checkbox"> Montrer</label> <a href="../x/">Sens</a></p>'
        '<p class="claim">Phrases\u00a0: dit · possible + dit</p>'
        '<p id="la-cuisson-1" data-segment="la-cuisson-1">…</p>'
    )
    assert plain.MOST == 45


def test_a_summary_stands_below_the_first_title():
    html = "<h1>a</h1><p>b</p><h1>c</h1>"
    assert placed.below_title(html, "<hr>") == "<h1>a</h1><hr><p>b</p><h1>c</h1>"


def test_a_summary_without_a_title_above_it_comes_first():
    assert placed.below_title("<p>a</p>", "<p>b</p>") == "<p>b</p><p>a</p>"
