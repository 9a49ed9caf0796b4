"""Would an address that readers may have kept lead nowhere?"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from book.chapters import WHOLE
from book.languages import DOCS
from ground.message import say
from ground.problem import Problem
from lasting import gone, listed, standing
from lasting.leads import Leads, Moved
from lasting.listed import Addresses, Listed
from lasting.record import changed
from lasting.standing import Standing


def check(root: Path, site: Path) -> list[Problem]:
    """All problems of the addresses listed for the book below ``root``, whose ``site`` is built."""
    built, addresses = standing.read(root, site), listed.read(root)
    leads = Leads(built, addresses.pages, gone.read(root))
    return [
        *_list(root, addresses),
        *_moved(leads),
        *_gone(leads),
        *_pages(leads),
        *_passages(leads),
    ]


def _list(root: Path, addresses: Addresses) -> Iterator[Problem]:
    """Rule ``dropped-address``: what was listed stays listed."""
    if lost := listed.dropped(root, addresses):
        message = say(
            "the list lacks {address}, which readers may have kept: take the file back, `git checkout HEAD -- {path}`, "
            "or `HEAD^` where the last commit has changed it",
            address=lost[0],
            path=listed.PATH,
        )
        yield Problem(listed.PATH, addresses.line, 1, "dropped-address", message)
    elif not addresses.is_whole:
        yield Problem(listed.PATH, addresses.line, 1, "dropped-address", changed())


def _moved(leads: Leads) -> Iterator[Problem]:
    """Rule ``moved-passage``: a line below ``moved`` leads to a passage that stands."""
    in_circles: set[tuple[str, str]] = set()
    for each in chain.from_iterable(leads.declared.values()):
        path, locale = f"{DOCS}/{each.uri}", each.uri.partition("/")[0]
        page = leads.site.pages.get(each.uri)
        here = each.uri.partition("/")[2], each.name
        if (each.key, each.to) == here:
            message = say("{name!r} leads to itself: delete the line", name=each.name)
        elif page and each.name in page.passages:
            message = say("{name!r} stands on the page: delete the line", name=each.name)
        elif circle := _circle(leads, locale, each):
            if here in in_circles:
                continue
            in_circles |= circle
            message = say(
                "{name!r} leads in a circle: write where the passage is, or delete the line",
                name=each.name,
            )
        elif not _leads_on(leads, locale, each):
            message = say(
                "there is no passage {name!r} on {page}: write an id that stands there",
                name=each.to,
                page=f"{DOCS}/{locale}/{each.key}",
            )
        else:
            continue
        yield Problem(path, each.line, 1, "moved-passage", message)


def _circle(leads: Leads, locale: str, moved: Moved) -> set[tuple[str, str]]:
    """What a line comes to again, if it does."""
    seen: set[tuple[str, str]] = {(moved.uri.partition("/")[2], moved.name)}
    next_one: Moved | None = moved
    while next_one:
        place = next_one.key, next_one.to
        if place in seen:
            return seen
        seen.add(place)
        next_one = leads.moved(locale, place[0]).get(place[1])
    return set()


def _leads_on(leads: Leads, locale: str, moved: Moved) -> bool:
    return (
        leads.site.having(f"{locale}/{moved.key}", moved.to) is not None
        or moved.to in leads.moved(locale, moved.key)
        or f"{moved.key}#{moved.to}" in leads.gone
    )


def _gone(leads: Leads) -> Iterator[Problem]:
    """Rule ``gone``: what is said to be gone does not stand."""
    for name, each in leads.gone.items():
        key, _, passage = name.partition("#")
        if leads.site.having(f"{leads.site.default}/{key}", passage):
            message = say("{name!r} stands in the book: delete the entry", name=name)
            yield Problem(gone.PATH, each.line, 1, "gone", message)


def _pages(leads: Leads) -> Iterator[Problem]:
    """Rule ``lost-address``: each address of a page leads to one, or to what became of it."""
    for each in leads.listed:
        if leads.page(each):
            continue
        prefix = "" if each.locale == leads.site.default else f"{each.locale}/"
        slug = each.address.removeprefix(prefix).rstrip("/")
        if successor := _successor(leads, each):
            path, line = f"{DOCS}/{successor.uri}", leads.site.addresses.line(successor.uri)
            message = say(
                "this page stood at {address!r}, and readers may have kept that address: add it to the front matter, "
                "`was: {slug}`, in brackets where there are several",
                address=slug,
                slug=slug,
            )
            snippet = f"was: {slug}"
        else:
            path, line = listed.PATH, each.line
            message = say(
                "no page stands at {address!r} any more: add `was: {slug}` to the front matter of the page in "
                "docs/{locale}/ that has its place, or say in {gone} what became of `{key}`",
                address=each.address,
                slug=slug,
                locale=each.locale,
                gone=gone.PATH,
                key=each.key,
            )
            said = ", ".join(f'{locale}: ""' for locale in leads.site.words)
            snippet = f"{each.key}: {{ {said} }}"
        yield Problem(path, line, 1, "lost-address", message, snippet=snippet)


def _successor(leads: Leads, lost: Listed) -> Standing | None:
    """The page that was at an address that is lost, under its name or another that has its first passage."""
    if page := leads.site.pages.get(lost.page):
        return page
    for page in leads.site.pages.values():
        if page.locale == lost.locale and lost.names and lost.names[0] in page.passages:
            return page if page.key != WHOLE else None
    return None


def _passages(leads: Leads) -> Iterator[Problem]:
    """Rule ``lost-passage``: each passage leads somewhere, whatever the page and the language that it was kept in."""
    told: set[tuple[str, str]] = set()
    for each in leads.listed:
        for name in each.names if leads.page(each) else ():
            if leads.passage(each, name):
                continue
            owners = leads.owners(each, name) if each.key == WHOLE else []
            key = owners[0] if owners else each.key
            if (key, name) not in told:
                told.add((key, name))
                yield _lost(leads, each, key, name)


def _lost(leads: Leads, each: Listed, key: str, name: str) -> Problem:
    source, page = leads.site.default, leads.page(each)
    here = page.uri if isinstance(page, Standing) else each.page
    places = (f"{source}/{key}", f"{source}/{here.partition('/')[2]}", here)
    uri = next((place for place in places if place in leads.site.pages), here)
    front = leads.site.addresses.front(uri)
    line = front.lines.get("moved") or max(front.lines.values(), default=1)
    message = say(
        "the passage {passage!r} is lost, and readers may have kept its address: below `moved:` in the front matter "
        "write `{name}: ` and the id that it has now (`{file}#id` on another page), or say in {gone} what became of "
        "`{key}#{name}`",
        passage=name,
        name=name,
        key=key,
        gone=gone.PATH,
        file=PurePosixPath(key).name,
    )
    return Problem(f"{DOCS}/{uri}", line, 1, "lost-passage", message)
