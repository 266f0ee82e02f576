"""Every page in every look: accessible, inside its window, without faults."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages import GUEST_PAGES, PAGES

PLACES = [(name, place, None) for name, place in PAGES.items()] + [(name, place, {}) for name, place in GUEST_PAGES.items()]
everywhere = pytest.mark.parametrize("name, place, as_", PLACES, ids=[name for name, *_ in PLACES])
in_looks = pytest.mark.parametrize("look", ["light", "dark", "phone"])

# What reaches beyond the window and does not scroll in a box of its own.
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-scroll, svg'))
  .map(e => e.outerHTML.slice(0, 120))"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@everywhere
@in_looks
def test_axe_finds_no_violation(visit, shots, name, place, as_, look):
    page = visit(place, look, as_)
    page.wait_for_load_state("networkidle")
    if shots:
        page.screenshot(path=shots / f"{name}-{look}.png", full_page=True)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{rule['id']}: {node['html'][:120]} {node.get('failureSummary', '')}" for rule in found for node in rule["nodes"]] == []


@everywhere
@pytest.mark.parametrize("width", [320, 375, 768])
def test_a_narrow_window_never_scrolls_sideways(visit, name, place, as_, width):
    page = visit(place, "phone", as_)
    page.set_viewport_size({"width": width, "height": 812})
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@everywhere
def test_a_page_has_one_heading_a_title_and_its_landmarks(visit, name, place, as_):
    page = visit(place, as_=as_)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().strip() and page.title().strip() != "InsideOut"
    assert page.locator("main").count() == 1
    assert page.locator("html[lang]").count() == 1


@everywhere
def test_a_page_says_the_same_without_script(visit, name, place, as_):
    plain, lively = visit(place, as_=as_, script=False), visit(place, as_=as_)
    assert plain.locator("h1").inner_text() == lively.locator("h1").inner_text()
    assert plain.locator("main table tbody tr").count() == lively.locator("main table tbody tr").count()
    assert plain.locator("main a[href], main button:visible").count() > 0
