"""An address that the book has had, in a browser: with scripts straight to the passage, without them to a link."""

import re

import accessibility as checks
import pytest
from playwright.sync_api import expect
from support import until

IN_SIGHT = """id => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}"""
FORMER = [  # address, file, where it leads now
    ("chapitres/le-levain/#le-levain-2", "levain-vivant/#le-levain-6"),
    ("nourrir-le-levain/#le-levain-5", "levain-vivant/#le-levain-6"),
    ("chapitres/le-levain/", "levain-vivant/"),
    ("chapitres/le-levain/#q=x&y=%zz", "levain-vivant/#q=x&y=%zz"),
    ("chapitres/le-levain/parallele/en/#le-levain-2", "levain-vivant/parallele/en/#le-levain-6"),
    ("en/chapters/the-starter/#le-levain-1", "en/living-starter/#le-levain-1"),
    ("en/chapters/the-starter/parallel/fr/#le-levain-2", "en/living-starter/parallel/fr/#le-levain-6"),
    ("a-propos/#erreur", "verification/#signaler"),
    ("en/about/#verification-2", "en/verification/#verification-2"),
]  # fmt: skip


def on_disk(address: str) -> str:
    """The same address in the copy for a disk."""
    path, _, fragment = address.partition("#")
    return f"{path.rstrip('/')}.html" + (f"#{fragment}" if fragment else "")


def ids(address: str) -> str:
    return address.partition("#")[2]


@pytest.fixture
def reader(new_page):
    """A page, whatever its options, that must not complain."""
    faults = []

    def make(**options):
        page = new_page(viewport={"width": 390, "height": 700}, **options)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and faults.append(said.text))
        return page

    yield make
    assert not faults


@pytest.mark.parametrize(("former", "now"), FORMER)
def test_a_former_address_leads_straight_to_the_passage(reader, history, history_url, former, now):
    for base, address, there in (
        (history_url, former, now),
        (f"{history.last['false'].as_uri()}/", on_disk(former), on_disk(now)),
    ):
        page = reader()
        page.goto("about:blank")
        page.goto(base + address)
        expect(page).to_have_url(base + there)
        if (name := ids(there)) and "=" not in name:
            until(page, IN_SIGHT, name)
        page.go_back()  # the page that led on is no step of the way
        expect(page).to_have_url("about:blank")


@pytest.mark.parametrize(
    ("address", "old", "now"),
    [
        ("lire/", "le-levain-2", "le-levain-6"),
        ("glossaire/", "appret", "seconde-levee"),
        ("en/glossary/", "appret", "seconde-levee"),
        ("lire/parallele/en/", "le-levain-5", "le-levain-6"),
    ],
)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_id_finds_its_passage_where_it_stands(
    reader, history_url, address, old, now, scripts
):
    page = reader(java_script_enabled=scripts, bypass_csp=True)
    page.goto(f"{history_url}{address}#{old}")
    expect(page).to_have_url(f"{history_url}{address}#{old}")
    passage = page.locator(f"[id='{now}']")
    expect(passage).to_be_in_viewport()
    expect(passage.locator(".was").first).to_be_attached()
    if now.startswith("le-levain"):  # marked as one that an address leads to
        shadow = passage.evaluate("each => getComputedStyle(each).boxShadow")
        assert shadow != "none"


def test_without_scripts_a_link_leads_to_the_passage(reader, history_url):
    page = reader(java_script_enabled=False)
    page.goto(f"{history_url}chapitres/le-levain/#le-levain-2")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page a changé d’adresse")
    passage = page.locator(":target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text("Un levain actif")
    passage.get_by_role("link").click()
    expect(page).to_have_url(f"{history_url}levain-vivant/#le-levain-6")


def test_without_scripts_a_page_tells_where_the_passage_is_that_stood_on_it(reader, history_url):
    page = reader(java_script_enabled=False)
    page.goto(f"{history_url}a-propos/")
    expect(page.get_by_text("Ce passage est maintenant ici")).to_have_count(5)
    for each in page.get_by_text("Ce passage est maintenant ici").all():
        expect(each).to_be_hidden()
    page.goto(f"{history_url}a-propos/#erreur")
    told = page.locator("#erreur")
    expect(told).to_be_in_viewport()
    expect(page.locator("#verification")).to_be_hidden()
    told.get_by_role("link", name="Signaler une erreur").click()
    expect(page).to_have_url(f"{history_url}verification/#signaler")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_gone_says_what_became_of_it(reader, history_url, scripts):
    page = reader(java_script_enabled=scripts)
    page.goto(f"{history_url}en/forms/#listes-2")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is no longer in the book")
    expect(page.get_by_text("This trial page was taken out on May 3.")).to_be_visible()
    expect(page).to_have_url(f"{history_url}en/forms/#listes-2")
    page.goto(f"{history_url}glossaire/#taux-hydratation")
    expect(page.get_by_text("Le mot a été retiré du glossaire.")).to_be_in_viewport()


def test_a_question_kept_under_its_former_id_is_ticked(reader, history_url):
    page = reader()
    page.goto(f"{history_url}a-demander/#q=pate-3,pate-5")
    expect(page.locator("#attente input")).to_be_checked()
    expect(page.locator("#pate-5 input")).to_be_checked()
    expect(page.locator("article :checked")).to_have_count(2)
    page.locator("#pate-6 > label").click()
    expect(page).to_have_url(f"{history_url}a-demander/#q=attente,pate-5,pate-6")


def _without_scripts(route):
    answer = route.fetch()
    if "html" in answer.headers.get("content-type", ""):
        route.fulfill(response=answer, body=re.sub(r"<(/?)script", r"<\1template", answer.text()))
    else:
        route.fulfill(response=answer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["chapitres/le-levain/", "en/forms/", "a-propos/#erreur"])
def test_everybody_can_read_it(new_page, history_url, address, scheme):
    page = new_page(viewport={"width": 320, "height": 640}, bypass_csp=True, color_scheme=scheme)
    page.route("**/*", _without_scripts)  # which would lead on
    page.goto(history_url + address)
    assert checks.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
