"""A survey in Arabic: answered on a phone, from right to left."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import ask_boroughs
from test_every_page import RULES
from test_survey import choose

SURVEY = """\
key: right-to-left
title: {ar: كيف هو الحال هنا؟, he: איך כאן?}
languages: [ar, he]
respondents: employees
introduction: {ar: دقيقتان من وقتكم تساعداننا., he: שתי דקות מזמנכם עוזרות לנו.}
sections:
  - title: {ar: عملكم, he: העבודה שלכם}
    questions:
      - {key: come, kind: agreement, points: 5, required: true, text: {ar: في معظم الأيام أحب أن آتي إلى العمل., he: ברוב הימים אני רוצה לבוא לעבודה.}}
      - {key: recommend, kind: recommend, text: {ar: ما مدى احتمال أن توصوا بنا أصدقاءكم؟, he: מה הסיכוי שתמליצו עלינו לחברים?}}
      - {key: again, kind: yes-no, text: {ar: هل تختارون هذا العمل من جديد؟, he: הייתם בוחרים שוב בעבודה הזאת?}}
  - questions:
      - key: first
        kind: ranking
        text: {ar: ما الأهم لكم؟, he: מה הכי חשוב לכם?}
        help: {ar: 1 هو الأهم., he: 1 הוא הכי חשוב.}
        options: [{key: pay, text: {ar: الأجر, he: השכר}}, {key: team, text: {ar: الفريق, he: הצוות}}]
      - key: like
        kind: choices
        text: {ar: ما الذي يعجبكم؟, he: מה מוצא חן בעיניכם?}
        options: [{key: people, text: {ar: الناس, he: האנשים}}, {key: place, text: {ar: المكان, he: המקום}}]
      - {key: years, kind: number, low: 0, high: 60, text: {ar: منذ كم سنة تعملون هنا؟, he: כמה שנים אתם כאן?}}
      - {key: why, kind: comment, text: {ar: ما الذي ينبغي أن يتغير؟, he: מה צריך להשתנות?}}
"""

# What reaches beyond the window at either side; the link to the content waits there for the keyboard.
BEYOND = """() => [...document.querySelectorAll('body *:not(.skip)')]
  .filter(e => e.checkVisibility() && (e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1))
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def round_link(visit, addresses):
    """The link of an open round of the survey."""
    if "the Arabic round" not in addresses:
        page = visit("/surveys/new")
        page.get_by_label("The survey as a file").fill(SURVEY)
        page.get_by_role("button", name="Save the draft").click()
        addresses["the Arabic round"] = ask_boroughs(page)
    return "the Arabic round"


def is_right_of(page, one, other):
    """Whether one thing stands to the right of another."""
    left = [page.locator(place).first.bounding_box()["x"] for place in (one, other)]
    return left[0] > left[1]


def look_at(page, shots, name):
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]] == []
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(BEYOND) == []


def test_it_is_answered_on_a_phone_without_script(visit, round_link):
    page = visit(round_link, "phone", as_={}, script=False)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "الخطوة 1 من 2" in page.locator(".step").inner_text()
    assert is_right_of(page, "#recommend label:has([value='0'])", "#recommend label:has([value='10'])")
    assert is_right_of(page, "#recommend .ends span", "#recommend .ends span + span")
    page.get_by_label("إلى أي مكان أو فريق تنتمون؟").select_option(label="Queens")
    page.get_by_role("button", name="التالي").click()
    assert "يُرجى الإجابة عن هذا السؤال." in page.locator("#come .problem").inner_text()
    choose(page.locator("#come"), 4)
    choose(page.locator("#recommend"), 9)
    page.get_by_label("نعم").check()
    page.get_by_role("button", name="التالي").click()
    assert is_right_of(page, ".actions .primary", ".actions [name=back]")
    page.get_by_role("button", name="السابق").click()
    assert page.locator("#come input[value='4']").is_checked()
    page.get_by_role("button", name="التالي").click()
    page.get_by_label("الناس").check()
    page.locator("[name=years]").fill("7")
    page.locator("textarea").fill("المزيد من الزملاء في الليل")
    page.get_by_role("button", name="إرسال إجاباتي").click()
    assert page.locator("h1").inner_text() == "شكرًا لكم"


@pytest.mark.parametrize("look", ["phone", "phone-dark", "light", "dark"])
def test_its_pages_are_whole_and_accessible_from_right_to_left(visit, round_link, shots, look):
    page = visit(round_link, look, as_={}, reduced_motion="reduce")
    look_at(page, shots, f"rtl-first-{look}")
    page.get_by_role("button", name="التالي").click()
    look_at(page, shots, f"rtl-problem-{look}")
    page.get_by_label("إلى أي مكان أو فريق تنتمون؟").select_option(label="Queens")
    choose(page.locator("#come"), 2)
    page.get_by_role("button", name="التالي").click()
    look_at(page, shots, f"rtl-second-{look}")
    page.get_by_role("button", name="עברית").click()
    assert page.get_by_role("button", name="שליחת התשובות שלי").is_visible()
    look_at(page, shots, f"rtl-hebrew-{look}")
    page.locator("textarea").fill("עוד ידיים בלילה")
    page.get_by_role("button", name="שליחת התשובות שלי").click()
    look_at(page, shots, f"rtl-thanks-{look}")
    page.goto(page.locator(".keep a").get_attribute("href"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    look_at(page, shots, f"rtl-thread-{look}")


def test_the_preview_runs_from_right_to_left_inside_a_page_that_does_not(visit, round_link, shots):
    page = visit("/surveys")
    page.get_by_role("link", name="كيف هو الحال هنا؟").first.click()
    page.get_by_role("link", name="Try it").click()
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.evaluate("getComputedStyle(document.querySelector('.answering')).direction") == "rtl"
    look_at(page, shots, "rtl-preview")
