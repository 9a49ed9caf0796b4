"""What does a reader of the preview see where the book cannot be built?"""

import html
from collections.abc import Sequence

from book.typography import space_punctuation
from ground.message import french
from ground.problem import Problem

_WORDS = {
    "fr": {
        "title": "Le livre ne peut pas être construit",
        "place": "<code>{path}</code>, ligne {line} : ",
        "after": "Enregistrez le fichier : cette page se recharge d’elle-même.",
    },
    "en": {
        "title": "The book cannot be built",
        "place": "<code>{path}</code>, line {line}: ",
        "after": "Save the file: this page reloads by itself.",
    },
}
_PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
  body {{ font: 1.125rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}
  body {{ overflow-wrap: anywhere }}
</style>
<main>
{fr}
<hr>
<div lang="en">
{en}
</div>
</main>
<script>
  // Until this address answers with a page, or with another reason.
  let seen;
  const look = async () => {{
    try {{
      const answer = await fetch(location.href);
      const text = await answer.text();
      if (answer.ok || (seen && seen !== text)) return location.reload();
      seen = text;
    }} catch {{}} // the preview has ended, or begins again
    setTimeout(look, 1000);
  }};
  look();
</script>
</html>
"""


def page(problems: Sequence[Problem]) -> str:
    """A page of HTML, in French and in English, that says at which file and line to mend what."""
    title = " · ".join(words["title"] for words in _WORDS.values())
    return _PAGE.format(
        title=title,
        **{locale: _section(locale, words, problems) for locale, words in _WORDS.items()},
    )


def _section(locale: str, words: dict[str, str], problems: Sequence[Problem]) -> str:
    words = {name: space_punctuation(text, locale) for name, text in words.items()}
    lines = [f"<h1>{words['title']}</h1>"]
    for problem in problems:
        place = words["place"].format(path=html.escape(problem.path), line=max(problem.line, 1))
        told = french(problem.message) if locale == "fr" else problem.message
        lang = locale if told else "en"  # a sentence of another program, which nobody translated
        message = f'<samp lang="{lang}">{html.escape(told or problem.message)}</samp>'
        lines.append(f"<p>{place}{message}</p>")
    lines.append(f"<p>{words['after']}</p>")
    return "\n".join(lines)
