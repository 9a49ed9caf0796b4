"""What does a book of many chapters cost, and does it grow with them alone? Run by hand; prints a table.

    .venv/bin/python tests/benchmarks/bench_growth.py [--bare] [CHAPTERS …]

Makes books of 50, 200 and 800 chapters a language (both languages translated, glossary, interface), builds
and checks each, and makes its editions. For each command: processor seconds, in all and for a thousand
pages, and the largest memory of one process; for the site: bytes of a chapter's page, the mean and the
largest, and in all. ``--bare`` builds each too without the theme, our hooks, and the search: what MkDocs and
mkdocs-static-i18n take by themselves.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]
import small_books  # noqa: E402 - they are found now
from support import EPOCH, repository  # noqa: E402


def measured(command: list[str | Path], root: Path) -> tuple[float, float]:
    """Processor seconds of a Python command and of what it starts, and the MB of the largest process."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    os.chdir(root)
    pid = os.posix_spawn(
        sys.executable, [sys.executable, *map(str, command)], environment, file_actions=null
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def bare(root: Path) -> Path:
    """The settings of the book for MkDocs and mkdocs-static-i18n alone, with a template of one line."""
    config = (root / "mkdocs.yml").read_text("utf-8")
    for part in (
        r"theme:\n(?s:.+?)\n\n",
        r"hooks:\n(?:  .+\n)+",
        r"  - search .*\n",
        r"extra_css:\n(?:  .+\n)+",
    ):
        config = re.sub(rf"^{part}", "", config, count=1, flags=re.M)
    (root / "plain").mkdir()
    for name in ("main.html", "home.html"):
        (root / "plain" / name).write_text("<!doctype html>{{ page.content }}", "utf-8")
    config += "\ntheme: { name: null, custom_dir: plain, locale: fr }\n"
    (root / "bare.yml").write_text(config.replace("strict: true", "strict: false"), "utf-8")
    return root / "bare.yml"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("chapters", nargs="*", type=int, default=[50, 200, 800])
    parser.add_argument("--bare", action="store_true", help="MkDocs by itself too")
    args = parser.parse_args()
    print(f"{'chapters':>8} {'command':<14} {'CPU s':>7} {'s/1000 p.':>9} {'MB':>5}", flush=True)
    for count in args.chapters:
        with tempfile.TemporaryDirectory() as name:
            root, site = repository(Path(name, "book")), Path(name, "site")
            small_books.long(root, count)
            build = ["-m", "mkdocs", "build", "-q", "-d"]
            commands: dict[str, list[str | Path]] = {
                "build": [*build, site],
                "check_links": [root / "scripts/check_links.py", site],
                "check_all": [root / "scripts/check_all.py"],
                "build_offline": [root / "scripts/build_offline.py", site],
            }
            if args.bare:
                commands["bare build"] = [*build, Path(name, "bare"), "-f", bare(root)]
            for title, command in commands.items():
                seconds, memory = measured(command, root)
                per_page = seconds / (2 * count) * 1000
                print(
                    f"{count:8} {title:<14} {seconds:7.1f} {per_page:9.1f} {memory:5.0f}",
                    flush=True,
                )
                if title == "build":
                    sizes = [p.stat().st_size for p in site.glob("**/chap*/*/index.html")]
                    mean, whole = sum(sizes) / len(sizes) / 1e3, _bytes(site) / 1e6
                    out = f"a chapter {mean:.1f} kB, at most {max(sizes) / 1e3:.1f}, in all {whole:.1f} MB"
            print(f"{count:8} {out}", flush=True)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
