/* Where does a text say a word of the query? Asked by the list of results, and by the page that a
   result leads to. It is told the words in a way that leaves them on the device: in the session's storage,
   or behind its id where pages share none, as on a disk. */
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
      mark.dataset.found = ""
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

  const KEY = "book-found"
  const FOUND = "?h="

  /* Take the words along as a link to a result is followed. */
  function take(link, words) {
    const id = link.hash.slice(1).split(FOUND)[0]
    const asked = [...words].join(" ")
    if (link.pathname === location.pathname) setTimeout(() => show(id, asked))
    else if (location.origin === "null") link.hash = `${id}${FOUND}${encodeURIComponent(asked)}`
    else sessionStorage.setItem(KEY, JSON.stringify([link.pathname, id, asked]))
  }

  function arrive() {
    const [id, words] = location.hash.slice(1).split(FOUND)
    if (words) {
      location.replace(`#${id}`)
      return show(id, decodeURIComponent(words))
    }
    const [path, name, asked] = JSON.parse(sessionStorage.getItem(KEY)) ?? []
    sessionStorage.removeItem(KEY)
    if (path === location.pathname) show(name, asked)
  }

  function show(id, asked) {
    document.querySelectorAll("article mark[data-found]").forEach(each => each.replaceWith(...each.childNodes))
    const target = document.getElementById(id) ?? document.querySelector("article h1")
    if (target) markSection(target, new Set(asked.split(" ")))
  }

  try { arrive() } catch { /* An address that somebody wrote, or no storage: nothing is marked. */ }

  return { find, nodes, take }
})()
