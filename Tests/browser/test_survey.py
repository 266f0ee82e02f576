"""A survey goes round: an analyst publishes it, people answer on their phones, and what they said is seen."""

import re

import openpyxl
import pyreadstat
import pytest

from conftest import open_round
from pages import ANSWER

scripts = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def choose(place, points):
    place.locator(f".points label:has(input[value='{points}'])").click()


def answer_pulse(page, points, recommend, comment=""):
    """Nine questions on three screens; the first one asks for the borough."""
    page.get_by_label("Where do you belong?").select_option(label="Bronx")
    for _ in range(2):
        for question in page.locator("fieldset.question").all():
            choose(question, points)
        page.get_by_role("button", name="Next").click()
    choose(page.locator("#recommend"), recommend)
    page.locator("textarea[name=change]").fill(comment)
    page.get_by_role("button", name="Send my answers").click()


@scripts
def test_a_nurse_answers_on_her_phone(visit, script):
    page = visit(ANSWER, "phone", as_={}, script=script)
    assert "groups of 5 or more" in page.locator("main").inner_text()
    answer_pulse(page, 4, 9, "More hands at night")
    assert page.locator("h1").inner_text() == "Thank you"
    page.reload()
    assert page.locator("h1").inner_text() == "Thank you"


def test_going_back_keeps_what_was_chosen_and_another_language_too(visit):
    page = visit(ANSWER, "phone", as_={})
    page.get_by_label("Where do you belong?").select_option(label="Queens")
    choose(page.locator("#appreciated"), 2)
    page.get_by_role("button", name="Deutsch").click()
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator("#appreciated input[value='2']").is_checked()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Zurück").click()
    assert page.locator("#appreciated input[value='2']").is_checked()
    assert page.locator("select[name=unit] option:checked").inner_text() == "Queens"


def test_a_page_to_answer_on_is_light(visit):
    page = visit(ANSWER, "phone", as_={})
    page.wait_for_load_state("networkidle")
    size = page.evaluate("""() => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.transferSize, 0)""")
    assert size < 30_000


def test_points_can_be_chosen_by_keyboard(visit):
    page = visit(ANSWER, as_={})
    page.locator("#appreciated input[value='1']").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#appreciated input:checked").get_attribute("value") == "2"


def test_a_round_runs_from_its_link_to_the_mirror(visit, product):
    page = visit("/surveys")
    link = open_round(page, product.address, "loyalty")
    round_page = page.url
    for points in [10, 9, 3, 8, 10, 7]:
        customer = visit("/sign-in", as_={})
        customer.goto(link)
        customer.get_by_label("Where do you belong?").select_option(label="Brooklyn")
        choose(customer.locator("#recommend"), points)
        customer.get_by_role("button", name="Send my answers").click()
        customer.locator("textarea").fill(f"Because of {points}")
        customer.get_by_role("button", name="Send my answers").click()
        assert "We read every answer" in customer.locator("main").inner_text()
    page.goto(round_page)
    assert "6 responses" in page.locator("main").inner_text()
    assert "NPS +33" in page.locator("main").inner_text()
    for name, read in [("CSV", csv_rows), ("Excel", excel_rows), ("SPSS", spss_rows)]:
        assert read(take(page, name)) == 6
    page.get_by_role("button", name="Close the round").click()
    page.get_by_role("link", name="Its figures in the mirror").click()
    page.wait_for_url(re.compile("/mirror"))
    assert "Brooklyn" in page.locator("main table").inner_text()


def take(page, name):
    """The path of the file behind one of the buttons."""
    if not page.get_by_role("button", name=name, exact=True).is_visible():
        page.get_by_text("Take the responses with you").click()
    page.get_by_label("Texts in").select_option("de")
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
        if page.locator("progress").count() or page.get_by_role("link", name="Save the file").count():
            page.get_by_role("link", name="Save the file").click()
    return download.value.path()


def csv_rows(path):
    return len(path.read_text().splitlines()) - 1


def excel_rows(path):
    with open(path, "rb") as file:
        return openpyxl.load_workbook(file)["Responses"].max_row - 1


def spss_rows(path):
    data, meta = pyreadstat.read_sav(path, output_format="dict")
    assert meta.column_names_to_labels["recommend"].startswith("Wie wahrscheinlich")
    assert sorted(data["recommend"]) == [3, 7, 8, 9, 10, 10] and "Because of 9" in data["liked"]
    return meta.number_rows


def test_a_mistake_in_a_surveys_file_is_told_with_its_line(visit):
    page = visit("/surveys/new")
    text = page.get_by_label("The survey as a file")
    text.fill(text.input_value().replace("kind: recommend", "kind: stars"))
    page.get_by_role("button", name="Save the draft").click()
    assert "“stars” is no kind of question" in page.locator("main [role=alert]").inner_text()
    assert "kind: stars" in page.get_by_label("The survey as a file").input_value()
