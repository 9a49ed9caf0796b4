/* What a page does besides being read. All of it is done by elements that browsers know; without this script
   the text, the menu and every link are there. Words come with the element (overrides/partials/book_head.html). */
(() => {
  "use strict"

  const { copied, lang } = document.currentScript.dataset
  const root = new URL("..", document.currentScript.src)
  const page = document.documentElement
  const find = selector => document.querySelector(selector)
  const on = (element, event, action) => element?.addEventListener(event, action)
  const clicked = (selector, action) => on(document, "click", event => {
    const element = event.target instanceof Element && event.target.closest(selector)
    if (element) action(element, event)
  })

  /* The scheme that the reader chose, or the system's. */
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const theme = find("[data-book-theme]")
  const isDark = () => page.dataset.theme ? page.dataset.theme === "dark" : dark.matches
  const press = () => theme.setAttribute("aria-pressed", isDark())
  on(dark, "change", press)
  on(theme, "click", () => {
    page.dataset.theme = isDark() ? "light" : "dark"
    press()
    try { localStorage.setItem("book-theme", page.dataset.theme) } catch { /* a browser may keep nothing */ }
  })
  press()

  /* The menu of a narrow screen says whether it is open, and closes when the focus leaves it. */
  const menu = find("#book-menu")
  const opener = find(".bar__menu")
  opener.setAttribute("aria-expanded", "false")
  on(menu, "toggle", ({ newState }) => opener.setAttribute("aria-expanded", newState === "open"))
  on(menu, "focusout", ({ relatedTarget }) => {
    if (relatedTarget && relatedTarget !== opener && !menu.contains(relatedTarget) && menu.matches(":popover-open")) menu.hidePopover()
  })

  /* Search comes when a reader turns to it, and not with the page; the words found, with a page they lead to. */
  const trusted = window.trustedTypes?.createPolicy("book", { createScriptURL: address => address })
  const load = names => names.splice(0).forEach(name => {
    const address = new URL(name, root).href
    const script = Object.assign(document.createElement("script"), { async: false, src: trusted?.createScriptURL(address) ?? address })
    document.head.append(script)
  })
  const marks = ["words", "marks"].map(name => `assets/search/${name}.js`)
  const rest = ["assets/search/engine.js", `search/index.${page.lang}.js`, "assets/search/box.js"]
  let isFound = location.hash.includes("?h=")
  try { isFound ||= sessionStorage.getItem("book-found") } catch { /* the same */ }
  if (isFound) load(marks)
  const dialog = find("#book-search")
  const search = find("[data-book-search]")
  const prepare = () => { load(marks); load(rest) }
  on(search, "pointerover", prepare)
  on(search, "focus", prepare)
  on(search, "click", () => { prepare(); dialog.showModal() })
  clicked("[data-book-close]", () => dialog.close())
  on(dialog, "click", ({ target }) => target === dialog && dialog.close()) // beside it

  /* The passage being read: the first of which a line is to be seen below the bar. */
  const passage = () => {
    const edge = Math.max(0, find(".bar").getBoundingClientRect().bottom)
    return [...document.querySelectorAll("article [data-segment][id]")].find(each => {
      const { top, bottom } = each.getBoundingClientRect()
      return bottom > edge + (top < edge ? 32 : 0)
    })
  }
  clicked("a[data-book-passage]", link => {
    const { top, bottom } = find(":target")?.getBoundingClientRect() ?? {}
    link.hash = top < innerHeight && bottom > 0 ? location.hash : scrollY ? passage()?.id ?? "" : ""
  })

  /* Of two languages side by side, one is selected and copied: the one in which the selection begins. */
  on(document, "pointerdown", ({ target }) => page.toggleAttribute("data-counterpart", Boolean(target.closest(".counterpart"))))

  /* A link to a passage copies its address, and says so. */
  clicked(".passage, .glossary-share a", (link, event) => {
    if (!navigator.clipboard) return
    event.preventDefault()
    navigator.clipboard.writeText(link.href).then(() => {
      const status = Object.assign(document.createElement("span"), { className: "copied", role: "status", lang })
      link.after(status)
      status.textContent = copied
      setTimeout(() => status.remove(), 3000)
    }, () => { location.href = link.href })
  })

  /* The form that reports a mistake names the section being read, and the words selected in it. */
  clicked("a[data-book-report]", link => {
    const address = new URL(link.href)
    const selection = document.getSelection()
    const words = selection.toString().trim()
    const from = words ? selection.anchorNode : find(":target")
    const before = Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINS
    const heading = from && [...document.querySelectorAll("article :is(h1, h2, h3)[id]")]
      .findLast(each => each === from || from.compareDocumentPosition(each) & before)
    link.dataset.section ??= address.searchParams.get("section")
    address.searchParams.set("section", heading?.textContent.trim() ?? link.dataset.section)
    if (words) address.searchParams.set("quote", words.slice(0, 1000))
    else address.searchParams.delete("quote") // of a selection that is no more
    link.href = address.href
  })

  /* A passage that stood here: straight to where it is. */
  const lead = () => {
    let old = null
    try { old = document.getElementById(decodeURIComponent(location.hash.slice(1))) } catch { /* whatever is typed */ }
    const link = old?.parentElement.matches(".moved") && old.querySelector("a")
    if (link) location.replace(link.href)
  }
  on(window, "hashchange", lead)
  lead()

  /* The list of a page's sections marks the one being read. */
  const sections = [...document.querySelectorAll("[data-book-sections] a")]
  const mark = () => {
    const read = passage()
    if (!read) return
    const last = sections.findLast(link => {
      const heading = document.getElementById(link.getAttribute("href").slice(1))
      return read === heading || heading?.compareDocumentPosition(read) & Node.DOCUMENT_POSITION_FOLLOWING
    })
    sections.forEach(each => each === last ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current"))
    if (last?.offsetParent) last.offsetParent.scrollTop = last.offsetTop - last.offsetParent.clientHeight / 2
  }
  if (sections.length) {
    on(document, "scroll", mark)
    mark()
  }

  /* A table wider than the text can be scrolled by keyboard: not every browser makes it a stop by itself. */
  const widths = new ResizeObserver(tables => tables.forEach(({ target }) =>
    target.toggleAttribute("tabindex", target.scrollWidth > target.clientWidth) && target.setAttribute("tabindex", 0)))
  document.querySelectorAll("article table").forEach(each => widths.observe(each))
})()
