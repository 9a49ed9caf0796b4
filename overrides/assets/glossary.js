/* Definitions of glossary terms, beside the term on hover, focus or tap (WCAG 2.2, 1.4.13).
   Without this script a term is a link to its entry. */
(() => {
  "use strict"

  const words = document.currentScript.dataset // partials/scripts.html
  const OPEN_AFTER = 150 // ms: a pointer that only passes opens nothing
  const CLOSE_AFTER = 300 // ms: time to move the pointer from the term to its definition
  const EDGE = 8 // px between the popup and the edge of the window
  const GAP = 6 // px between term and popup, bridged by its style

  const termAt = (target) => (target instanceof Element ? target.closest("a.term") : null)

  let popup = null // exists while a definition is shown
  let term = null // the term it belongs to
  let timer = 0
  let tapped = null // the term under a finger or pen, if its definition was closed when touched

  const make = (tag, className, text = "") =>
    Object.assign(document.createElement(tag), { className, textContent: text })

  function open(link) {
    clearTimeout(timer)
    if (link === term) return
    close()
    term = link
    // Spans, as a paragraph holds no blocks; behind the term, where screen readers go next.
    popup = make("span", "definition")
    popup.popover = "manual" // above all else on the page
    const text = make("span", "definition__text", link.dataset.definition)
    text.id = "glossary-definition"
    text.setAttribute("role", "tooltip")
    const more = make("a", "definition__more", words.more)
    more.lang = words.lang
    more.href = link.href
    more.tabIndex = -1 // for the keyboard the term is the same link
    popup.append(text, more)
    link.after(popup)
    popup.showPopover?.()
    link.setAttribute("aria-describedby", text.id)
    place()
  }

  function close() {
    clearTimeout(timer)
    if (!popup) return
    term.removeAttribute("aria-describedby")
    popup.remove()
    popup = term = null
  }

  function later(action, delay) {
    clearTimeout(timer)
    timer = setTimeout(action, delay)
  }

  /* Below the term, or above it where there is no room; always whole within the window's width. */
  function place() {
    const lines = term.getClientRects()
    const first = lines[0]
    const last = lines[lines.length - 1]
    popup.style.left = popup.style.top = "0"
    const box = popup.getBoundingClientRect()
    const width = document.documentElement.clientWidth
    const left = Math.max(EDGE, Math.min(last.left, width - box.width - EDGE))
    const below = last.bottom + GAP + box.height <= window.innerHeight || first.top < GAP + box.height
    const top = below ? last.bottom + GAP : first.top - GAP - box.height
    popup.style.left = `${left - box.left}px`
    popup.style.top = `${top - box.top}px`
  }

  const within = (target) => target instanceof Node && (term?.contains(target) || popup?.contains(target))

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return
    const link = termAt(target)
    if (within(target)) clearTimeout(timer)
    else if (link) later(() => open(link), OPEN_AFTER)
  })

  document.addEventListener("pointerout", ({ target, relatedTarget, pointerType }) => {
    if (pointerType !== "mouse" || within(relatedTarget)) return
    if (within(target)) later(() => within(document.activeElement) || close(), CLOSE_AFTER)
    else if (termAt(target)) clearTimeout(timer)
  })

  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target)
    if (link?.matches(":focus-visible")) open(link)
  })

  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (relatedTarget && within(target) && !within(relatedTarget)) close()
  })

  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    const link = termAt(target)
    tapped = pointerType !== "mouse" && link !== term ? link : null
    if (!within(target)) close()
  })

  document.addEventListener("click", (event) => {
    const link = termAt(event.target)
    if (!link || link !== tapped) return
    tapped = null
    event.preventDefault() // the first tap explains, the second follows the link
    open(link)
  })

  /* Captured first and kept to ourselves: Escape closes the definition and nothing else. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !popup) return
    event.stopPropagation()
    if (popup.contains(document.activeElement)) term.focus()
    close()
  }, true)

  window.addEventListener("resize", () => popup && place())
})()
