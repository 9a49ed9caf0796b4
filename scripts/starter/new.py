"""How is a repository made of this engine, with a sample book in it?

What belongs to the engine is copied; of the book in this repository nothing is. The sample, ``book/``, is in French
and in English, either of which can be the source. Its interface is that of the book that the engine is tested on.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from book import identity
from book.addresses import plain
from ground import aside, git, writing
from ground.command import REPOSITORY, read_text
from ground.message import say
from ground.problem import CannotRun
from translation.accept import accept
from translation.book import keys

SAMPLE = Path(__file__).with_name("book")
LANGUAGES = ("fr", "en")  # that the sample is in
TITLES = {"fr": "Un haricot à la fenêtre", "en": "A bean at the window"}
CHAPTERS = ("the-seed", "water-and-light", "the-pods")
_PAGES = (
    "lire.md",
    "glossaire.md",
    "telechargements.md",
    "a-propos.md",
    "etat-de-la-traduction.md",
)
_WORDS = "tests/books/bread/docs/{}/interface.yml"
# What in this repository is about its book: the rest is the engine.
_OWN = re.compile(
    r"docs/(?!decisions/(?!book/))|\.github/readme\.png|tests/built/test_new_book\.py|(?!SECURITY\.)[A-Z_]+\.md"
    r"|tests/benchmarks/(?:search/|bench_search\.py|search_judge\.py|try_changed_books\.py)"
)


def make(place: Path, source: str, titles: Mapping[str, str], name: str = "") -> None:
    """Make the repository at ``place``, which is missing, or an empty folder.

    ``titles`` replace the sample's, ``name`` is what its files are called; else they are called as the folder is.
    Raises ``CannotRun`` before anything is there where that cannot be.
    """
    check(place, source, titles)
    locales = sorted(LANGUAGES, key=lambda each: each != source)
    titles = {each: titles.get(each, TITLES[each]) for each in locales}
    declaration = declared(titles, name or plain(place.resolve().name) or "book")
    with aside.folder(place, REPOSITORY) as new:
        for path in engine(REPOSITORY):
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / path, new / path)
        _settings(new, locales)
        _sample(new, source, titles)
        _put(new / identity.FILE, declaration)
        for locale in locales[1:]:
            for key in keys(new, source):
                if same := accept(new, locale, key).waiting:  # as it is in both languages
                    accept(new, locale, key, same)
        is_begun = git.said(new, "init", "--quiet", ".") is not None
        if is_begun and git.said(new, "add", "--all") is None:  # whoever goes on commits
            shutil.rmtree(new / ".git", ignore_errors=True)


def check(place: Path, source: str, titles: Mapping[str, str]) -> None:
    """Raise ``CannotRun`` where there is no room for a repository at ``place``, or a language is not the sample's."""
    place = place.absolute()
    unknown = [each for each in (source, *titles) if each not in LANGUAGES]
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        reason = say("{folder}: there is something of this name: name a new folder", folder=place)
    elif place.is_dir() and any(place.iterdir()):
        reason = say("{folder}: the folder is not empty: name a new one", folder=place)
    elif place.resolve().is_relative_to(REPOSITORY):
        reason = say("{folder}: within this repository: name a folder beside it", folder=place)
    elif unknown:
        reason = say(
            "{language}: the sample is in {languages}; others begin with "
            "`python3 scripts/start_translation.py` in the new repository",
            language=unknown[0],
            languages=", ".join(LANGUAGES),
        )
    else:
        return
    raise CannotRun(reason)


def engine(root: Path) -> Iterator[str]:
    """The files of the engine: what git tracks, or what it would, without what is about the book here."""
    return (path for path in sorted(_files(root)) if not _OWN.match(path))


def _files(root: Path) -> Iterable[str]:
    told = git.said(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if told is None:
        return _walked(root)
    return [each for each in told.split("\0") if (root / each).is_file()]


def _walked(root: Path) -> Iterator[str]:
    """The files below a folder that has no git: without what ``.gitignore`` names."""
    lines = read_text(root / ".gitignore", root).split("\n")
    left_out = {".git", *(each.strip("/") for each in lines if each and "*" not in each)}
    for folder, folders, files in os.walk(root):
        folders[:] = [each for each in folders if each not in left_out and each[:6] != ".venv."]
        for file in files:
            if not file.endswith(".pyc"):
                yield Path(folder, file).relative_to(root).as_posix()


def _settings(new: Path, locales: Sequence[str]) -> None:
    """What ``mkdocs.yml`` and ``pyproject.toml`` say of languages, the source first, pages and version."""
    source, *others = locales
    blocks = f"        - {{ locale: {source}, name: {source}, default: true }}\n"
    for each in others:
        blocks += f"        - {{ locale: {each}, name: {each}, extra: {{ ready: true }} }}\n"
    pages = "  - home: index.md\n  - chapters:\n"
    pages += "".join(f"      - chapters/{each}.md\n" for each in CHAPTERS)
    pages += "".join(f"  - {each}\n" for each in _PAGES)
    text = read_text(new / "mkdocs.yml", new)
    text = re.sub(r"(?<=\n      languages:\n)(?:        .*\n)+", lambda _: blocks, text)
    text = re.sub(r"(?<=\nnav:\n)(?: .*\n)+", lambda _: pages, text)
    _put(new / "mkdocs.yml", text)
    text = read_text(new / "pyproject.toml", new)
    _put(new / "pyproject.toml", re.sub(r'(?m)^version = ".*"$', 'version = "0.1.0"', text))


def _sample(new: Path, source: str, titles: Mapping[str, str]) -> None:
    """The pages of the sample, the words around them, and the text that its chapters hold."""
    for path in sorted(SAMPLE.glob("*.md")):
        title = titles["fr" if path.stem == "LISEZMOI" else "en"]
        text = read_text(path, SAMPLE).replace("SOURCE", source)
        _put(new / path.name, text.replace("TITLE", title))
    words = yaml.safe_load(read_text(SAMPLE / "words.yml", SAMPLE))
    for locale in LANGUAGES:
        for path in sorted((SAMPLE / "docs" / locale).rglob("*.md")):
            text = read_text(path, SAMPLE).replace("# TITLE", f"# {titles[locale]}")
            _put(new / "docs" / path.relative_to(SAMPLE / "docs"), text)
        _put(new / f"docs/{locale}/interface.yml", _interface(locale, words[locale]))
    for file in ("docs/assets/favicon.svg", "docs/words.txt"):
        _put(new / file, read_text(REPOSITORY / "tests/books/bread" / file, REPOSITORY))
    received, begins = "", ""
    for name in CHAPTERS:
        text = read_text(new / f"docs/{source}/chapters/{name}.md", new).split("\n---\n", 1)[1]
        lines = re.sub(r"(?m)^# | ?\{.*\}$", "", text).split("\n")
        said = [line for line in lines if line]
        received += "\n".join([*said, "", ""])
        begins += f"  - chapter: {name}\n    begins: {json.dumps(said[0], ensure_ascii=False)}\n"
    received = received.rstrip("\n") + "\n"
    _put(new / "docs/source/received.txt", received)
    checksum = hashlib.sha256(received.encode()).hexdigest()
    _put(
        new / "docs/source/edition.yml",
        "# Ce que cette édition change au texte reçu. · What this edition changes in the received text.\n"
        f'received:\n  file: received.txt\n  sha256: "{checksum}"\n\nchapters:\n{begins}\n'
        "added_titles:\n\nnote_type: edition\n\ncorrections:\n",
    )


def _interface(locale: str, words: Mapping[str, str]) -> str:
    """The words of the tested book, with those that are about it replaced, and without its stamps and themes."""
    text = read_text(REPOSITORY / _WORDS.format(locale), REPOSITORY)
    text = re.sub(r"(?ms)^(?:themes|translation\w*):.*?(?=^\S|\Z)", "", text)
    for name, word in words.items():
        section, _, key = name.partition(".")
        found = re.search(rf"(?ms)^{section}:.*?^  {key}: ([^\n]*)", text)
        assert found, name
        text = text[: found.start(1)] + json.dumps(word, ensure_ascii=False) + text[found.end(1) :]
    return text


def declared(titles: Mapping[str, str], name: str) -> str:
    """What ``book.yml`` says of the new book, whose source is the first language that it has a title in.

    Raises ``CannotRun`` where it cannot be called so.
    """
    lines = [f"  {each}: {json.dumps(titles[each], ensure_ascii=False)}" for each in titles]
    text = read_text(SAMPLE / "book.yml", SAMPLE)
    text = text.replace("name: NAME", f"name: {json.dumps(name)}")
    text = text.replace("source: SOURCE", f"source: {next(iter(titles))}")
    text = text.replace("titles: TITLES", "\n".join(["titles:", *lines]))
    identity.parse(text)
    return text


def _put(path: Path, text: str) -> None:
    writing.replace(path, text.encode("utf-8"), path.name)
