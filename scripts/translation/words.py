"""Is a negation or a hedge of the original lost in the translation?

Counts, one by one, words that deny (*ne … pas*, *sans*; *not*, *without*, *-less*) and words that
keep a statement open (*peut*, *probablement*; *may*, *likely*). The French count leaves out what is
doubtful, the English one counts generously: fewer in English is worth a look. Other pairs of languages
have no list, and are not checked.
"""

import re
from collections.abc import Iterator

from ground.message import say
from translation.passage import Finding, Passages

_DENIAL = r"(?:pas|plus|jamais|aucune?s?|rien|personne|ni|guère|nulle?s?|nullement|point)"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n\n+")
_NE = re.compile(r"\b(?:ne\b|n['’])", re.I)
_DENIALS = re.compile(rf"\b{_DENIAL}\b", re.I)
# What opens, what closes, and what must not stand between the two: *ne … que*, *sans que … ne*.
_ONLY = re.compile(
    rf"\b(?:(?P<opens>ne\b|n['’])|(?P<closes>que\b|qu['’])|{_DENIAL}\b)|[.;:!?]", re.I
)
_EXPLETIVE = re.compile(
    r"\b(?:(?P<opens>(?:sans|avant|moins|peur|crainte|plus|mieux|autre(?:ment)?) qu(?:e\b|['’]))|"
    r"(?P<closes>ne\b|n['’]))|[.;:!?]",
    re.I,
)
_FRENCH_DENIAL = re.compile(
    r"\bsans\b(?! (?:doute|cesse))|\bnon[ -](?!seulement)|\bimpossibles?\b|\bincapables?\b", re.I
)
_FRENCH_HEDGE = re.compile(
    r"\b(?:peu(?:t|vent)|pou(?:rrai(?:t|ent)|vai(?:t|ent))|semble(?:nt|rai(?:en)?t)?|peut-être|probable(?:ment)?|"
    r"vraisemblablement|éventuel(?:le)?(?:s|ment)?|potentiel(?:le)?(?:s|ment)?|suggère(?:nt)?|parfois|environ|"
    r"possible(?:s|ment)?|susceptibles?)\b",
    re.I,
)
_ENGLISH_DENIAL = re.compile(
    r"\b(?:not|cannot|no|none|nobody|nothing|never|neither|nor|nowhere|without|until|unless|hardly|scarcely|rarely|unlikely|"
    r"fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|absen(?:t|ce)|unable|impossible|instead|un(?!der|i[tqvfo]|til|less)\w{4,}|non-?\w+|"
    r"in(?:dependent|ability|complete|activ|oper|curab|capab|suffic|effect|expl)\w*|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|"
    r"stop(?:s|ped)?|keep(?:s|ing)?\b[^.]{1,30}\bfrom|offline|free|\w{3,}less(?:ly)?)\b|n['’]t\b",
    re.I,
)
_ENGLISH_HEDGE = re.compile(
    r"\b(?:can|could|may|might|would|able|seem(?:s|ed|ing|ingly)?|appear(?:s|ed)?|perhaps|maybe|"
    r"probabl[ey]|(?:un)?likely|possib(?:le|ly|ilit(?:y|ies))|potential(?:s|ly)?|"
    r"suggest(?:s|ed|ing)?|sometimes|at times|approximately|roughly|presumably|prone|capable|"
    r"(?:about|around)(?= (?:\d|an?\b|half|one|t[we]|three|f[io]|six|seven|eight|nine|hundred))|"
    r"cannot|susceptible|allow(?:s|ed|ing)?|let(?:s|ting)?|reportedly|nearly|almost|"
    r"occasionally|tend(?:s|ed)?)\b",
    re.I,
)


def findings(both: Passages) -> Iterator[Finding]:
    """``negation``, ``hedge``: warnings, since only a reader can tell."""
    if [each.locale.split("-")[0] for each in (both.source, both.target)] != ["fr", "en"]:
        return
    french, english = both.source.prose, both.target.prose
    ours, theirs = _denials(french), _english_denials(english)
    if theirs < ours:
        message = say(
            "the original has {ours}, the translation {theirs}: is a negation lost?",
            ours=ours,
            theirs=theirs,
        )
        yield Finding("negation", message, "warning")
    ours, theirs = _hedges(french), len(_ENGLISH_HEDGE.findall(english))
    if theirs < ours:
        message = say(
            "the original has {ours}, the translation {theirs}: is a hedge lost?",
            ours=ours,
            theirs=theirs,
        )
        yield Finding("hedge", message, "warning")


def _denials(french: str) -> int:
    count = len(_FRENCH_DENIAL.findall(french))
    for sentence in _SENTENCE.split(french):
        if _DENIALS.search(sentence):
            none = _pairs(_ONLY, sentence) + _pairs(_EXPLETIVE, sentence)
            count += max(0, len(_NE.findall(sentence)) - none)
    return count


def _pairs(signs: re.Pattern[str], sentence: str) -> int:
    """How often what opens is closed, in one pass."""
    count, is_open = 0, False
    for sign in signs.finditer(sentence):
        count += is_open and sign.lastgroup == "closes"
        is_open = sign.lastgroup == "opens"
    return count


def _english_denials(english: str) -> int:
    """*Neither … nor … nor* is one, as *ne … ni … ni* is."""
    count = 0
    for sentence in _SENTENCE.split(english):
        found = [word.lower() for word in _ENGLISH_DENIAL.findall(sentence)]
        count += len(found) - (found.count("nor") if "neither" in found else 0)
    return count


def _hedges(french: str) -> int:
    """One verb may serve two English ones in a sentence: each counts once there."""
    return sum(
        len({hedge[:4].lower() for hedge in _FRENCH_HEDGE.findall(sentence)})
        for sentence in _SENTENCE.split(french)
    )
