/* What a reader ticks on a page of questions is in its address, behind the "#": no browser sends that, and nothing
   is stored. Without this script boxes can be ticked and printed all the same; only the address does not tell. */
(() => {
  "use strict"

  const find = selector => document.querySelector(selector)
  const boxes = [...document.querySelectorAll("article input")]
  const fold = find(".book-terms")
  const kind = box => box.dataset.bookTerm ? "t" : "q" // a term, or a question
  const name = box => box.dataset.bookTerm ?? box.closest("[id]").id
  const names = box => [name(box), ...[...box.closest("li")?.querySelectorAll(":scope > .was") ?? []].map(each => each.id)] // and before
  const ticked = key => boxes.filter(box => box.checked && kind(box) === key)

  /* As in #q=before,price&t=starter: ids, which are the same in every language. */
  const choice = () => ["q", "t"].map(key => [key, ticked(key).map(box => encodeURIComponent(name(box)))])
    .filter(([, names]) => names.length).map(([key, names]) => `${key}=${names}`).join("&")
  const address = () => `${location.href.split("#")[0]}${choice() && "#"}${choice()}`

  const tell = () => document.querySelectorAll("[data-book-count]").forEach(each => {
    each.textContent = ticked(each.dataset.bookCount).length
  })
  const keep = () => {
    tell()
    try { history.replaceState(history.state, "", address()) } catch { /* a browser may let no page do so */ }
  }
  const unfold = () => { if (ticked("t").length) fold.open = true }

  /* An address that tells of no choice, as one that leads to a passage, leaves the boxes as they are. */
  const restore = () => {
    if (/^#[qt]=/.test(location.hash)) {
      const told = new URLSearchParams(location.hash.slice(1)) // bears whatever is typed
      boxes.forEach(box => {
        const kept = (told.get(kind(box)) ?? "").split(",")
        box.checked = names(box).some(each => kept.includes(each))
      })
    }
    unfold()
    tell()
  }

  addEventListener("hashchange", restore)
  addEventListener("pageshow", restore) // a browser that goes back has ticked boxes by itself
  addEventListener("beforeprint", unfold)
  boxes.forEach(box => box.addEventListener("change", keep))

  find("[data-book-print]").addEventListener("click", () => print())
  find("[data-book-clear]").addEventListener("click", () => {
    boxes.forEach(box => { box.checked = false })
    keep()
  })

  const link = find("[data-book-link]")
  const copied = find("[data-book-copied]")
  link.hidden = !navigator.clipboard
  link.addEventListener("click", () => navigator.clipboard.writeText(address()).then(() => {
    copied.textContent = copied.dataset.bookCopied
    setTimeout(() => { copied.textContent = "" }, 3000)
  }, keep))

  /* On the window: behind page.js, which leads to the passage being read. */
  addEventListener("click", ({ target }) => {
    const other = target instanceof Element && target.closest("a[data-book-passage]")
    if (other && choice()) other.hash = choice()
  })
})()
