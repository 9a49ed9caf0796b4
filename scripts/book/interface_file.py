"""What does ``docs/<language>/interface.yml``, ``figures.yml`` or ``plain.yml`` say, and is it as it should be?

Sections of ``key: text`` lines, and below them what ``accept_translation.py`` records, as in the front
matter of a page. A word is called ``section.key``; ``{names}`` in it are filled in.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from book import front_matter
from book.yaml_text import Slip
from ground.message import say
from ground.problem import CannotRun

NAME, FIGURES, PLAIN = NAMES = "interface.yml", "figures.yml", "plain.yml"
THEMES = "themes."  # what the words of a book's own lists of glossary entries begin with
_OWN = ("navigation.", THEMES)  # a book has as many as it wants
_RECORDED = (*front_matter.RECORDED, front_matter.GROUNDS)
# What the source language has to say, with what is filled in. Beside these stand `navigation`, with
# a word for each title in mkdocs.yml, and `themes`, with one for each list of entries in the glossary.
_NEEDED = {
    "site": "language in_language description footer",
    "page": "chapter{number}{total} reading_time{minutes} edit search skip menu close dark all_chapters "
    "sections turn previous next passage{number} note{number} note_back{number} "
    "report report_title{title}",
    "not_found": "title advice{contents} contents",
    "search": "type one many{count} lacking{words} none glossary",
    "notices": "outdated outdated_link untranslated untranslated_link",
    "status": "caption{language} page state current behind{passages} outdated{count} missing{count} "
    "moved{count} orphan{count}",
    "glossary": "details equivalent abbreviations synonyms forms related avoid common background broader "
    "narrower informal everyday other_language{language} used_in letters digits share{term} copied more share_short "
    "reference chapter_words pronunciation themes unreviewed by_theme",
    "editions": "edition{date}{version} current current_short current_unknown old old_after{date} "
    "other_editions this_copy contents unknown cover cover_title start summary checksum kilobytes{size} "
    "whole list_date{date}{version} release{link} release_link release_unknown sums{file} "
    "table which for_whom spoken size verify large_file",
    "formats": "html html_for single single_for epub epub_for pdf pdf_for large large_for zim zim_for csv csv_for "
    "json json_for tbx tbx_for parallel parallel_for parallel_pdf parallel_pdf_for",
    "questions": "terms add mine kept chosen{questions}{terms} print link clear",
    "claims": "plain show meaning sentences{classes} also{classes} stated possible aim hope",
    "reading": "short all{minutes} all_one",
    "parallel": "slug switch{language} alone peek{language} missing moved orphan",
    "owner": "footer_reviewed{by}{date} publisher{name} publisher_unknown contact{address} contact_unknown "
    "funding{name} funding_unknown licence{name} licence_unknown expert{by}{date}{due} expert_unknown "
    "translator{by}{date}{due} translator_unknown readers{by}{date}{due} readers_unknown "
    "corrections_none corrected{chapter}{received}{new} undated given not_given",
    "sheet": "undated{version}",
    "moved": "title onward{link} passages passage{link} home gone_title gone",
}


@lru_cache(maxsize=64)  # words, figures and translation each ask for the same files
def parse(text: str, name: str) -> front_matter.Page:
    """Take the text of such a file apart: its values, and the line of each section and word; to be read, not changed.

    Raises ``CannotRun`` with ``name`` and line where it is anything but words in sections.
    """
    try:
        values, lines = front_matter.mapping(text)
    except Slip as slip:
        raise CannotRun(slip.reason, name, slip.line) from None
    page = front_matter.Page(values, lines)
    if "---" in (typed := text.split("\n")):
        reason = say("delete the line `---`: the file is one part")
        raise CannotRun(reason, name, typed.index("---") + 1)
    for section in values.keys() - set(_RECORDED):
        if not isinstance(values[section], dict):
            reason = say("expected `key: text` lines below {section!r}", section=section)
            raise CannotRun(reason, name, lines[section])
    for key, word in words(page).items():
        line = lines.get(key, 1)
        if not isinstance(word, str) or not word.strip():
            raise CannotRun(say("{key!r} must be text: quote it", key=key), name, line)
        try:
            placeholders(word)
        except ValueError:
            reason = say("in {key!r}, braces stand around anything but one name", key=key)
            raise CannotRun(reason, name, line) from None
    return page


def words(page: front_matter.Page) -> dict[str, str]:
    """The words of a file that was taken apart, by ``section.key``, in their order."""
    return {
        f"{section}.{key}": word
        for section, keys in page.values.items()
        if section not in _RECORDED
        for key, word in keys.items()
    }


def placeholders(word: str) -> frozenset[str]:
    """The names that are filled in; raises ``ValueError`` where braces stand around anything else."""
    parts = [part[1:] for part in Formatter().parse(word) if part[1] is not None]
    names = [name or "" for name, _, _ in parts]
    if not all(map(str.isidentifier, names)) or any(form or how for _, form, how in parts):
        raise ValueError(word)
    return frozenset(names)


def complete(typed: Mapping[str, str], lines: Mapping[str, int], name: str) -> None:
    """Raise ``CannotRun`` where the source language's words are not exactly those that are needed."""
    needed = {
        f"{section}.{key}": frozenset(re.findall(r"\w+", names))
        for section, keys in _NEEDED.items()
        for key, names in re.findall(r"(\w+)(\S*)", keys)
    }
    for key, names in needed.items():
        if key not in typed:
            reason = say("the word {key!r} is missing", key=key)
            raise CannotRun(reason, name, lines.get(key.partition(".")[0], 1))
        if placeholders(typed[key]) != names:
            filled = " ".join(f"{{{each}}}" for each in sorted(names))
            reason = say(
                "in {key!r}, what stands in braces must be: {filled}", key=key, filled=filled
            )
            raise CannotRun(reason, name, lines[key])
    for key in typed:
        if key not in needed and not key.startswith(_OWN):
            reason = say("no page needs the word {key!r}: take it out", key=key)
            raise CannotRun(reason, name, lines[key])
