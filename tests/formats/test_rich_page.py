"""A page with all that Markdown may bring to it: every format takes it, and stays valid."""

import shutil

import judges
import pytest
from libzim.reader import Archive
from PIL import Image
from support import build_all, release

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
def rich(bread, tmp_path_factory):
    root = shutil.copytree(bread, tmp_path_factory.mktemp("rich") / "book")
    Image.new("RGB", (20, 20), "red").save(root / "docs/assets/square.png")
    (root / "docs/assets/drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    page = root / "docs/fr/a-propos.md"
    page.write_text(page.read_text("utf-8") + RICH, encoding="utf-8")
    build_all(root, root / "site")
    release(root, root / "site")
    return {
        suffix: next((root / "site/downloads").glob(f"*.fr.{suffix}"))
        for suffix in ("html", "epub", "pdf", "zim")
    }


def test_every_judge_accepts_it(rich, tmp_path):
    assert not judges.epubcheck(rich["epub"], tmp_path)
    assert not judges.ace(rich["epub"], tmp_path)
    assert not judges.verapdf(rich["pdf"])
    assert Archive(rich["zim"]).check()


def test_its_pictures_are_inside(rich):
    single = rich["html"].read_text("utf-8")
    assert "data:image/png;base64," in single and "data:image/svg+xml;base64," in single
    assert "square.png" not in single
