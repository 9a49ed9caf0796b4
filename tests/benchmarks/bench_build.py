"""What do our hooks cost a build? By hand: ``.venv/bin/python tests/benchmarks/bench_build.py``.

Builds the same Markdown with and without hooks, interleaved, and prints the ratio of the
medians; then builds once more with every hook event timed and prints each hook's share.
Options: ``--runs N`` (default 7), ``--copies N`` to build each chapter N times over.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
_TIMED = """
import collections, sys, time
from mkdocs import plugins
spent = collections.Counter()
register = plugins.PluginCollection._register_event
def timed(self, event, method, plugin_name=None):
    name = plugin_name or ''
    if isinstance(method, plugins.CombinedEvent):
        for each in method.methods:
            timed(self, event, each, plugin_name)
        return
    if name.startswith('scripts'):
        def wrapper(*args, _method=method, **kwargs):
            start = time.perf_counter()
            try:
                return _method(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - start
        wrapper.mkdocs_priority = getattr(method, 'mkdocs_priority', 0)
        return register(self, event, wrapper, plugin_name)
    return register(self, event, method, plugin_name)
plugins.PluginCollection._register_event = timed
from mkdocs.commands.build import build
from mkdocs.config import load_config
start = time.perf_counter()
build(load_config(sys.argv[1], site_dir=sys.argv[2], strict=False))
total = time.perf_counter() - start
for name, seconds in spent.most_common():
    print(f'{name:32}{seconds * 1000:8.1f} ms {seconds / total:7.1%}')
print(f"{'whole build':32}{total * 1000:8.1f} ms")
"""


def prepare(folder: Path, copies: int) -> None:
    """Copy what a build reads; by ``bare.yml`` it is built without our hooks and templates."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(
            REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    for chapter in list((folder / "docs").glob("*/chapitres/*.md")):
        text = chapter.read_text(encoding="utf-8")
        for number in range(1, copies):
            copy = chapter.with_name(f"{chapter.stem}-{number}.md")
            copy.write_text(
                text.replace("\nslug: ", f"\nslug: copy-{number}/", 1), encoding="utf-8"
            )
    config = config.replace("strict: true", "strict: false")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    start, end = config.index("hooks:"), config.index("# validation")
    bare = config[:start] + config[end:]
    bare = bare.replace("  custom_dir: overrides\n", "")
    (folder / "bare.yml").write_text(bare, encoding="utf-8")
    # bare Material knows no templates of ours
    for page in folder.glob("docs/*/*.md"):
        lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith("template: "))
        page.write_text(text, encoding="utf-8")


def seconds(folder: Path, config: str) -> float:
    """Wall-clock seconds of one build in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", "out"]
    start = time.perf_counter()
    # Else only what is compiled with a package, which is all that the other one loads, is compiled once.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=env)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--copies", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, args.copies)
        times: dict[str, list[float]] = {"bare.yml": [], "mkdocs.yml": []}
        for run in range(args.runs + 1):
            for config in times:
                took = seconds(folder, config)
                if run:  # the first is a warm-up
                    times[config].append(took)
        for config, values in times.items():
            print(f"{config:12} median {statistics.median(values):.3f} s  of {args.runs}")
        pairs = [b / a for a, b in zip(*times.values(), strict=True)]
        print(f"ratio with hooks / bare: {statistics.median(pairs):.3f} (median of pairs)")
        subprocess.run(
            [sys.executable, "-c", _TIMED, "mkdocs.yml", str(folder / "timed")],
            cwd=folder,
            check=True,
            stderr=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    main()
