"""A page with all that Markdown may bring to it: every format takes it, and stays valid."""

import shutil

import judges
import pytest
from editions import NAME
from libzim.reader import Archive
from PIL import Image
from support import REPOSITORY, build_all, release

RICH = """
![Un carré](../assets/square.png)

> Une citation.

1. Un
2. Deux

    Un paragraphe dans une liste.

    - Dedans
        - Plus au fond

!!! note "Remarque"

    Un **encadré** avec `du code`.

    ```
    et une ligne < d'exemple
    ```

<details><summary>Plus</summary><p>Des détails.</p></details>

<dl><dt>Terme</dt><dd>Ce qu'il veut dire.</dd></dl>

<table><caption>Des nombres</caption>
<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>2<br>3</td></tr></tbody></table>

<figure markdown>

![Un dessin](../assets/drawing.svg)

<figcaption>Légende</figcaption>

</figure>

---

H<sub>2</sub>O & <abbr title="et cætera">etc.</abbr> <kbd>F1</kbd> <q>x</q> <time>2024</time> <mark>y</mark>
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    root = tmp_path_factory.mktemp("rich") / "book"
    ignore = shutil.ignore_patterns(
        ".git", ".venv", "site", "__pycache__", "node_modules", ".*_cache"
    )
    shutil.copytree(REPOSITORY, root, ignore=ignore)
    Image.new("RGB", (20, 20), "red").save(root / "docs/assets/square.png")
    (root / "docs/assets/drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    page = root / "docs/fr/a-propos.md"
    page.write_text(page.read_text("utf-8") + RICH, encoding="utf-8")
    day = {"SOURCE_DATE_EPOCH": "1700000000"}
    build_all(root, root / "site", **day)
    release(root, root / "site", **day)
    return root / "site/downloads"


def test_every_judge_accepts_it(rich, tmp_path):
    epub = rich / f"{NAME}.fr.epub"
    assert not judges.epubcheck(epub, tmp_path)
    assert not judges.ace(epub, tmp_path)
    assert not judges.verapdf(rich / f"{NAME}.fr.pdf")
    assert Archive(rich / f"{NAME}.fr.zim").check()


def test_its_pictures_are_inside(rich):
    single = (rich / f"{NAME}.fr.html").read_text("utf-8")
    assert "data:image/png;base64," in single and "data:image/svg+xml;base64," in single
    assert "square.png" not in single
