"""A menu shows the whole of a short book, the neighbourhood in a long one, and each page's number."""

from types import SimpleNamespace

import pytest

from pages.menu import AROUND, WHOLE, Menu


def page(name):
    return SimpleNamespace(
        file=SimpleNamespace(src_uri=f"xx/{name}.md"), title=name, is_page=True, is_section=False
    )


def link(title):
    return SimpleNamespace(title=title, is_page=False, is_section=False)


def section(title, *children):
    return SimpleNamespace(title=title, children=list(children), is_page=False, is_section=True)


def book(count):
    """A home page, chapters and an index."""
    chapters = [page(f"c{number}") for number in range(1, count + 1)]
    return [page("home"), section("Chapters", *chapters), page("index")], chapters


def titles(shown):
    return [(title, [each.page.title for each in entries]) for title, entries in shown.groups]


def numbers(shown):
    return [each.number for _, entries in shown.groups for each in entries if each.number]


def test_a_short_book_is_shown_whole_on_every_page():
    items, chapters = book(WHOLE)
    menu = Menu(items)
    names = [each.title for each in chapters]
    for each in (*chapters, items[0], items[-1], None):
        shown = menu.around(each)
        assert titles(shown) == [("", ["home"]), ("Chapters", names), ("", ["index"])]
        assert not shown.is_cut
    assert numbers(menu.around(None)) == list(range(1, WHOLE + 1))
    assert menu.chapters == chapters


@pytest.mark.parametrize("count", [WHOLE + 1, 50, 800])
def test_a_long_book_shows_what_is_around_and_as_much_on_every_page(count):
    items, chapters = book(count)
    menu, lines = Menu(items), 2 * AROUND + 1
    for number, each in enumerate(chapters, 1):
        shown = menu.around(each)
        assert shown.is_cut
        found = numbers(shown)
        assert found == list(range(found[0], found[0] + lines))
        near = set(range(max(1, number - AROUND), min(count, number + AROUND) + 1))
        assert near <= set(found)
        assert [title for title, _ in shown.groups] == ["", "Chapters", ""]
    for other in (items[0], items[-1], page("elsewhere"), None):
        assert numbers(menu.around(other)) == list(range(1, lines + 1))


def test_numbers_run_through_sections_and_are_those_of_the_whole_book():
    parts = [
        section(f"Part {part}", *(page(f"p{part}c{n}") for n in range(10))) for part in range(4)
    ]
    menu = Menu([page("home"), section("Text", *parts), section("More", link("Elsewhere"))])
    assert [menu.number(each) for each in menu.chapters] == list(range(1, 41))
    assert menu.number(page("home")) == 0
    shown = menu.around(menu.chapters[8])
    assert numbers(shown) == list(range(4, 15))
    assert [title for title, _ in shown.groups] == ["", "Part 0", "Part 1", "More"]


def test_a_page_that_is_named_twice_has_its_first_number():
    twice = page("c")
    menu = Menu([section("Chapters", page("a"), twice, twice)])
    assert menu.number(twice) == 2


def test_a_book_without_chapters_has_a_menu():
    menu = Menu([page("home"), link("Elsewhere")])
    assert titles(menu.around(None)) == [("", ["home", "Elsewhere"])]
    assert menu.chapters == []
