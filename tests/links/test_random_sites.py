"""Random sites whose broken links are known: nothing is missed, nothing is invented."""

import tempfile
from html import escape
from pathlib import Path
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from links.site import Options, Site

NAME = st.text("abÉß é%#?&;+,.~'(\u0301", min_size=1, max_size=5).filter(
    lambda name: name.strip(". ") == name and name.lower() not in ("index", "404")
)
WAYS = {
    "a": '<a href="{}">x</a>',
    "image": '<img src="{}" alt="">',
    "source set": '<img src="data:," srcset="{} 2x" alt="">',
    "style": "<p style=\"background: url('{}')\">x</p>",
    "frame": '<iframe src="{}"></iframe>',
    "svg": '<svg><image xlink:href="{}"/></svg>',
    "hidden": '<template><a href="{}">x</a></template><!-- <a href="{}"> -->',
}


@st.composite
def sites(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str, str, bool]]]:
    """Files, and links as (page, way, address, whether it is right)."""
    folders = draw(st.lists(NAME, max_size=3, unique_by=str.casefold))
    names = draw(st.lists(NAME, min_size=1, max_size=5, unique_by=str.casefold))
    files = ["index.html"] + [
        "/".join(
            [*draw(st.lists(st.sampled_from(folders or [""]), max_size=2)), name + ".html"]
        ).lstrip("/")
        for name in names
    ]
    files = sorted(set(files))
    links = []
    for page in files:
        for _ in range(draw(st.integers(0, 4))):
            target = draw(st.sampled_from(files))
            right = draw(st.booleans())
            way = draw(st.sampled_from(sorted(WAYS)))
            fragment = (
                draw(st.sampled_from(["", "#top", "#here", "#nowhere"]))
                if way in ("a", "frame")
                else ""
            )
            path = target if right else target.removesuffix(".html") + "-gone.html"
            up = "../" * page.count("/")
            address = (
                draw(st.sampled_from([up, "/", "./" + up])) + quote(path, safe="/")
            ) + fragment
            links.append((page, way, address, right and fragment != "#nowhere"))
    return files, links


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sites())
def test_known_sites(site: tuple[list[str], list[tuple[str, str, str, bool]]]) -> None:
    """The problems are exactly the links made wrong, outside templates and comments."""
    files, links = site
    with tempfile.TemporaryDirectory() as folder:
        for name in files:
            body = "".join(
                WAYS[way].replace("{}", escape(address, quote=True).replace("&#x27;", "%27"))
                for page, way, address, _ in links
                if page == name
            )
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<!doctype html><title>x</title><p id='here'>{body}", encoding="utf-8")
        found = Site(Path(folder), Options()).problems()
    wrong = sorted(
        (page, address.replace("'", "%27"))
        for page, way, address, right in links
        if not right and way != "hidden"
    )
    assert sorted((p.page, p.target) for p in found if p.severity == "error") == wrong
