"""How is the whole book written into one HTML file with nothing beside it?"""

import base64
import mimetypes
from html import escape
from pathlib import Path

from book import direction
from editions import merged, style
from editions.book import Book
from editions.imprint import AGE_SCRIPT, Imprint
from face.rules import inside, rules
from ground.command import read_text
from pages import policy


def build(root: Path, book: Book, imprint: Imprint) -> bytes:
    """One page of UTF-8 HTML with style, script and images inside, readable without scripts."""
    language = book.language
    locale, words = language.locale, language.words
    icon = _data("icon.svg", (root / "docs/assets/favicon.svg").read_bytes())
    images = {name: _data(name, path.read_bytes()) for name, path in book.images.items()}
    home = merged.place(book.pages[0])
    sheet = f"\n{style.sheet(root, face=rules(root, language.has_face, inside))}"
    script = f"\n{read_text(AGE_SCRIPT, root)}"
    page = f"""<!doctype html>
<html lang="{escape(locale)}"{direction.attribute(locale)}>
<head>
<meta charset="utf-8">
{policy.meta(policy.policy([script], [sheet], source=None))}
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(language.title)}</title>
<meta name="description" content="{escape(words["site.description"])}">
<link rel="icon" href="{icon}">
<style>{sheet}</style>
</head>
<body>
<main aria-labelledby="{home}">
{imprint.age_notice(words)}
{merged.body(book, imprint, lambda name: images[name])}
</main>
{imprint.footer(words)}
<script>{script}</script>
</body>
</html>
"""
    return page.encode()


def _data(name: str, content: bytes) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
