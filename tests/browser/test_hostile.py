"""A book of everything hostile, built with the checks off: no script of it runs, and nothing foreign is asked.

Three nets hold it, one behind the other: texts that templates escape, the list that cleans each page last
of all, and the policy that browsers keep. Each is taken away once, to see that it holds something.
"""

import re
import shutil
import zipfile

import pytest
from conftest import served, unpack
from playwright.sync_api import Page
from support import apply, build, repository

RUN = "<svg onload=alert(1)>"
TOGGLE = "<details open ontoggle=alert(1)>"
TITLE = f"À {TOGGLE} & b {{{{ c }}}} <b>"
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
PAGES = ("", "a-propos/", "glossaire/", "chapitres/le-levain/", "404.html", "en/about/")


@pytest.fixture
def open_all(page):
    """A function that opens the pages of a site; what they did in the meantime."""

    def opened(site):
        with served(site) as url:
            return acted(page, [url + each for each in PAGES])

    return opened


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A function that builds the book with the nets that are named; its site."""
    root = repository(tmp_path_factory.mktemp("hostile") / "repository")
    for edit in EDITS:
        apply(root, edit)

    def built(nets: str):
        site = tmp_path_factory.mktemp("site")
        command = ["-m", "mkdocs", "build", "--no-strict", "-d", site]
        result = build(command, root, NETS=nets, REPO_URL="https://www.example.org/o/r")
        assert result.returncode == 0, result.stderr
        return site

    built.root = root
    return built


def acted(page: Page, addresses) -> list[str]:
    """What a browser ran, or asked of elsewhere, on these pages, a term opened and a search made on each."""
    found = []
    page.on("dialog", lambda dialog: (found.append(f"ran on {page.url}"), dialog.dismiss()))
    page.route(
        re.compile(r"^(?!file:|http://127\.0\.0\.1)"),
        lambda route: (found.append(f"asked {route.request.url}"), route.abort()),
    )
    for address in addresses:
        page.goto(address)
        if page.locator("a.term").count():
            page.locator("a.term").first.hover()
        if page.locator(".md-search__input").count():
            page.keyboard.press("/")
            page.locator(".md-search__input").press_sequentially("gluten", delay=5)
        page.wait_for_timeout(200)
    return found


@pytest.mark.parametrize("nets", ["escape clean policy", "escape clean", "policy"])
def test_nothing_hostile_acts(open_all, hostile, nets):
    assert open_all(hostile(nets)) == []


@pytest.mark.parametrize("nets", ["", "escape", "clean"])
def test_without_a_net_it_acts(open_all, hostile, nets):
    assert open_all(hostile(nets))


def test_a_title_is_read_as_it_was_typed(page, hostile):
    with served(hostile("escape clean policy")) as url:
        page.goto(f"{url}a-propos/")
        assert page.title().startswith(f"{TITLE} - ")
        assert (
            page.locator("nav a.md-nav__link--active .md-ellipsis")
            .first.inner_text()
            .startswith(TITLE)
        )
        page.goto(f"{url}glossaire/")
        assert f"{RUN}" in page.locator("article").inner_text()


def test_nothing_hostile_acts_in_an_edition(page, hostile, tmp_path):
    site = hostile("escape clean policy")
    root = shutil.copytree(hostile.root, tmp_path / "repository")
    about = root / "docs/fr/a-propos.md"
    stops = re.compile(r"^(?:subtitle|status): .*\n|.*(?:!\[|<img).*\n", re.M)  # the editions
    about.write_text(stops.sub("", about.read_text(encoding="utf-8")), encoding="utf-8")
    made = build(["scripts/build_offline.py", site], root, NETS="escape clean policy")
    assert made.returncode == 0, made.stderr
    disk = unpack(site, tmp_path)
    books = [zipfile.ZipFile(each) for each in (site / "downloads").glob("*.epub")]
    assert books
    for number, book in enumerate(books):
        book.extractall(tmp_path / str(number))
    files = [
        *disk.rglob("*.html"),
        *(site / "downloads").glob("*.html"),
        *tmp_path.glob("*/**/*.xhtml"),
    ]
    assert acted(page, [each.as_uri() for each in files]) == []
