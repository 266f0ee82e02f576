"""Every survey to start from is published, asked and answered, by keyboard alone."""

import pytest

from conftest import ask_boroughs
from harness.product import ROOT

STARTERS = sorted(file.stem for file in (ROOT / "Sources" / "Web" / "Library").glob("*.yaml"))

HERE = """() => {
  const e = document.activeElement;
  return {tag: e.tagName, type: e.type ?? '', name: e.name ?? '', primary: e.classList.contains('primary'),
          value: e.value ?? '', title: document.querySelector('h1').innerText};
}"""


def answer_by_keyboard(page):
    """Goes from field to field with Tab, answers each, and sends; returns how many were answered."""
    answered = 0
    for _ in range(300):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["title"].startswith("Thank you"):
            break
        if here["tag"] == "SELECT":
            page.keyboard.press("ArrowDown")
        elif here["tag"] == "TEXTAREA" or here["type"] in ("text", "date"):
            page.keyboard.type("A word from the keyboard")
        elif here["type"] == "radio":
            page.keyboard.press("Space")
            page.keyboard.press("ArrowRight")
        elif here["type"] == "checkbox":
            page.keyboard.press("Space")
        elif here["primary"]:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            continue
        else:
            continue
        answered += 1
    return answered


@pytest.mark.parametrize("key", STARTERS)
def test_a_survey_of_the_library_is_answered_by_keyboard_alone(visit, key):
    page = visit("/surveys/library")
    page.locator(f"form:has(input[name=from][value={key}]) button").click()
    link = ask_boroughs(page)
    round_page = page.url
    # Keys come faster here than pages change by a transition.
    respondent = visit("/sign-in", as_={}, reduced_motion="reduce")
    respondent.goto(link)
    assert answer_by_keyboard(respondent) > 3
    assert respondent.locator("h1").inner_text() == "Thank you"
    page.goto(round_page)
    said = page.locator("main").inner_text()
    # That one employee has answered is not told where nobody knows how many were asked.
    assert "1 response" in said or "Fewer than five responses" in said
