"""A reader switches on what each sentence claims, with the keys alone, without scripts, from a disk."""

import pytest
from small_books import claimed
from support import build, repository

PAGE = "chapitres/la-cuisson.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site, as for a disk, with summaries and claims."""
    root = repository(tmp_path_factory.mktemp("claimed"))
    claimed(root)
    result = build(["-m", "mkdocs", "build", "-q", "-d", "built"], root, DIRECTORY_URLS="false")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "built"


@pytest.mark.parametrize("scripts", [True, False])
def test_labels_are_off_until_the_reader_wants_them(new_page, site, scripts):
    page = new_page(java_script_enabled=scripts, viewport={"width": 320, "height": 640})
    page.goto((site / PAGE).as_uri())
    labels, box = (
        page.locator(".claim"),
        page.get_by_role("checkbox", name="Montrer, phrase par phrase"),
    )
    assert labels.count() == 2 and not labels.first.is_visible()
    assert page.get_by_text("Dans la vapeur, le pain peut").is_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if box.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Space")
    assert box.is_checked() and labels.first.is_visible()
    assert labels.first.inner_text() == "Phrase par phrase\u00a0: affirmé · possible + affirmé"
    assert box.bounding_box()["height"] >= 24 and box.bounding_box()["width"] >= 24
    page.keyboard.press("Space")
    assert not labels.first.is_visible()


def test_the_whole_book_has_one_switch_for_all(new_page, site):
    page = new_page()
    page.goto((site / "lire.html").as_uri())
    page.get_by_role("checkbox").check()
    labels = page.locator(".claim")
    assert labels.count() == 8 and all(each.is_visible() for each in labels.all())


def test_the_summary_can_be_folded(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto((site / PAGE).as_uri())
    page.get_by_text("Résumé de l’édition, en mots simples").click()
    assert not page.get_by_text("Dans la vapeur, le pain peut").is_visible()
