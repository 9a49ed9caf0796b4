"""What does a page look like? Every element with its box and its style, so that two builds can be compared."""

import shutil

import pytest
from support import apply, built_once

# Of each element and its parts all computed properties, of the element its box. Faces are named as browsers
# compare them, whatever their case and quotes; where nothing is drawn, it matters not from which corner.
_LOOKS = """
  const all = [...document.querySelectorAll("html, body, body *:not(script, style, link)")]
  const names = [...getComputedStyle(document.body)].filter(name => !name.startsWith("--"))
  const styles = each => ["", "::before", "::after", ...each.matches("li, summary") ? ["::marker"] : [],
    ...each.matches("input") ? ["::placeholder"] : [], ...each.matches("dialog, [popover]") ? ["::backdrop"] : []]
    .map(part => [part, getComputedStyle(each, part)])
    .filter(([part, style]) => !/before|after/.test(part) || style.content !== "none")
  const plain = text => text.replace(/["']/g, "").toLowerCase().replaceAll(location.origin, "")
  const drawn = names.filter(name => !name.startsWith("background-position"))
  const namesOf = style => style.backgroundImage === "none" ? drawn : names
  const values = style => namesOf(style).map(name => style.getPropertyValue(name)).join("|")
  const said = each => plain(styles(each).map(([, style]) => values(style)).join("|"))
"""
LOOKS = f"""(() => {{ {_LOOKS}
  return all.map(each => {{
    const box = each.getBoundingClientRect()
    const name = `${{each.localName}}${{each.id && "#" + each.id}}.${{[...each.classList].join(".")}}`
    const text = said(each)
    let hash = 0
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at) | 0
    return [name, [box.x, box.y, box.width, box.height].map(side => side.toFixed(2)).join(" "), hash]
  }})
}})()"""
# The same of one element, by its place in the list above, property by property: to tell what was lost.
_STYLE = f"""(at => {{ {_LOOKS}
  return styles(all[at]).flatMap(([part, style]) =>
    namesOf(style).map(name => plain(`${{part}} ${{name}}: ${{style.getPropertyValue(name)}}`)))
}})"""


def differences(evaluate, other) -> list[str]:
    """What is not alike in two pages, each given as a function that evaluates JavaScript in it: none, or at
    most five elements with what differs in their styles."""
    one, two = evaluate(LOOKS), other(LOOKS)
    names = [[each[0] for each in looks] for looks in (one, two)]
    if names[0] != names[1]:
        return [f"not the same elements: {sorted(set(names[0]) ^ set(names[1]))}"]
    unlike = [at for at, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
    told = []
    for at in unlike[:5]:
        styles = (set(run(f"{_STYLE}({at})")) for run in (evaluate, other))
        told.append(f"{one[at]} {two[at]} {sorted(set.symmetric_difference(*styles))[:8]}")
    return told


@pytest.fixture(scope="session")
def written_site(bread, tmp_path_factory):
    """The site of ``bread`` without its last step."""
    root = shutil.copytree(bread, tmp_path_factory.mktemp("written") / "repository")
    apply(root, {"file": "mkdocs.yml", "find": "  - scripts/hook_finish.py\n", "replace": ""})
    return built_once(tmp_path_factory, "written-site", root)
