"""The front door, for people and CI alike, in Python's standard library alone.

    python3 scripts/run.py site [--serve]   set up, build the site, check it
    python3 scripts/run.py check            everything that can be checked without a browser
    python3 scripts/run.py serve            preview with live reload, both languages
    python3 scripts/run.py release          build the site with every edition, PDF and ZIM too
    python3 scripts/run.py lint             hold the code to its form and its types
    python3 scripts/run.py tests            set up what tests need, run them all
        --formats                           … and those of the release, with their validators
    python3 scripts/run.py links            ask whether links to elsewhere still lead there
    python3 scripts/run.py audit            ask whether a dependency is known to be unsafe

Exit status: 0 all is well · 1 a check or test failed · 2 could not run, and one line says why.
"""

import argparse
import os
import subprocess
import sys

from environment import browser, system, venv
from environment.venv import REPOSITORY

CHECKS = (["check_source.py"], ["check_glossary.py"], ["check_translations.py"])
SITE = REPOSITORY / "site"


def site(args: argparse.Namespace) -> int:
    """Build ``site/`` with everything in it, and check it."""
    return _build(str(venv.ensure()), args.serve)


def release(args: argparse.Namespace) -> int:
    """Build ``site/`` with the editions that need system libraries too."""
    python = venv.ensure(venv.RELEASE_LOCK)
    system.ensure_pango(python)
    return _build(str(python), args.serve, "--release")


def _build(python: str, serve: bool, *editions: str) -> int:
    status = max(_call([python, f"scripts/{name}", *rest]) for name, *rest in CHECKS)
    build = _call([python, "-m", "mkdocs", "build", "--strict", "--quiet"])
    if build:
        return max(status, build)
    status = max(
        status,
        _call([python, "scripts/export_glossary.py"]),
        _call([python, "scripts/build_offline.py", "site", *editions]),
        _call([python, "scripts/check_links.py", "site"]),
    )
    print(f"The site is in {SITE}: read it with `python3 scripts/run.py site --serve`.")
    if serve and not status:
        return _call([python, "scripts/serve_site.py", "site"])
    return status


def serve(args: argparse.Namespace) -> int:
    """Preview the pages at a local address while they are edited."""
    return _call([str(venv.ensure()), "-m", "mkdocs", "serve", "--no-strict"])


def check(args: argparse.Namespace) -> int:
    """Run every check that needs no browser, on the built site too, and sum up."""
    python = str(venv.ensure(venv.TESTS_LOCK))  # which holds the dictionaries
    return _call([python, "scripts/check_all.py", "--format", args.format])


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
    python = str(venv.ensure(venv.TESTS_LOCK))
    os.environ["BROWSER_PATH"] = str(browser.ensure())
    left_out = ["--ignore=tests/formats", "--ignore=tests/book/formats"]
    if args.formats:
        system.ensure_pango(venv.ensure(venv.RELEASE_LOCK))
        system.ensure_validators()
        left_out = []
    return max(
        lint(args),
        _call([python, "-m", "pytest", *left_out, *args.pytest]),
    )


def links(args: argparse.Namespace) -> int:
    """Ask every address elsewhere; what is dead is in .cache/links/report.json, not in the status."""
    python = str(venv.ensure())
    if status := _call([python, "-m", "mkdocs", "build", "--strict", "--quiet"]):
        return status
    folder = REPOSITORY / ".cache" / "links"
    folder.mkdir(parents=True, exist_ok=True)
    command = [python, "scripts/check_links.py", "site", "--external", "--format", "json"]
    memory = ["--cache", str(folder / "alive.json"), "--history", str(folder / "dead.json")]
    with (folder / "report.json").open("wb") as report:
        result = subprocess.run([*command, *memory], cwd=REPOSITORY, stdout=report)
    return 0 if result.returncode in (0, 1) else 2


def audit(args: argparse.Namespace) -> int:
    """Ask PyPI's advisories about every locked package."""
    python = str(venv.ensure(venv.AUDIT_LOCK))
    # Strict: a package that could not be looked up is no package found safe.
    command = [python, "-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip"]
    return max(_call([*command, "-r", str(lock)]) for lock in venv.locks())


def main() -> int:
    """Parse the command line and run one command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function in (site, check, serve, release, lint, tests, links, audit):
        command = commands.add_parser(
            function.__name__, help=(function.__doc__ or "").split("\n")[0]
        )
        command.set_defaults(function=function)
        if function in (site, release):
            command.add_argument("--serve", action="store_true", help="open it at a local address")
        if function is check:
            command.add_argument("--format", choices=("github", "json", "text"), default="text")
        if function is tests:
            command.add_argument("--formats", action="store_true", help="the release's too")
            command.add_argument("pytest", nargs="*", help="passed on to pytest, after --")
    if sys.version_info < (3, 11, 5):
        print("error: Python 3.11.5 or later is needed", file=sys.stderr)
        return 2
    args = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the notice is answered in docs/decisions/theme.md
    try:
        return args.function(args)
    except (venv.SetupError, OSError) as reason:
        print(f"error: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _call(command: list[str]) -> int:
    sys.stdout.flush()
    status = subprocess.run(command, cwd=REPOSITORY).returncode
    return status if status >= 0 else 2  # ended by a signal: a negative number would pass for 0


if __name__ == "__main__":
    sys.exit(main())
