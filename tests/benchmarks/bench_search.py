"""How good, how fast and how heavy is search, beside Pagefind?

By hand: ``.venv/bin/python tests/benchmarks/bench_search.py``. Pagefind is no dependency of the
project: ``pip install "pagefind[bin]"`` beside it, or its column is left out. Options:
``--cases DIR`` for another set of judged queries, ``--pages N`` (default 1000) for the large index.
"""

import argparse
import functools
import gzip
import importlib.util
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "scripts")]

from playwright.sync_api import sync_playwright  # noqa: E402
from search_box import results, target  # noqa: E402
from search_judge import CASES, cases, ndcg, scores, success  # noqa: E402
from support import PREFIX  # noqa: E402

import serve_site  # noqa: E402
from environment import browser as browsers  # noqa: E402

HOME = {"fr": "", "en": "en/"}
MEASURES = {
    "s@1": functools.partial(success, at=1),
    "s@3": functools.partial(success, at=3),
    "nDCG": ndcg,
}
PAGEFIND = """async ([root, query]) => {
  window.pagefind ??= await import(root + 'pagefind/pagefind.js')
  const found = await pagefind.search(query)
  const pages = await Promise.all(found.results.slice(0, 10).map(each => each.data()))
  return pages.flatMap(({ url, sub_results }) => {
    const parts = sub_results.filter(each => each.url.includes('#'))
    parts.sort((a, b) => b.locations.length - a.locations.length)
    return parts.length ? parts.slice(0, 3).map(each => each.url) : [url]
  })
}"""
KEYSTROKES = """queries => {
  const box = document.querySelector('#book-search input')
  const list = document.querySelector('.search__found ol')
  return queries.flatMap(query => [...query].map((_, at) => {
    box.value = query.slice(0, at + 1)
    const start = performance.now()
    box.dispatchEvent(new Event('input', { bubbles: true }))
    list.offsetHeight  // results are laid out, not only listed
    return performance.now() - start
  }))
}"""


def build(root: Path, target_dir: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target_dir)]
    subprocess.run(command, cwd=root, env=environment, check=True)


def serve(site: Path) -> str:
    server = serve_site.server(site, prefix=PREFIX)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}{PREFIX}"


class Traffic:
    """Remembers what a page asks for on account of search: address, bytes, bytes compressed."""

    def __init__(self, page) -> None:
        self.seen: list[tuple[str, int, int]] = []
        page.on("response", self._note)

    def _note(self, response) -> None:
        if re.search(r"search|worker|lunr|pagefind", response.url.split("?")[0]):
            body = response.body()
            self.seen.append((response.url, len(body), len(gzip.compress(body, 6))))

    def take(self) -> str:
        seen, self.seen = self.seen, []
        return f"{sum(s[1] for s in seen):>8,} bytes ({sum(s[2] for s in seen):,} gzipped) in {len(seen)} requests"


def box_answers(page, root: str, language: str, queries: list[str]) -> list[list[str]]:
    """What the search box lists for each query."""
    traffic = Traffic(page)
    page.goto(root + HOME[language])
    page.wait_for_load_state("networkidle")
    print(f"  {language} before search is opened {traffic.take()}")
    page.click("[data-book-search]")
    page.wait_for_timeout(1500)
    print(f"  {language} on opening              {traffic.take()}")
    answers = []
    for query in queries:
        page.locator("#book-search input").fill("")
        page.locator("#book-search input").press_sequentially(query)
        page.wait_for_timeout(120)  # a worker answers when it can
        answers.append(results(page))
    return answers


def pagefind_answers(page, root: str, language: str, queries: list[str]) -> list[list[str]]:
    """What Pagefind's own interface would list for each query: sections first, three a page."""
    traffic = Traffic(page)
    page.goto(root + HOME[language])
    found = [page.evaluate(PAGEFIND, [root, query]) for query in queries]
    print(f"  {language} for all queries         {traffic.take()}")
    return [[target(url.removeprefix(PREFIX)) for url in each] for each in found]


def print_quality(judged: dict[str, list]) -> None:
    names = list(judged)
    print("\n" + " " * 24 + "".join(f"{name:^24}" for name in names))
    print(" " * 24 + "".join(f"{measure:>8}" for _ in names for measure in MEASURES))
    for language in HOME:
        columns = [
            scores([each for each in judged[name] if each[0].language == language], measure)
            for name in names
            for measure in MEASURES.values()
        ]
        for category in columns[0]:
            print(
                f"{language} {category:21}"
                + "".join(f"{column[category]:8.2f}" for column in columns)
            )


def large_index(text: str, pages: int) -> str:
    """An index of as many pages, each as long as a chapter, of the book's words and invented ones."""
    index = json.loads(text.removeprefix("bookIndex=").rstrip(";\n"))
    chance = random.Random(1)
    words = re.findall(r"[^\W\d]+", json.dumps(index["sections"], ensure_ascii=False))
    syllables = [
        a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "on", "ai")
    ]
    invented = ["".join(chance.choices(syllables, k=3)) for _ in range(20_000)]
    for number in range(pages - len(index["sections"])):
        text = " ".join(
            chance.choice(words if chance.random() < 0.7 else invented) for _ in range(120)
        )
        title = " ".join(chance.choices(words, k=4))
        index["sections"].append(
            {
                "url": f"p/{number}/",
                "id": "x",
                "title": title,
                "place": "x",
                "paragraphs": [["", text]],
            }
        )
    return f"bookIndex={json.dumps(index, ensure_ascii=False)};"


def print_speed(browser, root: str, queries: dict[str, list[str]], pages: int) -> None:
    print("\nmilliseconds from a keystroke to its results, every prefix of every query")
    for language, each in queries.items():
        for size in (None, pages):
            page = browser.new_page()
            if size:
                page.route(
                    f"**/search/index.{language}.js",
                    lambda route: route.fulfill(
                        body=large_index(route.fetch().text(), pages),
                        content_type="text/javascript",
                    ),
                )
            page.goto(root + HOME[language])
            start = page.evaluate("performance.now()")
            page.click("[data-book-search]")
            page.wait_for_selector("[role=status]")
            ready = page.evaluate("performance.now()") - start
            times = sorted(page.evaluate(KEYSTROKES, each))
            print(
                f"  {language} {f'{size} pages' if size else 'this book':12} median {statistics.median(times):6.1f}"
                f"  95 % {times[int(len(times) * 0.95)]:6.1f}  worst {times[-1]:6.1f}  ready after {ready:6.0f}"
            )
            page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--pages", type=int, default=1000)
    options = parser.parse_args()
    everything = {language: cases(language, options.cases) for language in HOME}
    queries = {language: [case.query for case in each] for language, each in everything.items()}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build(REPOSITORY, folder / "ours")
        engines = {"ours": (folder / "ours", box_answers)}
        if importlib.util.find_spec("pagefind"):
            shutil.copytree(folder / "ours", folder / "pagefind")
            command = [
                sys.executable,
                "-m",
                "pagefind",
                "--site",
                folder / "pagefind",
                "--root-selector",
                "article",
            ]
            subprocess.run(command, check=True, capture_output=True)
            engines["Pagefind"] = (folder / "pagefind", pagefind_answers)
        browser = playwright.chromium.launch(
            executable_path=str(browsers.ensure()), args=["--no-sandbox", "--disable-gpu"]
        )
        judged, roots = {}, {}
        for engine, (site, answers) in engines.items():
            print(engine)
            roots[engine], judged[engine] = serve(site), []
            for language in HOME:
                page = browser.new_page()
                found = answers(page, roots[engine], language, queries[language])
                judged[engine] += zip(everything[language], found, strict=True)
                page.close()
        print_quality(judged)
        print_speed(browser, roots["ours"], queries, options.pages)


if __name__ == "__main__":
    main()
