/* Where does a text say a word of the query? Asked by the list of results, and by the page that a
   result leads to, which is told the words by `?h=` in its address. */
const bookMarks = (() => {
  const { tokens, compounds } = bookWords
  const NOT_TEXT = "script, style, template, svg, nav, button, mark, .headerlink, [hidden], [popover], [role=tooltip]"

  const known = new Map() // while someone types, the same texts are shown again and again

  /* The places of all words and compounds of a text, as {word, start, end}, in order. */
  function places(text) {
    if (!known.has(text)) {
      const list = tokens(text)
      const joined = compounds(list, true).map(({ word, from, to }) => ({ word, start: list[from].start, end: list[to].end }))
      known.set(text, [...list, ...joined].sort((a, b) => a.start - b.start || b.end - a.end))
    }
    return known.get(text)
  }

  /* The places of `words` (a Set, as bookWords spells them) in a text; they do not overlap. */
  function find(text, words) {
    let done = 0
    return places(text).filter(({ word, start, end }) => words.has(word) && start >= done && (done = end))
  }

  /* The text as nodes in which those places are marked. */
  function nodes(text, words) {
    const made = []
    let done = 0
    for (const { start, end } of find(text, words)) {
      const mark = document.createElement("mark")
      mark.textContent = text.slice(start, end)
      made.push(text.slice(done, start), mark)
      done = end
    }
    return [...made, text.slice(done)]
  }

  /* Mark `words` in the section that an element heads, or in the page around any other element. */
  function markSection(target, words) {
    const level = Number(/^H([1-6])$/.exec(target.tagName)?.[1] ?? 1)
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    const next = level > 1 && headings.find(each => isBefore(target, each) && each.tagName[1] <= level)
    const walker = document.createTreeWalker(target.closest("article") ?? document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) {
      const node = walker.currentNode
      const isInside = level === 1 || target.contains(node) || isBefore(target, node)
      if (isInside && !(next && !isBefore(node, next)) && !node.parentElement.closest(NOT_TEXT)) texts.push(node)
    }
    for (const node of texts) {
      const made = nodes(node.data, words)
      if (made.length > 1) node.replaceWith(...made)
    }
  }

  const isBefore = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)

  const asked = new URLSearchParams(location.search).get("h")
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("article h1")
  if (asked && target) markSection(target, new Set(asked.split(" ")))

  return { find, nodes }
})()
