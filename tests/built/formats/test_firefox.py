"""The copies of a book in Firefox, from a disk, with no network."""

from search_in_firefox import search


def test_every_page_is_reached_by_links_and_the_switch_stays_on_the_page(book, firefox, unpacked):
    root = unpacked.as_uri() + "/"
    seen, left = set(), [root + "index.html"]
    while left:
        address = left.pop()
        seen.add(address)
        firefox.goto(address)
        found = firefox.evaluate("[...document.links].map(a => a.href.split('#')[0])")
        pages = {each for each in found if each.startswith(root) and each.endswith(".html")}
        left += pages - seen - set(left)
    alone = {each for each in seen if "/parallel" not in each}  # not beside another language
    assert alone == {root + page.file for page in book.pages}
    for page in (each for each in book.pages if each.path == book.chapters[-1]):
        firefox.goto(root + page.file)
        links = firefox.evaluate(
            "[...document.querySelectorAll('a[rel=alternate]')].map(a => a.href)"
        )
        others = book.versions(page).values()
        assert set(links) == {root + each.file for each in others if each != page}
    assert not firefox.faults


def test_single_files_open_with_nothing_asked_for(book, firefox, built):
    for locale in book.ready:
        (file,) = (built / "downloads").glob(f"*.{locale}.html")
        firefox.goto(file.as_uri())
        sections = "document.querySelectorAll('section').length"
        assert firefox.evaluate(sections) >= len(book.in_editions(locale))
    assert not firefox.faults


def test_search_finds_each_chapter_by_its_title(book, firefox, unpacked, locale):
    root = unpacked.as_uri() + "/"
    firefox.goto(root + book.of(locale)[0].file)
    for page in (each for each in book.in_nav(locale) if each.path in book.chapters):
        found = search(firefox, page.title)
        assert any(each.split("#")[0] == root + page.file for each in found), page.title
    assert not firefox.faults
