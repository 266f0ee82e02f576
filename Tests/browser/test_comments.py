"""Words that nobody is shown, and replies to words whose author nobody knows."""

import pytest

from pages import ANSWER, GUEST_PAGES, PAGES
from test_right_to_left import look_at
from test_survey import choose, scripts


def to_the_last_screen(page):
    page.get_by_label("Where do you belong?").select_option(label="Bronx")
    for _ in range(2):
        for question in page.locator("fieldset.question").all():
            choose(question, 4)
        page.get_by_role("button", name="Next").click()
    choose(page.locator("#recommend"), 9)


@scripts
def test_words_may_be_kept_from_everybody(visit, shots, script):
    page = visit(ANSWER, "phone", as_={}, script=script)
    to_the_last_screen(page)
    tick = page.get_by_label("Do not show these words to anyone")
    page.locator("textarea[name=change]").fill("For nobody")
    tick.focus()
    page.keyboard.press("Space")
    if script:
        look_at(page, shots, "unshown-phone")
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Next").click()
    assert tick.is_checked() and page.locator("textarea[name=change]").input_value() == "For nobody"
    page.get_by_role("button", name="Send my answers").click()
    assert page.locator("h1").inner_text() == "Thank you"
    assert page.locator("main a").count() == 0


@scripts
@pytest.mark.parametrize("look", ["phone", "phone-dark", "light"])
def test_who_writes_gets_a_link_and_finds_her_words_there(visit, shots, look, script):
    page = visit(ANSWER, look, as_={}, script=script)
    to_the_last_screen(page)
    page.locator("textarea[name=change]").fill("More hands\nat night")
    page.get_by_role("button", name="Send my answers").click()
    link = page.locator("main .keep a")
    assert "Nobody can find it again for you" in page.locator("main").inner_text()
    assert "/c/" not in page.url
    if script:
        look_at(page, shots, f"thanks-link-{look}")
    page.goto(link.get_attribute("href"))
    assert "More hands\nat night" in page.locator("main blockquote").inner_text()
    assert "No reply yet" in page.locator("main").inner_text()
    if script:
        look_at(page, shots, f"thread-empty-{look}")


@scripts
def test_an_author_answers_a_reply(visit, script):
    page = visit(GUEST_PAGES["thread"], "phone", as_={}, script=script)
    page.get_by_label("Your answer").fill("Thank you\nfor asking")
    page.get_by_role("button", name="Send the answer").click()
    assert page.locator("main [role=status]").inner_text() == "Your answer is in."
    assert "Thank you\nfor asking" in page.locator("ol.thread li.author").last.inner_text()


@scripts
def test_an_analyst_replies_under_a_comment(visit, shots, script):
    page = visit(PAGES["results-comments-employees"], script=script)
    page.locator("details.reply summary").first.click()
    page.get_by_label("Your reply").first.fill("We heard you")
    if script:
        look_at(page, shots, "reply-open")
    page.get_by_role("button", name="Send the reply").first.click()
    assert "Your reply is kept" in page.locator("main [role=status]").inner_text()
    assert "We heard you" in page.locator("ol.thread").first.inner_text()
