"""Every message that a check can say is there in French, and is known again by its English."""

import ast
import re
import shutil
from string import Formatter

import pytest
from support import REPOSITORY, apply

from checks import build
from ground import message
from ground.message import french, say

SCRIPTS = sorted((REPOSITORY / "scripts").rglob("*.py"))
# Libraries all of whose messages are said in French; the others follow.
CONVERTED = (
    "book",
    "checks",
    "claims",
    "face",
    "finish",
    "glossary",
    "ground",
    "links",
    "editions",
    "pages",
    "prose",
    "source",
    "translation",
)
OURS, OTHERS = (message.texts()[group] for group in ("ours", "others"))


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def calls(path, *names):
    """The calls of functions with these names in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def fields(text):
    """The words in braces."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


SAID = [(path, call) for path in SCRIPTS for call in calls(path, "say")]


def test_every_message_has_its_french_and_no_french_is_left_over():
    for path, call in SAID:
        assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}: not written out"
        given = {keyword.arg for keyword in call.keywords}
        assert given == fields(call.args[0].value), f"{path}:{call.lineno}"
    assert {call.args[0].value for _, call in SAID} == set(OURS)


@pytest.mark.parametrize("folder", CONVERTED)
def test_no_message_is_written_otherwise(folder):
    for path in (REPOSITORY / "scripts" / folder).glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        made = [
            each
            for call in calls(
                path, "CannotRun", "Problem", "Verdict", "Fault", "_rule", "_problem", "_malformed"
            )
            for each in call.args
        ]
        named = {each.id for each in made if isinstance(each, ast.Name)}
        for node in ast.walk(tree):
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            if named & {getattr(each, "id", "") for each in targets}:
                made.append(getattr(node, "value", None))
        texts = [each for each in made if isinstance(each, ast.Constant | ast.JoinedStr)]
        words = [each for each in texts if re.search(r"[a-z] [a-z]", ast.unparse(each))]
        assert not words, f"{path}:{words[0].lineno}: {ast.unparse(words[0])}"


@pytest.mark.parametrize("english", [*OURS, *OTHERS])
def test_a_message_is_known_again_and_loses_no_value(english):
    text = {**OURS, **OTHERS}[english]
    names = sorted(fields(english))
    assert fields(text) <= set(names)
    values = {name: f"<{number}>" for number, name in enumerate(names)}
    quoted = {name: repr(value) for name, value in values.items() if f"{{{name}!r}}" in english}
    for before in ("", "docs/a.md:3: ", "segment-1: "):
        told = french(before + english.format(**values))
        assert told == before + text.format(**{**values, **quoted})


def test_french_keeps_the_values_of_ours_all():
    assert [english for english in OURS if fields(english) != fields(OURS[english])] == []


def test_no_word_that_an_author_may_type_is_a_message():
    assert [english for english in OURS if not fields(english) and " " not in english] == []


def test_a_place_and_what_is_said_within_stay_in_place():
    inner = say("redirected to {address}", address="https://example.org/{x}")
    outer = say("{page} is dead: {reason}", page="https://example.org", reason=inner)
    expected = "https://example.org ne répond plus : redirigé vers https://example.org/{x}"
    assert french(outer) == expected
    assert french(f"docs/a.md:3: {outer}") == f"docs/a.md:3: {expected}"
    assert french("a word of no check") is None
    assert french(f"{'x' * 1000!r} stands twice") is None  # too long to be looked up


def test_french_is_typed_as_the_other_texts_are():
    for english, text in {**OURS, **OTHERS}.items():
        assert not re.search(r"[’«»\u00a0\u202f]|\w[;!?]| :\w", text) or "«" in english, text


def test_what_mkdocs_says_of_usual_mistakes_is_known(bread, tmp_path):
    root = shutil.copytree(bread, tmp_path / "book")
    links = "\n[a](la-brioche.md) [b](#nulle-part) [c](glossaire.md#absent) [d](/fr/) [e](../glossaire)\n"
    apply(root, {"file": "docs/fr/a-propos.md", "append": f"{links}[f](indx.md) [g](index)\n"})
    apply(root, {"file": "docs/en/a-propos.md", "append": "\n<script>a</script>\n"})
    apply(root, {"file": "docs/fr/seule.md", "write": "# Seule { #seule }\n"})
    apply(root, {"file": "mkdocs.yml", "find": "- a-propos.md", "replace": "- a-props.md"})
    found = build.check(root, tmp_path / "site")
    assert len(found) >= 8
    assert [each.message for each in found if not french(each.message)] == []


def test_of_two_ways_to_read_a_message_the_one_that_knows_more_of_it_is_taken():
    moved = say("the original has moved to {where}; move the translation likewise", where="a.md:3")
    told = french(say("{todo}, then run `{accept}`", todo=moved, accept="x"))
    assert told and told.startswith("l'original a été déplacé") and "puis lancez" in told
