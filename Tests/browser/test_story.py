"""The whole way of a survey, as people walk it: made in two languages, sent by mail, answered on phones, read, taken along."""

import re

import pyreadstat
import pytest
import trustme

from harness.chromium import LOOKS, context_for
from harness.product import Product, run
from harness.signing_in import follow_sign_in_link
from harness.smtp_server import PASSWORD, USER, MailServer

UNITS = "key,name,kind,parent\nall,Two Rivers,company,\nn,North House,hotel,all\ns,South House,hotel,all\n"
PEOPLE = """key,kind,name,unit,email,language,consent
ada,customer,Ada Ngo,n,ada@example.org,en,yes
ben,customer,Ben <Öz>,n,ben@example.org,de,yes
cem,customer,Cem Roy,s,cem@example.org,,yes
"""
AGAIN, WAY = "would-you-come-again", "how-did-you-come"
# SPSS takes no hyphens.
AGAIN_IN_FILE, WAY_IN_FILE = (key.replace("-", "_") for key in (AGAIN, WAY))
# For each: how likely she is to come back, by what she came, and what she wrote.
ANSWERS = {"ada": (9, "By bus", "Kind people"), "ben": (3, "Mit dem Auto", "Zu laut =1+1"), "cem": (10, "By bus", "")}


@pytest.fixture
def house(tmp_path):
    """A product of its own, with two hotels and their guests."""
    with Product("--sign-in-link") as product:
        for command, text in (("unit", UNITS), ("person", PEOPLE)):
            (tmp_path / f"{command}.csv").write_text(text)
            run(command, "import", tmp_path / f"{command}.csv", "--data", product.data)
        yield product


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def mail_server(authority):
    with MailServer(authority, security="starttls", login=True) as server:
        yield server


def test_from_a_new_survey_to_a_file_for_spss(browser, house, authority, mail_server, tmp_path):
    analyst = context_for(browser, LOOKS["light"]).new_page()
    follow_sign_in_link(analyst, house.sign_in_link)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    set_mail(analyst, house, mail_server, tmp_path / "ca.pem")
    make_survey(analyst, house)
    send_it(analyst)
    messages = mail_server.await_letters(3)
    letters = dict(zip(mail_server.recipients, messages))
    round_page = analyst.url
    for key, (points, way, words) in ANSWERS.items():
        text = letters[f"{key}@example.org"].get_body(("plain",)).get_content()
        answer(browser, re.search(r"http://\S+/a/\w+", text)[0], points, way, words, german=key == "ben")
    analyst.goto(round_page)
    analyst.get_by_role("button", name="Close the round").click()
    said = analyst.locator("main").inner_text()
    assert "3 responses" in said and "NPS +33" in said and "By bus" in said and "Zu laut =1+1" in said
    data, meta = take_spss(analyst)
    assert meta.number_rows == 3 and sorted(data["person"]) == ["ada", "ben", "cem"]
    assert meta.column_names_to_labels[AGAIN_IN_FILE] == "Would you come again?"
    row = data["person"].index("ben")
    assert data[AGAIN_IN_FILE][row] == 3 and data["person_name"][row] == "Ben <Öz>" and data["unit"][row] == "n"
    ways = meta.variable_value_labels[WAY_IN_FILE]
    assert [ways[code] for code in data[WAY_IN_FILE]][row] == "By car"
    assert "Zu laut =1+1" in data["why"][row]


def set_mail(page, house, server, authority):
    page.goto(house.address + "/mail")
    page.get_by_label("Server", exact=True).fill("localhost")
    page.get_by_label("Port").fill(str(server.port))
    page.get_by_label("Guarded by").select_option(server.security)
    page.get_by_label("User name").fill(USER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Sender’s address").fill("voice@example.org")
    page.get_by_label("File with your own certificate authority").fill(str(authority))
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Letters go out over localhost").wait_for()


def make_survey(page, house):
    page.goto(house.address + "/surveys/library")
    page.get_by_label("What is it called?").fill("Your stay")
    page.get_by_label("Who answers it").select_option("customers")
    page.get_by_role("button", name="Start it").click()
    page.get_by_role("button", name="Add a question to Section 1").click()
    for place, (text, kind) in enumerate([("Would you come again?", "recommend"), ("How did you come?", "choice"), ("Why?", "comment")], 1):
        page.locator("#said", has_text=f"Added at place {place} of {place}").wait_for()
        page.get_by_label("Question", exact=True).fill(text)
        page.get_by_label("Answered with").select_option(kind)
        if kind == "choice":
            page.get_by_label("Answer 1", exact=True).fill("By bus")
            page.get_by_label("Answer 2", exact=True).fill("By car")
        page.get_by_role("button", name="Done" if kind == "comment" else "Done, and add another", exact=True).click()
    page.get_by_role("button", name="Edit: Title and languages").click()
    page.get_by_label("Add a language").fill("German")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("link", name=re.compile("Translations .6 missing.")).click()
    german = ["Ihr Aufenthalt", "Würden Sie wiederkommen?", "Wie kamen Sie?", "Mit dem Bus", "Mit dem Auto", "Warum?"]
    lines = page.locator(".translations textarea")
    lines.nth(len(german) - 1).wait_for()
    assert lines.count() == len(german)
    for place, text in enumerate(german):
        lines.nth(place).fill(text)
    page.get_by_role("button", name="Save").click()
    assert "Everything is there in German" in page.locator("main").inner_text()
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("button", name="Publish the saved draft").click()


def send_it(page):
    page.get_by_role("link", name="Open a round").click()
    page.get_by_label("A link for everybody").uncheck()
    page.get_by_label("A link of her own for each person").check()
    page.get_by_label("Send the links by mail").check()
    page.get_by_label("Whose answers are whose").select_option("named")
    page.get_by_role("button", name="Look who gets what").click()
    assert "3 people would be invited" in page.locator("main").inner_text()
    page.get_by_role("button", name="Open the round").click()
    page.wait_for_url(re.compile(r"/rounds/\d+"))


def answer(browser, link, points, way, words, german):
    page = context_for(browser, LOOKS["phone"], java_script_enabled=False).new_page()
    page.goto(link)
    assert page.locator("html").get_attribute("lang") == ("de" if german else "en")
    page.locator(f"#{AGAIN} label:has(input[value='{points}'])").click()
    page.get_by_label(way).check()
    page.locator("textarea[name=why]").fill(words)
    page.get_by_role("button", name="Antworten absenden" if german else "Send my answers").click()
    assert page.locator("h1").inner_text() == ("Vielen Dank" if german else "Thank you")
    page.goto(link)
    assert page.locator("form").count() == 0


def take_spss(page):
    if not page.get_by_role("button", name="SPSS", exact=True).is_visible():
        page.get_by_text("Take the responses with you").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SPSS", exact=True).click()
        if page.locator("progress").count() or page.get_by_role("link", name="Save the file").count():
            page.get_by_role("link", name="Save the file").click()
    return pyreadstat.read_sav(download.value.path(), output_format="dict")
