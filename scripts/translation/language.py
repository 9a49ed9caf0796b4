"""Is each side of a segment in its own language?"""

import re
from collections.abc import Iterator

from book.words import ENDS
from ground.message import say
from translation.passage import Finding, Passage, Passages

# Words that stand in almost any sentence of a language, and in hardly any of the others.
COMMON = {
    "fr": (
        "le la les l' un une des du de d' et est sont dans pour par sur avec qui que qu' ne n' "
        "pas plus ce cette ces cet il elle ils elles se s' sa ses son leur leurs au aux en ou "
        "mais donc comme nous vous votre vos chez être avoir peut ont été sans lorsque dont où "
        "c' j' même très aussi tout tous toute toutes"
    ),
    "en": (
        "the a an of and is are in to for by with that which not this these those it its they "
        "their he she his her was were be been has have had from at as or but on can may when "
        "who what where how than then there we you your our will would should could into about "
        "does do all any some no if so such also each"
    ),
    "es": (
        "el la los las un una unos del de y es son en para por con que no este esta estos estas "
        "su sus se al lo o pero como más muy sin sobre entre cuando donde quien ser ha han "
        "puede pueden también todo todos le les está"
    ),
}
RULE = "wrong-language"
_TELLING = 5  # words that two languages hardly share in a row
_WORD = re.compile(r"[^\W\d_]+['’]?")
_QUOTES = {"«": "»", "“": "”", '"': '"', "[": "]"}
_SENTENCE = re.compile(rf"(?<=[{ENDS}])\s+|(?<=[;:])\s+|\n\n+|\n(?=[-#*])")


def findings(both: Passages) -> Iterator[Finding]:
    """``wrong-language``: a sentence of the translation is still in the source language, or one of the original is
    not."""
    for side, other, in_source in (
        (both.target, both.source, False),
        (both.source, both.target, True),
    ):
        if sentence := _foreign(side, other.locale) or (not in_source and _copied(both)):
            begin = sentence if len(sentence) < 50 else sentence[:49].rstrip() + "…"
            message = say("this is in {language!r}: {words!r}", language=other.locale, words=begin)
            yield Finding(RULE, message, in_source=in_source)


def _foreign(side: Passage, other_locale: str) -> str:
    other = COMMON.get(other_locale.split("-")[0])
    own = COMMON.get(side.locale.split("-")[0], "").split()
    if not other or not own:  # what two languages share cannot be told from what one has
        return ""
    theirs, ours = set(other.split()) - set(own), set(own) - set(other.split())
    # Words in quotes or in code may be quoted from the other language.
    for sentence in _SENTENCE.split(_without_quotes(side.prose)):
        words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
        foreign = sum(word in theirs for word in words)
        native = sum(word in ours for word in words)
        enough = foreign >= 2 or (foreign and len(words) <= 4 and foreign * 4 >= len(words))
        if enough and foreign > 2 * native:
            return " ".join(sentence.split())
    return ""


def _copied(both: Passages) -> str:
    """A sentence of the translation that stands in the original too, word for word, as is told of a language
    without a list of words."""
    if both.target.locale.split("-")[0] in COMMON:
        return ""
    copied = {tuple(_WORD.findall(each)) for each in _SENTENCE.split(both.source.prose)}
    for sentence in _SENTENCE.split(both.target.prose):
        words = tuple(_WORD.findall(sentence))
        if len(words) >= _TELLING and words in copied:
            return " ".join(sentence.split())
    return ""


def _without_quotes(text: str) -> str:
    parts, done, unclosed = [], 0, set()
    for sign in re.finditer(r'[«“"[]', text):
        if sign.start() < done or sign[0] in unclosed:
            continue
        end = text.find(_QUOTES[sign[0]], sign.end())
        if end < 0:
            unclosed.add(sign[0])  # and so are all below
        else:
            parts += [text[done : sign.start()], " "]
            done = end + 1
    return "".join([*parts, text[done:]])
