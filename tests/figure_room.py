"""What in the figures of an open page has no room: asked in a browser, of what it has drawn."""

# Each line of a label is within one box or outside of all, within the figure, beside every other line and
# every arrow, and in letters of 12 pixels at least.
CRAMPED = """() => [...document.querySelectorAll("svg.book-figure")].flatMap(figure => {
  const found = [], seen = figure.getBoundingClientRect(), slack = 0.6
  const of = selector => [...figure.querySelectorAll(selector)].map(each => [each, each.getBoundingClientRect()])
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack
  const within = (a, b) => a.left >= b.left - slack && a.right <= b.right + slack &&
    a.top >= b.top - slack && a.bottom <= b.bottom + slack
  const lines = of("tspan"), boxes = of("rect"), strokes = of("path")
  const size = parseFloat(getComputedStyle(figure).fontSize) * seen.width / figure.viewBox.baseVal.width
  if (size < 12) found.push(`letters of ${size} px`)
  if (!lines.length || !boxes.length) found.push("nothing is drawn")
  for (const [line, at] of lines) {
    if (!within(at, seen) || at.width < 1) found.push(`out of the figure: ${line.textContent}`)
    const around = boxes.filter(([, box]) => meet(at, box))
    if (around.length > 1 || around.some(([, box]) => !within(at, box))) found.push(`over an edge: ${line.textContent}`)
    for (const [stroke, way] of strokes) {
      const grown = { left: way.left - 1, right: way.right + 1, top: way.top, bottom: way.bottom }
      if (!stroke.matches(".figure-rule") && meet(at, grown)) found.push(`over an arrow: ${line.textContent}`)
    }
    for (const [other, its] of lines) {
      const room = { left: its.left, right: its.right, top: its.top + 2, bottom: its.bottom - 2 }
      if (other !== line && meet(at, room)) found.push(`over ${other.textContent}: ${line.textContent}`)
    }
  }
  return found
})"""
