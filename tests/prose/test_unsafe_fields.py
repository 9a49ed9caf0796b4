"""Wherever a script is typed, its line is named; where only text can stand, it is text.

``tests/browser/test_hostile.py`` looks at what is built of it all the same.
"""

import pytest
from support import apply, lay

from ground.problem import CannotRun
from prose.check import check

RUN = "<script>alert(1)</script>"
ABOUT, GLOSSARY, WORDS = "docs/fr/a-propos.md", "docs/fr/glossaire.md", "docs/fr/interface.yml"
KEY = "slug: a-propos\n"
PICTURE = "\n\n![a](../assets/favicon.svg)"
# What is typed where, and the rule that refuses it; "" where it is text.
FIELDS = {
    "title": (ABOUT, KEY, f"{KEY}title: '{RUN}'\n", ""),
    "description": (ABOUT, "description: ", f"description: {RUN} ", ""),
    "a text that is a choice": (ABOUT, KEY, f"{KEY}ready: '{RUN}'\n", "unreadable"),
    "template": (ABOUT, KEY, f"{KEY}template: '{RUN}'\n", "unreadable"),
    "list": (ABOUT, KEY, f"{KEY}hide: ['{RUN}']\n", "unreadable"),
    "a key of the theme's": (ABOUT, KEY, f"{KEY}subtitle: '{RUN}'\n", "unreadable"),
    "page's heading": (ABOUT, "# À propos", f"# À propos {RUN}", "unsafe-element"),
    "heading": (ABOUT, "## D'où", f"## {RUN} D'où", "unsafe-element"),
    "paragraph": (ABOUT, "", f"\n\nTexte {RUN}\n", "unsafe-element"),
    "picture's words": (ABOUT, "", f"\n\n![{RUN}](../assets/favicon.svg)\n", ""),
    "picture's title": (ABOUT, "", f'\n\n![a](../assets/favicon.svg "{RUN}")\n', ""),
    "caption": (ABOUT, "", f"{PICTURE}\n\n/// caption\n{RUN}\n///\n", "unsafe-element"),
    "cell": (ABOUT, "", f"\n\n| a |\n|---|\n| {RUN} |\n", "unsafe-element"),
    "note's title": (ABOUT, "", f"\n\n/// note | {RUN}\nTexte.\n///\n", "unsafe-element"),
    "link's words": (ABOUT, "", f"\n\n[{RUN}](glossaire.md)\n", "unsafe-element"),
    "link's address": (ABOUT, "", "\n\n[a](javascript:alert(1))\n", "unsafe-address"),
    "attribute": (ABOUT, "", "\n\nTexte.\n{: onclick=alert(1) }\n", "unsafe-attribute"),
    "footnote": (ABOUT, "", f"\n\nTexte.[^1]\n\n[^1]: {RUN}\n", "unsafe-element"),
    "term": (GLOSSARY, "## apprêt ", f"## apprêt {RUN} ", "unsafe-element"),
    "definition": (GLOSSARY, "Dernière", f"{RUN} Dernière", "unsafe-element"),
    "synonym": (GLOSSARY, "Synonymes : sec", f"Synonymes : {RUN}, sec", "unsafe-element"),
    "interface": (WORDS, "report: Signaler", f"report: {RUN} Signaler", ""),
    "drawing": ("docs/assets/x.svg", "", f"<svg xmlns='http://www.w3.org/2000/svg'>{RUN}</svg>",
                "unsafe-element"),
    "file name": (f"docs/fr/{RUN.replace('/', '')}.md", "", "# a\n", "file-name"),
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_a_script_is_refused_where_it_is_typed_or_is_text(field, tmp_path):
    name, old, new, rule = FIELDS[field]
    lay("bread", tmp_path)
    file = tmp_path / name
    if old:
        apply(tmp_path, {"file": name, "find": old, "replace": new})
    else:
        file.touch()
        apply(tmp_path, {"file": name, "append": new})
    text = file.read_text(encoding="utf-8")
    place = name, text.count("\n", 0, max(0, text.find("alert"))) + 1
    try:
        found = {(p.path, p.line, p.rule) for p in check(tmp_path) if p.rule != "unknown-word"}
    except CannotRun as reason:
        found = {(reason.path, reason.line, "unreadable")}
    assert ((*place, rule) in found) if rule else not found
