"""What does marking terms cost, by number of terms and pages? Run by hand; prints a table.

PYTHONPATH=scripts python3 tests/benchmarks/bench_glossary.py

The pages are the same for every glossary and use the same 70 terms; the other terms, of one to four
words from the same vocabulary, are there to be told apart. The processor time is that of the hook
for a page (reading HTML, matching, writing links), and beside it that of building the index once.
"""

import random
import time

from glossary.annotate import annotate
from glossary.match import TermIndex

WORDS_A_PAGE = 600


def main() -> None:
    """Measure and print."""
    chance = random.Random(3)
    syllables = ["im", "mu", "no", "thé", "ra", "pie", "cel", "lu", "tu", "mo", "ré", "ci", "ve"]
    vocabulary = list(
        {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(9000)}
    )
    forms = list({" ".join(chance.sample(vocabulary, chance.randint(1, 4))) for _ in range(5000)})
    forms = forms[:5000]
    used = forms[:70]
    pages = [_page(chance, vocabulary[:400], used) for _ in range(1000)]
    print(f"{'terms':>6} {'index':>9} {'20 pages':>10} {'1000 pages':>11} {'a page':>9}  to 70")
    base = 0.0
    for count in (70, 700, 5000):
        start = time.process_time()
        index = TermIndex((form, str(number)) for number, form in enumerate(forms[:count]))
        built = time.process_time() - start
        few, many = (min(_seconds(index, pages[:n]) for _ in range(3)) for n in (20, 1000))
        base = base or many
        print(
            f"{count:>6} {built * 1e3:>6.1f} ms {few * 1e3:>7.1f} ms {many * 1e3:>8.0f} ms"
            f" {many:>6.3f} ms  {many / base:.2f}"
        )


def _page(chance: random.Random, vocabulary: list[str], terms: list[str]) -> str:
    paragraphs = []
    for _ in range(6):
        words = chance.choices(vocabulary, k=WORDS_A_PAGE // 6)
        for term in chance.sample(terms, 5):
            words[chance.randrange(len(words))] = term
        paragraphs.append(f"<p>L&rsquo;{' '.join(words)}.</p>")
    return "<h1>Un titre</h1>\n" + "\n".join(paragraphs)


def _seconds(index: TermIndex, pages: list[str]) -> float:
    start = time.process_time()
    for page in pages:
        annotate(page, index, lambda each: f'<a class="term" href="#{each}" data-definition="…">')
    return time.process_time() - start


if __name__ == "__main__":
    main()
