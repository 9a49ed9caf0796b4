"""What does the downloads page say of the editions that this build has?"""

import os
import re
from html import escape
from pathlib import Path

from checking.problem import CannotRun

_PLACE = re.compile(r'(<div id="editions">).*?(</div>)', re.DOTALL)
# (page, language) of each downloads page, as their front matter's slug places them
PAGES = (("telechargements/index.html", "fr"), ("en/downloads/index.html", "en"))
_WORDS = {
    "fr": "Édition HTML, dans les deux langues ({size} ko, .zip)",
    "en": "HTML edition, in both languages ({size} kB, .zip)",
}


def complete(site: Path, edition: Path) -> None:
    """Write a link to ``edition``, with its size, into each language's downloads page of ``site``.

    Raises ``CannotRun`` where a page or the place for the list is missing.
    """
    for name, locale in PAGES:
        page = site / name
        try:
            html = page.read_text(encoding="utf-8")
        except OSError as error:
            raise CannotRun(f"{name}:1: cannot be read: {error.strerror}") from None
        href = Path(os.path.relpath(edition, page.parent)).as_posix()
        size = -(-edition.stat().st_size // 1000)
        text = escape(_WORDS[locale].format(size=size))
        link = f'<p><a href="{escape(href)}" download>{text}</a></p>'
        html, count = _PLACE.subn(rf"\g<1>{link}\g<2>", html)
        if count != 1:
            raise CannotRun(f'{name}:1: expected one <div id="editions">, found {count}')
        unfinished = page.with_suffix(".part")
        unfinished.write_text(html, encoding="utf-8", newline="\n")
        unfinished.replace(page)
