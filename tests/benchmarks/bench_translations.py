"""How long does the check of a large book take? By hand: ``python
tests/benchmarks/bench_translations.py``.

Writes books of 250, 500 and 1,000 pages (``--pages N`` for the largest) of 20 segments in two
languages, changes one French segment in ten at random, and prints the check's wall-clock and CPU
time, the latter per page too, and the peak memory of its process. It is linear if time per page
stays the same.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY / "scripts"))

from translation.accept import accept  # noqa: E402 - found by the line above

SEGMENTS = 20
_MEASURED = """
import resource, sys
sys.argv = ["check_translations.py", "--root", sys.argv[1], "--format", "json"]
sys.path.insert(0, "scripts")
import runpy
try:
    runpy.run_path("scripts/check_translations.py", run_name="__main__")
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def write(root: Path, pages: int, chance: random.Random) -> int:
    """Write a book whose translation is current but for what is returned: the number changed."""
    changed = 0
    for number in range(pages):
        key = f"partie-{number % 20}/page-{number}.md"
        for locale in ("fr", "en"):
            path = root / "docs" / locale / key
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_page(locale, number), encoding="utf-8")
        accept(root, "en", key)
        path = root / "docs" / "fr" / key
        text = path.read_text(encoding="utf-8")
        for segment in range(1, SEGMENTS):
            if chance.random() < 0.1:
                text = text.replace(f"\nLa phrase {segment} ", f"\nLa proposition {segment} ")
                changed += 1
        path.write_text(text, encoding="utf-8")
    return changed


def _page(locale: str, number: int) -> str:
    french = (
        "La phrase {} dit que 12,5 % des 1 000 pains ne sont pas cuits le 3 mars 2024, "
        "selon [elle]({})."
    )
    english = (
        "Sentence {} says that 12.5% of the 1,000 loaves are not baked on March 3, 2024, "
        "according to [it]({})."
    )
    text = french if locale == "fr" else english
    lines = [f"# {'Titre' if locale == 'fr' else 'Title'} {number} {{ #titre }}\n"]
    for segment in range(1, SEGMENTS):
        both = f"{text.format(segment, 'index.md')} {text.format(number, 'a.md')}"
        lines.append(f"{both}\n{{: #titre-{segment} }}\n")
    return "---\nslug: x\n---\n\n" + "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    args = parser.parse_args()
    chance = random.Random(5)
    for pages in (args.pages // 4, args.pages // 2, args.pages):
        with tempfile.TemporaryDirectory() as name:
            changed = write(Path(name), pages, chance)
            start = time.perf_counter()
            result = subprocess.run(
                [sys.executable, "-c", _MEASURED, name],
                cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8",
            )  # fmt: skip
            took = time.perf_counter() - start
        segments = [s["state"] for p in json.loads(result.stdout)["pages"] for s in p["segments"]]
        assert len(segments) == pages * SEGMENTS and segments.count("outdated") == changed
        cpu, memory = map(float, result.stderr.split()[-2:])
        print(
            f"{pages:5} pages × {SEGMENTS}: {took:6.2f} s, {cpu:6.2f} s of CPU, "
            f"{cpu / pages * 1000:5.2f} ms a page, {memory / 1024:4.0f} MiB; {changed} outdated"
        )


if __name__ == "__main__":
    main()
