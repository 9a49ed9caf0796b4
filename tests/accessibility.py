"""What of a page, as a browser shows it, would keep a reader out?

Each check takes a page that is open, and returns its faults, a line each: none where it holds. Numbers are
success criteria of WCAG 2.2. A check that sets something for itself needs a context with ``bypass_csp``.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import axe_playwright_python
from PIL import Image
from playwright.sync_api import Page

Check = Callable[[Page], list[str]]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
}  # fmt: skip
_AXE_RUN = """async options => {
  const isForced = matchMedia("(forced-colors: active)").matches
  // There the system's colours are drawn, and styles go on to tell those of the page.
  if (isForced) options.rules = { "color-contrast": { enabled: false }, "color-contrast-enhanced": { enabled: false } }
  const kept = [...document.querySelectorAll("body *")].filter(each => isForced && each.innerText?.trim()
    && getComputedStyle(each).forcedColorAdjust !== "auto")
    .map(each => `keeps its colours: ${each.outerHTML.slice(0, 90)}`)
  await Promise.allSettled(document.getAnimations()
    .filter(each => Number.isFinite(each.effect.getComputedTiming().endTime)).map(each => each.finished))
  const { violations } = await axe.run(document, options)
  return [...kept, ...violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target}: ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 230)}`))]
}"""
# What the checks below know of a page. Defined anew in each call: the page is left as it is.
_TOOLS = """
  const name = element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 120)
  const isShown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.closest(".skip") && !isOnlyHeard(element)
  const isOnlyHeard = element => {  // for screen readers alone: clipped to a dot
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const { clipPath, clip, position, overflow } = getComputedStyle(each)
      if (clipPath.startsWith("inset(50%") || position === "absolute" && clip.startsWith("rect")
        || overflow === "hidden" && each.clientWidth < 2 && each.clientHeight < 2) return true
    }
    return false
  }
  const stops = "a[href], button, input:not([disabled]), select, textarea, summary, [tabindex]:not([tabindex='-1'])"
"""


def _ask(page: Page, body: str, arg: object = None) -> list[str]:
    """Run the body of a function of ``arg`` in the page, with the tools."""
    return page.evaluate(f"async arg => {{{_TOOLS}{body}}}", arg)


def _at_the_top(page: Page) -> None:
    """Have the next Tab lead to the page's first stop: a blur alone leaves it where the focus was."""
    page.evaluate(
        """scrollTo(0, 0)
        document.body.tabIndex = -1
        document.body.focus()
        document.body.removeAttribute("tabindex")"""
    )


def axe(page: Page) -> list[str]:
    """Axe's rules for A and AA, its best practice, and the contrast of AAA."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE + ";0")
    return page.evaluate(_AXE_RUN, _AXE_OPTIONS)


def keys(page: Page) -> list[str]:
    """2.1.4: no letter, digit or sign does anything by itself."""
    state = """[location.href, document.activeElement.tagName,
      document.querySelectorAll(":modal, :popover-open, [aria-expanded=true]").length].join(" ")"""
    page.evaluate("document.activeElement.blur()")
    before, faults = page.evaluate(state), []
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/.,;?!'":
        page.keyboard.press(key)
        if (after := page.evaluate(state)) != before:
            faults.append(f"{key} leads from {before} to {after}")
            before = after
    page.wait_for_timeout(100)  # the last key may have led elsewhere
    return faults if page.evaluate(state) == before else [*faults, "a key leads elsewhere"]


def names(page: Page) -> list[str]:
    """4.1.2 and 2.4.4: what can be pressed or followed has a name, and it is no pilcrow or sign."""
    tree = page.locator("body").aria_snapshot()
    lines = [line.strip(" -") for line in tree.splitlines()]
    nameless = [
        f"no name: {line}"
        for line in lines
        if re.match(r"(link|button|searchbox|dialog)(:|$)", line)
    ]
    signs = [
        f"a sign for a name: {line}"
        for line in lines
        if re.match(r"(link|button|heading) ", line)
        and ("¶" in line or not re.search(r"\w", line.partition('"')[2].rpartition('"')[0]))
    ]
    return nameless + signs


def controls(page: Page) -> list[str]:
    """4.1.2: menu, search and theme are buttons of their own kind that say their state."""
    faults = _ask(
        page,
        """return [...document.querySelectorAll("header *")].filter(each => isShown(each)
            && (each.matches("label, [onclick], [role=button]:not(button), [tabindex='0']:not(a, button)")))
            .map(each => `not a control of its own kind: ${name(each)}`)""",
    )
    search, theme = page.locator("[data-book-search]"), page.locator("[data-book-theme]")
    for each in (search, theme):
        if each.evaluate("each => each.tagName") != "BUTTON":
            faults.append(f"no button: {each.evaluate('each => each.outerHTML')[:90]}")
    for key in ("Space", "Enter"):
        before = theme.get_attribute("aria-pressed")
        theme.press(key)
        if before is None or theme.get_attribute("aria-pressed") == before:
            faults.append(f"the theme's state stays {before} at {key}")
    faults += _overlay(page, search, page.locator("dialog#book-search"))
    if page.locator(".bar__menu").is_visible():
        faults += _overlay(page, page.locator(".bar__menu"), page.locator("#book-menu"))
    return faults


def _overlay(page, opener, overlay) -> list[str]:
    """A button opens a thing by keyboard, Escape closes it and gives the focus back (2.1.2, 2.4.3)."""
    what, faults = overlay.evaluate("each => each.id"), []
    for key in ("Enter", "Space"):
        opener.press(key)
        if not overlay.is_visible():
            return [f"{what} does not open at {key}"]
        page.wait_for_timeout(50)  # a popover tells of itself a moment later
        states = opener.evaluate("each => [each.ariaExpanded, each.ariaHasPopup]")
        if states[0] != "true" and states[1] != "dialog":
            faults.append(f"who opened {what} does not say so: {states}")
        if overlay.evaluate("each => each.matches('dialog:not(:modal)')"):
            faults.append(f"{what} is not modal")
        page.keyboard.press("Tab")
        if not overlay.evaluate("each => each.contains(document.activeElement)"):
            faults.append(f"Tab does not lead into {what}")
        page.keyboard.press("Escape")
        if overlay.is_visible():
            return [*faults, f"{what} stays at Escape"]
        if not opener.evaluate("each => each === document.activeElement"):
            faults.append(f"Escape in {what} does not give the focus back")
    return faults


_STOP = """
  const element = document.activeElement
  if (element === document.body || element === document.documentElement) return null
  await new Promise(requestAnimationFrame)
  const faults = []
  const rects = [...element.getClientRects()]
  const points = rects.flatMap(({ x, y, width, height }) => [.1, .5, .9].flatMap(across =>
    [.1, .5, .9].map(down => [x + width * across, y + height * down])))
  const isSeen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y)
    return top && (element.contains(top) || top.contains(element) && !top.matches("header, header *"))
  })
  if (!rects.some(({ width, height }) => width > 1 && height > 1)) faults.push("has no size")
  else if (!isSeen) faults.push("is out of sight")
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 1) faults.push("has no outline")
  else {
    const colour = text => (text.match(/[\\d.]+/g) ?? []).map(Number)
    const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
      .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
      .reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0)
    let behind = element.parentElement
    while (behind && (colour(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement
    const pair = [outlineColor, behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)"].map(colour)
    const [more, less] = pair.map(light).sort((one, other) => other - one)
    const contrast = (more + .05) / (less + .05)
    if (/^rgb/.test(outlineColor) && contrast < 3) faults.push(`has an outline of ${contrast.toFixed(1)}:1`)
  }
  const tabbed = window.tabbed ??= new Set()
  const isFirst = [...tabbed][0] === element
  const again = tabbed.has(element)
  tabbed.add(element)
  return { again, isFirst, faults: faults.map(each => `${each}: ${name(element)}`),
    isMore: !!element.closest(".definition") }
"""
# Only one of a group of radio buttons is a stop.
_MISSED = """return [...document.querySelectorAll(stops)].filter(each => isShown(each) && !each.disabled
  && each.type !== "radio" && each.tabIndex >= 0 && !window.tabbed.has(each)).map(name)"""


def focus(page: Page) -> list[str]:
    """2.1.2, 2.4.7, 2.4.11: Tab goes through the page and out, each stop in sight with its outline; and back."""
    faults = []
    most = 5 + 2 * page.locator("a, button, input, summary, [tabindex]").count()
    _at_the_top(page)
    for key in ("Tab", "Shift+Tab"):
        page.evaluate("window.tabbed = new Set")
        for _ in range(most):
            page.keyboard.press(key)
            stop = _ask(page, _STOP)
            if stop is None or (stop["isFirst"] and stop["again"]):
                break  # at the end of the page some browsers begin anew
            if stop["again"]:
                where = page.evaluate("document.activeElement.outerHTML")
                faults.append(f"{key} is caught at {where[:120]}")
                break
            faults += [f"{key}: {each}" for each in stop["faults"]]
            if stop["isMore"]:
                faults.append("a term is two stops")
        faults += [f"{key} does not lead to {each}" for each in _ask(page, _MISSED)]
    return faults


# Text that cannot be read: cut by its box, beyond the window, or under other text.
_LOST = """
  const faults = []
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) faults.push(`scrolls sideways by ${wide} px`)
  const modal = [...document.querySelectorAll(":modal, :popover-open")].pop()
  const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT)
  const lines = []
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode
    if (!data.trim() || !isShown(element) || element.closest("svg, script")) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1)
    const scrolls = (() => {
      for (let each = element; each && each !== document.body; each = each.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(each)
        if (/auto|scroll/.test(overflowX + overflowY)) return true
        const cut = each.getBoundingClientRect()
        if (/hidden|clip/.test(overflowX + overflowY) && boxes.some(box =>
          box.right > cut.right + 2 || box.left < cut.left - 2 || box.bottom > cut.bottom + 4 || box.top < cut.top - 4))
          faults.push(`cut: ${data.trim().slice(0, 50)} in ${name(each)}`)
        if (getComputedStyle(each).position === "fixed") break
      }
      return false
    })()
    if (!scrolls) for (const box of boxes)
      if (box.right > innerWidth + 1 || box.left < -1 || box.top + scrollY < -1)
        faults.push(`outside: ${data.trim().slice(0, 50)}`)
    lines.push(...boxes.map(box => [box, element, data.trim().slice(0, 30)]))
  }
  const header = document.querySelector("header")
  lines.sort(([one], [other]) => one.top - other.top)
  lines.forEach(([one, element, text], at) => {
    for (const [other, beside, words] of lines.slice(at + 1)) {
      if (other.top > one.bottom) break
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - other.top
      if (across > 3 && down > .45 * Math.min(one.height, other.height)
        && !header?.contains(element) === !header?.contains(beside))
        faults.push(`on each other: ${text} | ${words}`)
    }
  })
  return [...new Set(faults)]
"""


def reflow(page: Page) -> list[str]:
    """1.4.10: no text is lost, and none needs scrolling sideways."""
    return _ask(page, _LOST)


def spacing(page: Page) -> list[str]:
    """1.4.12: nothing is lost with the spacing that readers may set."""
    style = page.add_style_tag(
        content="""* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }
          p { margin-block-end: 2em !important }"""
    )
    faults = _ask(page, _LOST)
    style.evaluate("each => each.remove()")
    return faults


def large_text(page: Page) -> list[str]:
    """1.4.4: nothing is lost with text twice as large."""
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    page.evaluate(f"document.documentElement.style.fontSize = 2 * {size} + 'px'")
    faults = _ask(page, _LOST)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return faults


def landmarks(page: Page) -> list[str]:
    """1.3.1, 2.4.1: one header, one main text without the menu in it, one footer; Tab and Enter skip to it."""
    faults = _ask(
        page,
        """const count = selector => document.querySelectorAll(selector).length
        const counted = ["main", "body > header", "body > footer", "h1"].filter(each => count(each) !== 1)
          .map(each => `${count(each)} of ${each}`)
        const within = [...document.querySelectorAll("main nav")]
          .filter(each => [...each.querySelectorAll("a")].some(link =>
             link.href.split("#")[0] !== location.href.split("#")[0]))
          .map(each => `a menu in main: ${name(each)}`)
        return [...counted, ...within]""",
    )
    _at_the_top(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    where = """document.activeElement === document.body
      || document.querySelector("main").contains(document.activeElement)
      || document.activeElement.compareDocumentPosition(
        document.querySelector("main h1")) & Node.DOCUMENT_POSITION_PRECEDING"""
    if not page.evaluate(f"!!({where})"):
        faults.append(
            f"the first link does not skip: {page.evaluate('document.activeElement.outerHTML')[:90]}"
        )
    return faults


def current(page: Page) -> list[str]:
    """The menu says which page is open (``aria-current``)."""
    found = page.evaluate(
        """[...document.querySelectorAll("nav [aria-current=page]")].map(each => each.href.split("#")[0])"""
    )
    here = page.url.partition("#")[0]
    return [] if found == [here] else [f"the menu says {found} at {here}"]


def targets(page: Page) -> list[str]:
    """2.5.8: 24 px each way, but for links in a sentence."""
    return _ask(
        page,
        """return [...document.querySelectorAll(stops)].filter(isShown).flatMap(each => {
          const { width, height } = each.getBoundingClientRect()
          if (width >= 24 && height >= 24 || !width) return []
          const block = (() => {
            let found = each.parentElement
            while (/^inline|contents/.test(getComputedStyle(found).display)) found = found.parentElement
            return found
          })()
          const own = [...block.querySelectorAll("a, button, [aria-hidden=true]")].reduce(
            (rest, link) => rest.replace(link.textContent, ""), block.textContent)
          const isSentence = getComputedStyle(each).display === "inline" && /\\p{L}{2}/u.test(own)
            && !each.closest("nav, header, footer")
          return isSentence ? [] : [`${width.toFixed(0)} × ${height.toFixed(0)}: ${name(each)}`]
        })""",
    )


def motion(page: Page) -> list[str]:
    """2.3.3: for who asks for less, nothing moves."""
    return _ask(
        page,
        """const seconds = text => Math.max(...text.split(",").map(each =>
          parseFloat(each) * (each.includes("ms") ? .001 : 1)))
        const smooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth"
          ? ["scrolls smoothly"] : []
        return [...smooth, ...[...document.querySelectorAll("*")].filter(each => {
          const style = getComputedStyle(each)
          return seconds(style.transitionDuration) > .01
            || style.animationName !== "none" && seconds(style.animationDuration) > .01
        }).map(each => `moves: ${name(each)}`)]""",
    )


def pictured(page: Page) -> list[str]:
    """1.4.11: each control of the header can be seen: it is not of one colour."""
    faults = []
    for each in page.locator("header :is(a, button)").all():
        if each.is_visible():
            colours = Image.open(BytesIO(each.screenshot())).convert("RGB").getcolors(100_000)
            if colours is not None and len(colours) < 2:
                faults.append(f"nothing to see: {each.evaluate('each => each.outerHTML')[:120]}")
    return faults


def languages(page: Page) -> list[str]:
    """3.1.1, 3.1.2: links to another language are in it, and say so."""
    return _ask(
        page,
        """const here = document.documentElement.lang
        const links = [...document.querySelectorAll("header a[hreflang]")].filter(each => each.hreflang !== here)
        return [...(here ? [] : ["no language"]), ...(links.length ? [] : ["no link to another language"]),
          ...links.filter(each => each.closest("[lang]").lang !== each.hreflang)
            .map(each => `no language: ${name(each)}`)]""",
    )


def scriptless(page: Page) -> list[str]:
    """Without JavaScript: the text is there, the menu opens, and nothing is shown that would not work."""
    faults = _ask(
        page,
        """return [...document.querySelectorAll("button, input")].filter(each => isShown(each)
          && !each.matches("[popovertarget], [type=radio], [type=checkbox], form[action] *"))
          .map(each => `dead: ${name(each)}`)""",
    )
    if not page.locator("article h1").is_visible():
        faults.append("no title")
    if page.locator(".bar__menu").is_visible():
        page.locator(".bar__menu").click()
    if not page.locator("#book-menu a").first.is_visible():
        faults.append("no menu")
    return faults


def printed(page: Page) -> list[str]:
    """On paper: the text, dark on white, and nothing to press."""
    page.emulate_media(media="print")
    faults = _ask(
        page,
        """return [...document.querySelectorAll(
          "button, input:not([disabled]), nav:not(.glossary-themes) a, .skip, .headerlink")]
          .filter(each => each.checkVisibility()).map(each => `printed: ${name(each)}`)""",
    )
    if not page.locator("article h1").is_visible():
        faults.append("no title")
    faults += _ask(
        page,
        """return [...document.querySelectorAll("article :is(h1, h2, p, li, a)")].filter(each => each.checkVisibility()
          && each.innerText.trim()
          && getComputedStyle(each).color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) > 360)
          .map(each => `pale ink: ${name(each)}`)""",
    )
    page.emulate_media(media="screen")
    return faults


@contextmanager
def told(page: Page) -> Iterator[list[str]]:
    """What a page asks for elsewhere, and what its policy forbids, while the block runs."""
    faults: list[str] = []
    root = "/".join(page.url.split("/")[:3]) if page.url != "about:blank" else "http://127.0.0.1"

    def asked(request) -> None:
        if not request.url.startswith((root, "data:", "blob:")):
            faults.append(f"elsewhere: {request.url}")

    def said(message) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            faults.append(f"forbidden: {message.text}")

    page.on("request", asked)
    page.on("console", said)
    yield faults
    page.remove_listener("request", asked)
    page.remove_listener("console", said)
