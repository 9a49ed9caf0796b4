/* Answers in the search dialog (overrides/partials/search.html), which assets/page.js opens. */
{
  const LENGTH = 190 // characters of an excerpt
  const LONGEST = 300 // characters of a query: the rest of a pasted page is not looked up
  const root = new URL("../..", document.currentScript.src)
  const dialog = document.getElementById("book-search")
  const input = dialog.querySelector("input")
  const [status, list] = dialog.querySelector(".search__found").children
  const { words, glossary, sections } = bookIndex
  const search = bookEngine(sections)

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value))
    element.append(...children)
    return element
  }

  /* The paragraph that says most of the words, and the part of it to show. */
  function excerpt(paragraphs, said) {
    const places = paragraphs.map(([, text]) => bookMarks.find(text, said))
    const counts = places.map(found => new Set(found.map(({ word }) => word)).size)
    const best = Math.max(0, counts.indexOf(Math.max(...counts)))
    const [id, text, lang] = paragraphs[best] ?? ["", ""]
    const found = places[best] ?? []
    let [first, most] = [found[0]?.start ?? 0, 0]
    found.forEach(({ start }, at) => {
      const near = new Set()
      for (; found[at]?.end <= start + LENGTH - 50; at++) near.add(found[at].word)
      if (near.size > most) [first, most] = [start, near.size]
    })
    const from = first < 60 || text.length <= LENGTH ? 0 : text.lastIndexOf(" ", first - 40) + 1
    const to = text.length <= from + LENGTH ? text.length : text.lastIndexOf(" ", from + LENGTH)
    return { id: best ? id : "", lang, text: (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "") }
  }

  /* What waits for its translation says in which language it is. */
  const spoken = lang => lang ? { lang, dir: "auto" } : {}

  function item({ section, words: said, name }) {
    const { id, text, lang } = excerpt((section.paragraphs ?? []).slice(0, section.kind === "term" ? 1 : undefined), said)
    const isMarked = text => bookMarks.find(text, said).length > 0
    const other = name.kind !== "title" && !isMarked(section.title) ? name.text : ""
    if (other && !isMarked(text)) bookWords.tokens(section.title).forEach(({ word }) => said.add(word))
    const url = new URL(section.url ?? "", root)
    url.hash = id || section.id
    const place = make("span", { class: "search-place" }, section.place)
    if (other) place.append(" · ", ...bookMarks.nodes(other, said))
    const link = make("a", { href: url },
      make("span", { class: "search-title", ...spoken(section.lang) }, ...bookMarks.nodes(section.title, said)), place,
      make("span", { class: "search-text", ...spoken(lang) }, ...bookMarks.nodes(text, said)))
    link.addEventListener("click", () => {
      bookMarks.take(link, said)
      dialog.close()
    })
    return make("li", {}, link)
  }

  /* The count, and which words the reader must not take for answered: "diabète" in "traitement du diabète". */
  function summary(query, count, lacking) {
    const said = count === 1 ? words.one : words.many.replace("{count}", count)
    if (!lacking.length) return said
    const spelled = bookWords.tokens(query).filter(({ word }) => lacking.includes(word))
      .map(({ start, end }) => query.slice(start, end))
    return `${said} · ${words.lacking.replace("{words}", () => [...new Set(spelled)].join(", "))}`
  }

  function answer() {
    const query = input.value.slice(0, LONGEST)
    const isEmpty = !query.trim()
    const { found, lacking } = search(query)
    list.replaceChildren(...found.map(item))
    list.parentElement.scrollTop = 0
    if (found.length) {
      status.textContent = summary(query, found.length, lacking)
    } else if (isEmpty) {
      status.textContent = words.type
    } else {
      const link = make("a", { href: new URL(glossary, root) }, words.glossary)
      status.replaceChildren(words.none, " ", link)
    }
  }

  /* Escape closes; arrows go through the links, from the words typed and back to them; Enter opens the best. */
  function move(event) {
    const stops = [input, ...dialog.querySelectorAll(".search__found a")]
    const next = stops[stops.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key]]
    if (event.key === "Escape") dialog.close() // a browser would empty the box first
    else if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click()
    else if (!next || event.isComposing) return
    else next.focus()
    event.preventDefault()
  }

  list.id = "search-results"
  input.setAttribute("aria-controls", list.id)
  input.addEventListener("input", answer)
  dialog.addEventListener("keydown", move)
  answer()
}
