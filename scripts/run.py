"""The front door, for people and CI alike, in Python's standard library alone.

    python3 scripts/run.py site [--serve]   set up, build the site, check it
    python3 scripts/run.py check [NAME …]   everything that can be checked without a browser, or some of it
    python3 scripts/run.py preview          … and leave the site to look at, even where it finds something
    python3 scripts/run.py serve            preview with live reload, all languages
        --port N                            … at another port than 8000
    python3 scripts/run.py release          build the site with every edition, PDF and ZIM too
    python3 scripts/run.py lint             hold the code to its form and its types
    python3 scripts/run.py tests            set up what tests need, run them all
        --formats                           … and those of the release, with their validators
    python3 scripts/run.py links            ask whether links to elsewhere still lead there
    python3 scripts/run.py new-book FOLDER  make a repository of this engine for another book
    python3 scripts/run.py audit            ask whether a dependency is known to be unsafe

Exit status: 0 all is well · 1 a check or test failed · 2 could not run, and one line says why · 130 ended
by Ctrl-C.
"""

import environment  # noqa: F401 - first: it says so where Python is too old

# isort: split
import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from environment import advisories, browser, child, fonts, system, venv
from environment.venv import REPOSITORY
from ground import aside
from ground.command import ended_by_signals, write_utf8
from ground.problem import CannotRun
from ground.report import PRINTERS, result

CHECKS = ("check_source.py", "check_glossary.py", "check_translations.py")
SITE = REPOSITORY / "site"


def site(args: argparse.Namespace) -> int:
    """Build ``site/`` with everything in it, and check it."""
    return _build(str(venv.ensure()), args)


def release(args: argparse.Namespace) -> int:
    """Build ``site/`` with the editions that need system libraries too."""
    python = venv.ensure(venv.RELEASE_LOCK)
    system.ensure_pango(python)
    return _build(str(python), args, "--release")


def _build(python: str, args: argparse.Namespace, *editions: str) -> int:
    status = max(_check(python, name) for name in CHECKS)
    with aside.folder(SITE, REPOSITORY) as new:
        made = _check(python, "check_build.py", "--site", str(new)) or max(
            _call(
                [python, "scripts/export_glossary.py", "--output", str(new / "downloads")],
                stdout=subprocess.DEVNULL,
            ),
            _call([python, "scripts/build_offline.py", str(new), *editions]),
        )
        if made:
            shutil.rmtree(new, ignore_errors=True)
            print(f"No site was made; {SITE} is as it was.")
            return max(status, made)
        root = "--root", str(REPOSITORY)
        led = [
            _check(python, f"check_{each}.py", str(new), *root) for each in ("addresses", "links")
        ]
    status = max(status, *led)
    print(f"The site is in {SITE}: read it with `python3 scripts/run.py site --serve`.")
    if args.serve and not status:
        return _call([python, "scripts/serve_site.py", "site", "--port", str(args.port)])
    return status


def serve(args: argparse.Namespace) -> int:
    """Preview the pages at a local address while they are edited."""
    return _call([str(venv.ensure()), "scripts/serve_book.py", "--port", str(args.port)])


def check(args: argparse.Namespace) -> int:
    """Run every check that needs no browser, on the built site too, and sum up."""
    python = str(venv.ensure(venv.TESTS_LOCK))  # which holds the dictionaries
    language = ["--lang", args.lang] if args.lang else []
    return _call([python, "scripts/check_all.py", "--format", args.format, *language, *args.names])


def preview(args: argparse.Namespace) -> int:
    """Check, and leave the site and its editions to look at, even where the text has errors."""
    python = str(venv.ensure(venv.TESTS_LOCK))
    command = [python, "scripts/offer_preview.py", "--format", args.format]
    return _call([*command, "--since", args.since])


def lint(args: argparse.Namespace) -> int:
    """Hold the code to its form and its types."""
    python = str(venv.ensure(venv.TESTS_LOCK))
    return max(
        _call([python, "-m", "ruff", "check", "."]),
        _call([python, "-m", "ruff", "format", "--check", "."]),
        _call([python, "-m", "mypy"]),
    )


def tests(args: argparse.Namespace) -> int:
    """Run every test; further arguments go to pytest."""
    # What may be missing first: it takes a second to say so, and the rest takes minutes.
    os.environ["BROWSER_PATH"] = str(browser.ensure())
    fonts.ensure()
    if args.formats:
        system.ensure_validators()
    python = str(venv.ensure(venv.TESTS_LOCK))
    left_out = ["--ignore=tests/formats", "--ignore=tests/built/formats"]
    if args.formats:
        system.ensure_pango(venv.ensure(venv.RELEASE_LOCK))
        left_out = []
    return max(
        lint(args),
        _call([python, "-m", "pytest", *left_out, *args.pytest]),
    )


def links(args: argparse.Namespace) -> int:
    """Ask every address elsewhere; what is dead is in .cache/links/report.json, not in the status."""
    python = str(venv.ensure())
    folder = REPOSITORY / ".cache" / "links"
    folder.mkdir(parents=True, exist_ok=True)
    site = str(folder / "site")
    status = _check(python, "check_build.py", "--site", site)
    if status:
        return status
    command = [python, "scripts/check_links.py", site, "--root", str(REPOSITORY)]
    command += ["--external", "--format", "json"]
    memory = ["--cache", str(folder / "alive.json"), "--history", str(folder / "dead.json")]
    with (folder / "report.json").open("wb") as report:
        status = _call([*command, *memory], stdout=report)
    return 0 if status in (0, 1) else 2


def audit(args: argparse.Namespace) -> int:
    """Ask the advisories of PyPI and npm about every locked package."""
    python = str(venv.ensure(venv.AUDIT_LOCK))
    # Strict: a package that could not be looked up is no package found safe.
    command = [python, "-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip"]
    status = max(_call([*command, "-r", str(lock)]) for lock in venv.locks())
    found = advisories.known(system.NODE_TOOLS)
    for line in found:
        print(line)
    return max(status, 1 if found else 0)


def new_book(args: argparse.Namespace) -> int:
    """Make a repository of this engine for another book."""
    python = str(venv.ensure(venv.TESTS_LOCK))
    given = {"name": args.name, "source": args.source}
    options = [f"--{key}={value}" for key, value in given.items() if value]
    options += [f"--title={each}" for each in args.title]
    folder = str(Path(args.folder).absolute())
    return _call([python, "scripts/new_book.py", *options, "--", folder])


def main() -> int:
    """Parse the command line and run one command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function in (site, check, preview, serve, release, lint, tests, links, audit, new_book):
        command = commands.add_parser(
            function.__name__.replace("_", "-"), help=(function.__doc__ or "").split("\n")[0]
        )
        command.set_defaults(function=function)
        if function in (site, release):
            command.add_argument("--serve", action="store_true", help="open it at a local address")
        if function in (site, release, serve):
            command.add_argument("--port", type=int, default=8000, help="of that address")
        if function in (check, preview):
            command.add_argument("--format", choices=sorted(PRINTERS), default="text")
        if function is preview:
            command.add_argument("--since", default="HEAD", help="list the pages changed since")
        if function is check:
            command.add_argument("names", nargs="*", metavar="NAME", help="only these checks")
            command.add_argument(
                "--lang", choices=("en", "fr"), help="default: the system's, or en"
            )
        if function is new_book:
            command.add_argument("folder", metavar="FOLDER", help="new, or empty")
            command.add_argument("--name", help="of the files to download: a-z, 0-9, -")
            command.add_argument("--source", help="language of the text: fr (default) or en")
            command.add_argument("--title", action="append", default=[], metavar="LANGUAGE=TITLE")
        if function is tests:
            command.add_argument("--formats", action="store_true", help="the release's too")
            command.add_argument("pytest", nargs="*", help="passed on to pytest, after --")
    args = parser.parse_args()
    write_utf8()
    os.environ["PYTHONUTF8"] = "1"  # whatever the locale, in everything that is started from here
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the notice is answered in docs/decisions/theme.md
    try:
        with ended_by_signals():
            return args.function(args)
    except (CannotRun, OSError) as reason:
        print(f"error: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _call(command: list[str], **options: Any) -> int:
    return child.call(command, cwd=REPOSITORY, **options)[0]


def _check(python: str, name: str, *arguments: str) -> int:
    """Run one check, and end what it says with a line that begins with its name, as `check` does."""
    began = time.monotonic()
    status, said = child.call(
        [python, f"scripts/{name}", *arguments],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    *problems, last = said.splitlines() or ["it said nothing"]
    if problems and not last.startswith("0 errors, 0 warnings"):
        print(*problems, sep="\n")
    print(result(status, name, last.removeprefix("error: "), time.monotonic() - began))
    return status


if __name__ == "__main__":
    sys.exit(main())
