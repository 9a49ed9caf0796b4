/* Answers in the theme's search box. The theme opens and closes the box and moves between its links;
   which parts of the theme this leans on is listed in scripts/search/theme_contract.py. */
{
  const LENGTH = 190 // characters of an excerpt
  const LONGEST = 300 // characters of a query: the rest of a pasted page is not looked up
  const box = document.querySelector("[data-md-component=search]")
  const input = box.querySelector("[data-md-component=search-query]")
  const result = box.querySelector("[data-md-component=search-result]")
  const [status, list] = [result.firstElementChild, result.lastElementChild]
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

  function item({ section, words: said, name, score }) {
    const { id, text, lang } = excerpt(section.paragraphs ?? [], said)
    const isMarked = text => bookMarks.find(text, said).length > 0
    const other = name.kind !== "title" && !isMarked(section.title) ? name.text : ""
    if (other && !isMarked(text)) bookWords.tokens(section.title).forEach(({ word }) => said.add(word))
    const url = new URL(section.url ?? "", __md_scope)
    url.hash = id || section.id
    const place = make("p", { class: "search-place" }, section.place)
    if (other) place.append(" · ", ...bookMarks.nodes(other, said))
    const link = make("a", { class: "md-search-result__link", href: url, tabindex: -1 },
      make("article", { class: "md-search-result__article md-typeset", "data-md-score": score },
        make("h2", spoken(section.lang), ...bookMarks.nodes(section.title, said)), place,
        make("p", spoken(lang), ...bookMarks.nodes(text, said))))
    link.addEventListener("click", () => bookMarks.take(link, said))
    return make("li", { class: "md-search-result__item" }, link)
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
    result.parentElement.scrollTop = 0
    if (found.length) {
      status.textContent = summary(query, found.length, lacking)
    } else if (isEmpty) {
      status.textContent = words.type
    } else {
      const link = make("a", { href: new URL(glossary, __md_scope) }, words.glossary)
      status.replaceChildren(words.none, " ", link)
    }
  }

  status.setAttribute("role", "status")
  list.id = "search-results"
  input.setAttribute("role", "searchbox")
  input.setAttribute("aria-controls", list.id)
  input.addEventListener("input", answer)
  input.form.addEventListener("reset", () => setTimeout(answer))
  input.form.addEventListener("submit", event => event.preventDefault())
  // The theme would open the best result on Enter, and take the link to the glossary for one.
  input.addEventListener("keydown", event => {
    if (event.key === "Enter" && !list.childElementCount) {
      event.preventDefault()
      event.stopPropagation()
    }
  })
  answer()
}
