"""Every address that the book has had stands in its site, with every id that readers may have kept."""

from support import run

from book import html as trees
from lasting import gone, listed


def test_every_address_listed_leads_on(book, built):
    gone_pages = {name for name in gone.read(book.root) if "#" not in name}
    for each in listed.read(book.root).pages:
        for address in (each.address, *each.beside):
            file = built / address / "index.html"
            assert file.is_file(), address
            if each.key not in gone_pages:
                ids = {
                    found.attr("id")
                    for found in trees.read_page(file.read_text("utf-8")).select("[id]")
                }
                assert {*each.names, *each.places} <= ids, address


def test_no_address_is_lost(book, built):
    done = run("check_addresses.py", built, "--root", book.root)
    assert done.returncode == 0, done.stdout
