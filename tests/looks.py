"""What does a page look like? Every element with its box and its style, so that two builds can be compared."""

# Of each element and its ::before, ::after, ::marker, ::placeholder and ::backdrop all computed properties, of
# the element its box. Names of faces are compared as browsers do, whatever their case and quotes. Where the two
# builds stand, and how they name their files, is no difference.
LOOKS = """(() => {
  const [named, parts] = [{}, ["", "::before", "::after", "::marker", "::placeholder", "::backdrop"]]
  const all = [...document.querySelectorAll("html, body, body *")]
    .filter(each => !each.matches("script, style, link"))
  return all.map(each => {
    const box = each.getBoundingClientRect()
    const name = `${each.localName}${each.id && "#" + each.id}.${[...each.classList].join(".")}`
    const said = ["", ...parts.map(part => {
      const style = getComputedStyle(each, part)
      if (part && part !== "::marker" && style.content === "none") return ""
      return [...style].filter(name => !name.startsWith("--")).map(property => `${property}: ${style.getPropertyValue(property)}`).join(";")
    })]
    said[0] = [box.x, box.y, box.width, box.height].map(side => side.toFixed(2)).join(" ")
    const text = said.join("|").replace(/["']/g, "").toLowerCase().replaceAll(location.origin, "")
    let hash = 0
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at) | 0
    return [name, said[0], hash]
  })
})()"""

# The differing properties of one element, by its place in the list above: to tell what was lost.
STYLE = """(at => {
  const all = [...document.querySelectorAll("html, body, body *")]
    .filter(each => !each.matches("script, style, link"))
  return Object.fromEntries(["", "::before", "::after", "::marker", "::placeholder", "::backdrop"].flatMap(part => {
    const style = getComputedStyle(all[at], part)
    return [...style].filter(name => !name.startsWith("--")).map(property => [part + " " + property, style.getPropertyValue(property).replace(/["']/g, "").toLowerCase()])
  }))
})"""


def differences(evaluate, other) -> list[str]:
    """What is not alike in two pages, each given as a function that evaluates JavaScript in it: none, or at
    most five elements with what differs in their styles."""
    one, two = evaluate(LOOKS), other(LOOKS)
    if [each[0] for each in one] != [each[0] for each in two]:
        return [f"elements: {sorted({e[0] for e in one} ^ {e[0] for e in two})}, {len(one)} {len(two)}"]
    told = []
    for at, (left, right) in enumerate(zip(one, two, strict=True)):
        if left != right and len(told) < 5:
            styles = [run(f"{STYLE}({at})") for run in (evaluate, other)]
            unlike = {
                name: (styles[0].get(name), styles[1].get(name))
                for name in styles[0] | styles[1]
                if styles[0].get(name) != styles[1].get(name)
            }
            told.append(f"{left[0]} {left[1]} {right[1]} {dict(list(unlike.items())[:6])}")
    return told
