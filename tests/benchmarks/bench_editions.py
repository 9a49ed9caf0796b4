"""How large is each edition, how long does it take? By hand, with what a release needs installed:
``.venv/bin/python tests/benchmarks/bench_editions.py``.

Builds the pages for a disk once, then times each edition on its own, the median of ``--runs``.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY / "scripts"))

from editions import book, html_edition, languages, version, when  # noqa: E402
from editions.imprint import Imprint  # noqa: E402
from editions.making import builders  # noqa: E402


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    settings = languages.read(REPOSITORY)
    stamp = version.text_version(REPOSITORY, settings.locales)
    imprint = Imprint(when.edition_date(REPOSITORY), stamp, "https://www.example.org/book/")

    def show(name: str, make: Callable[[], bytes], times: int = runs) -> None:
        took, content = [], b""
        for _ in range(times):
            start = time.perf_counter()
            content = make()
            took.append(time.perf_counter() - start)
        print(f"{name:24}{len(content) / 1000:9.1f} kB{statistics.median(took):9.3f} s", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def pages() -> bytes:
            html_edition.build_site(REPOSITORY, folder, imprint.seconds)
            return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

        show("pages for a disk", pages, 1)
        show("html.zip", lambda: html_edition.build(folder, settings, imprint), 1)
        for language in settings.languages:
            text = book.read(folder, settings, language, imprint.address)
            for kind, build in builders(release=True).items():
                show(f"{kind} {language.locale}", lambda b=build, t=text: b(REPOSITORY, t, imprint))


if __name__ == "__main__":
    main()
