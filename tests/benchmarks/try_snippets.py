"""Does the one reader of Markdown bear whatever is typed? By hand: ``python
tests/benchmarks/try_snippets.py 20000``.

Composes that many snippets (``--first N``: from this one on), asks of each what ``tests/book/properties.py``
says must hold, and prints for how many each property does not, and the shortest of these. ``--unsafe``
strews hostile pieces into them, and asks what ``tests/pages/unsafe_snippets.py`` says.

Exit status: 0 all hold · 1 one does not.
"""

import argparse
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path += [
    str(REPOSITORY / "scripts"),
    str(REPOSITORY / "tests/book"),
    str(REPOSITORY / "tests/pages"),
]

from properties import NAMES, Properties  # noqa: E402 - found by the line above
from snippets import snippet  # noqa: E402
from unsafe_snippets import NAMES as UNSAFE_NAMES  # noqa: E402
from unsafe_snippets import Pipeline, unsafe  # noqa: E402

from book import interface, mkdocs_yml  # noqa: E402


def main() -> int:
    """Try the snippets; print what does not hold, and a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("number", type=int, nargs="?", default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--unsafe", action="store_true")
    options = parser.parse_args()
    bread = REPOSITORY / "tests/books/bread"
    compose, names = (unsafe, UNSAFE_NAMES) if options.unsafe else (snippet, NAMES)
    config = mkdocs_yml.read(bread)
    properties = (
        Pipeline(config, interface.read(bread, "en", "fr"))
        if options.unsafe
        else Properties(config)
    )
    broken: dict[str, dict[int, str]] = {name: {} for name in names}
    began = time.monotonic()
    for seed in range(options.first, options.first + options.number):
        for name, where in properties.violations(compose(seed)):
            broken[name].setdefault(seed, where)
    for name, seeds in broken.items():
        if seeds:
            shortest = min(seeds, key=lambda seed: len(compose(seed)))
            print(f"── {name}, snippet {shortest}: {seeds[shortest]}\n{compose(shortest)}\n")
    print(f"{options.number} snippets, {time.monotonic() - began:.0f} s; of these, not")
    for name, seeds in broken.items():
        print(f"{name:10}{len(seeds):8}")
    return int(any(broken.values()))


if __name__ == "__main__":
    sys.exit(main())
