"""A book of everything hostile, and what is built of it with the checks off.

Three nets hold it, one behind the other: ``escape``, the texts that templates print; ``clean``, the list that
cleans each page last of all; ``policy``, which browsers keep.
"""

import re
import shutil
from pathlib import Path

from support import apply, build, repository

RUN = "<svg onload=alert(1)>"
TOGGLE = "<details open ontoggle=alert(1)>"
TITLE = f"À {TOGGLE} </title>{RUN} & b {{{{ c }}}} <b>"
FOREIGN = "https://evil.example.org/"
# What turns the checks off is a hook of the copy's own: no command has an option that does.
HOOK = """
import os, re
from mkdocs.plugins import event_priority
from book import front_matter
from pages import safe_html
front_matter._fault = lambda key, value: None
on = os.environ["NETS"].split()
if "clean" not in on:
    safe_html.clean = lambda html: (html, [])

@event_priority(-2000)
def on_env(env, config, files):
    env.autoescape = "escape" in on
    return env

@event_priority(-2000)
def on_post_page(output, page, config):
    return output if "policy" in on else re.sub("<meta http-equiv[^>]*>", "", output)
"""
CONFIG = (
    f'{{"base":"{FOREIGN}","features":[],"search":"x","tags":null,"version":{{"provider":"mike"}},'
    '"translations":{},"annotate":null}'
)
BODY = f"""

## &lt;script&gt;alert(1)&lt;/script&gt; {RUN} {{ #h }}

<pre class="mermaid"></pre>

<p data-x=it's title="le gluten <script>alert(`D`)</script>"></p>

<p title="</body><script>alert(1)</script>">x</p>

<p title="</h2><script>alert(1)</script>">le gluten</p>

<a data-md-component="source" href="https://github.com/o/r"><span></span></a>

<p style="background: image-set('{FOREIGN}a.png' 1x)">x</p>

<img src=x onerror=alert(1)>

<picture><source srcset="{FOREIGN}b.png 1x"><img src="{FOREIGN}c.png" alt="a"></picture>

![{RUN}](assets/favicon.svg "{RUN}"){{ srcset="{FOREIGN}d.png 1x" onload=alert(1) }}

<div id="__config">{CONFIG}</div>

| {RUN} | b |
|---|---|
| <script>alert(1)</script> | [{RUN}](javascript:alert(1)) |

/// note | {RUN}
<svg onload=alert(1)></svg>
///

![a](assets/favicon.svg)

/// caption
{RUN}
///

<noscript><p title="</noscript>{RUN}"></noscript>

<iframe srcdoc="{RUN}"></iframe><base href="{FOREIGN}">

[a](&#106;avascript:alert(1)){{ target=_blank onclick=alert(1) }}

<form action="{FOREIGN}"><input autofocus onfocus=alert(1)></form>
"""
EDITS = (
    {
        "file": "mkdocs.yml",
        "find": "  - scripts/hook_search.py\n",
        "replace": "  - scripts/hook_search.py\n  - hostile.py\n",
    },
    {"file": "hostile.py", "write": HOOK},
    {
        "file": "docs/fr/a-propos.md",
        "find": "slug: a-propos\n",
        "replace": f"slug: a-propos\ntitle: '{TITLE}'\nsubtitle: {TOGGLE}\nstatus: '\">{TOGGLE}'\n",
    },
    {"file": "docs/fr/a-propos.md", "append": BODY},
    {
        "file": "docs/fr/chapitres/le-levain.md",
        "find": "description: ",
        "replace": f"description: {TOGGLE} &lt;img src=x onerror=alert(1)&gt; ",
    },
    {
        "file": "docs/fr/glossaire.md",
        "find": "- Synonymes : seconde levée\n",
        "replace": f"- Synonymes : seconde levée, {RUN}\n",
    },
    {"file": "docs/fr/glossaire.md", "find": "Dernière", "replace": f"{TOGGLE} </script> Dernière"},
    {
        "file": "docs/fr/interface.yml",
        "find": "report: Signaler",
        "replace": f"report: {RUN} Signaler",
    },
    {"file": f"docs/fr/{RUN}.md", "write": f"# {RUN} {{ #x }}\n\nTexte.\n"},
)


def make(root: Path) -> Path:
    """Make ``root`` a repository with that book."""
    repository(root)
    for edit in EDITS:
        apply(root, edit)
    return root


def pages(root: Path, site: Path, nets: str) -> Path:
    """Build its pages into ``site`` with the nets that are named, or fail."""
    command = ["-m", "mkdocs", "build", "--no-strict", "-d", site]
    result = build(command, root, NETS=nets, REPO_URL="https://www.example.org/o/r")
    assert result.returncode == 0, result.stderr
    return site


def editions(root: Path, site: Path, folder: Path) -> list[Path]:
    """Build the editions, with all nets, and unpack them below ``folder``; each of their documents."""
    root = shutil.copytree(root, folder / "repository")
    about = root / "docs/fr/a-propos.md"
    stops = re.compile(r"^(?:subtitle|status): .*\n|.*(?:!\[|<img).*\n", re.M)  # the editions
    about.write_text(stops.sub("", about.read_text(encoding="utf-8")), encoding="utf-8")
    made = build(["scripts/build_offline.py", site], root, NETS="escape clean policy")
    assert made.returncode == 0, made.stderr
    for number, book in enumerate((site / "downloads").glob("*.epub")):
        shutil.unpack_archive(book, folder / str(number), "zip")
    (zipped,) = (site / "downloads").glob("*-html.zip")
    shutil.unpack_archive(zipped, folder / "html", "zip")
    names = [*folder.glob("html/**/*.html"), *folder.glob("[0-9]/**/*.xhtml")]
    assert len({each.suffix for each in names}) == 2
    return [*names, *(site / "downloads").glob("*.html")]
