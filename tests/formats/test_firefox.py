"""The copies in Firefox, from a disk, with no network."""

import time
from datetime import UTC, datetime, timedelta

import hostile_book
import pytest
from search_in_firefox import search
from support import EPOCH

DAY = datetime.fromtimestamp(int(EPOCH), UTC)


def test_faults_are_seen(firefox, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><script src="missing.js"></script><img src="http://www.example.org/a.png">'
        "<script>console.error('said')</script>", encoding="utf-8"
    )  # fmt: skip
    firefox.goto(page.as_uri())
    firefox.evaluate("new Promise(done => setTimeout(done, 500))")
    for fault in ("missing.js", "asked for http", "said"):
        assert any(fault in each for each in firefox.faults), fault


def test_definitions_dark_mode_and_pictures_work(firefox, bread_disk):
    firefox.goto((bread_disk / "chapitres/la-pate.html").as_uri())
    assert firefox.evaluate("document.querySelectorAll('article a.term').length") > 0
    firefox.hover("article a.term")
    shown = "document.querySelector('.definition')?.checkVisibility()"
    assert firefox.evaluate(f"new Promise(d => setTimeout(() => d({shown}), 600))")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = firefox.evaluate(ground)
    firefox.evaluate("document.querySelector('[data-book-theme]').click()")
    assert firefox.evaluate(f"new Promise(d => setTimeout(() => d({ground}), 600))") != before
    assert firefox.evaluate("[...document.images].every(i => i.complete && i.naturalWidth)")
    assert not firefox.faults


@pytest.mark.parametrize(("days", "old"), [(1, False), (731, True)])
def test_a_copy_more_than_a_year_old_says_so(firefox, bread_site, bread_disk, days, old):
    firefox.at(int((DAY + timedelta(days=days)).timestamp() * 1000))
    (single,) = (bread_site / "downloads").glob("*.en.html")
    for file in (bread_disk / "index.html", single):
        firefox.goto(file.as_uri())
        visible = "document.querySelector('[data-old-after]').checkVisibility()"
        assert firefox.evaluate(visible) == old


@pytest.mark.parametrize(
    ("home", "query", "page"),
    [
        ("index.html", "levian", "glossaire.html"),  # a slip of the fingers
        ("index.html", "vapeur", "chapitres/la-cuisson.html"),
        ("en/index.html", "baking", "en/chapters/the-baking.html"),
    ],
)
def test_search_answers_from_a_disk(firefox, bread_disk, home, query, page):
    firefox.goto((bread_disk / home).as_uri())
    found = search(firefox, query)
    assert (bread_disk / page).as_uri() in [each.split("#")[0] for each in found]
    assert not firefox.faults


def test_nothing_hostile_acts(firefox, tmp_path):
    root = hostile_book.make(tmp_path / "hostile")
    site = hostile_book.pages(root, tmp_path / "site", "escape clean policy")
    tell = "() => { window.alert = () => console.error('ran') }"
    firefox.prepare(tell)
    for file in hostile_book.editions(root, site, tmp_path / "editions"):
        firefox.goto(file.as_uri())
    assert not firefox.faults
    for nets, acts in (("policy", False), ("", True)):  # by the policy alone; by nothing
        firefox.faults.clear()
        pages = hostile_book.pages(root, tmp_path / f"site {nets}", nets)
        firefox.goto((pages / "a-propos/index.html").as_uri())
        assert ("ran" in firefox.faults) == acts


def test_a_passage_opens_in_the_other_language_and_rows_stand_level(firefox, bread_disk):
    firefox.goto((bread_disk / "chapitres/la-pate.html").as_uri())
    shown = "document.querySelector('#la-pate-1 + .peek .counterpart').checkVisibility()"
    assert not firefox.evaluate(shown)
    firefox.evaluate("document.querySelector('#la-pate-1 + .peek > [data-peek]').click()")
    assert firefox.evaluate(shown)
    firefox.goto((bread_disk / "chapitres/la-pate/parallele/en.html").as_uri())
    tops = """[...document.querySelectorAll('.parallel__row')].map(row =>
      row.children[0].getBoundingClientRect().top - row.children[1].getBoundingClientRect().top)"""
    assert firefox.evaluate(f"JSON.stringify({tops})") == "[0,0,0]"
    assert not firefox.faults


@pytest.mark.parametrize(("start", "said"), [("#la-pate", "Pétrir"), ("h2[lang=en]", "Kneading")])
def test_one_language_is_copied(firefox, bread_disk, start, said):
    firefox.goto((bread_disk / "chapitres/la-pate/parallele/en.html").as_uri())
    selected = firefox.evaluate(f"""(() => {{
      document.querySelector({start!r}).dispatchEvent(new PointerEvent("pointerdown", {{ bubbles: true }}))
      getSelection().selectAllChildren(document.querySelector(".parallel"))
      return getSelection().toString()
    }})()""")
    assert [word for word in ("Pétrir", "Kneading") if word in selected] == [said]


def test_questions_are_ticked_in_the_address_and_found_there_again(firefox, questions_disk):
    page = (questions_disk / "a-demander.html").as_uri()
    name = "each => each.dataset.bookTerm ?? each.closest('[id]').id"
    ticked = f"[...document.querySelectorAll('article :checked')].map({name})"
    firefox.goto(f"{page}#q=pate-3,gone,%&t=levain")
    assert firefox.evaluate(ticked) == ["pate-3", "levain"]
    firefox.evaluate("document.querySelector('#pate-9 > label').click()")
    assert firefox.evaluate("location.href") == f"{page}#q=pate-3,pate-9&t=levain"
    firefox.evaluate("document.querySelector('.book-language').click()")
    time.sleep(1.5)  # what waits in a page ends with it
    assert firefox.evaluate("location.hash") == "#q=pate-3,pate-9&t=levain"
    assert firefox.evaluate(ticked) == ["pate-3", "pate-9", "levain"]
    assert not firefox.faults


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("chapitres/le-levain.html#le-levain-2", "levain-vivant.html#le-levain-6"),
        ("nourrir-le-levain.html", "levain-vivant.html"),
        ("en/about.html#erreur", "en/verification.html#signaler"),
        ("glossaire.html#appret", "glossaire.html#appret"),
    ],
)
def test_a_former_address_leads_straight_to_the_passage(firefox, history, former, now):
    base = f"{history.last['false'].as_uri()}/"
    firefox.goto(base + former)
    for _ in range(50):
        if (place := firefox.evaluate("location.href")) == base + now:
            break
        time.sleep(0.1)
    assert place == base + now
    in_sight = "document.querySelector(':target')?.getBoundingClientRect().top"
    if "#" in now:
        assert 0 <= firefox.evaluate(in_sight) <= firefox.evaluate("innerHeight")
    assert [each for each in firefox.faults if "font" not in each] == []  # the page was left before
