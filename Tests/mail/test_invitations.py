"""A round that asks by mail: letters with links of their own, and one click that ends them."""

import re
import urllib.request

import pytest

from harness.product import run
from harness.visitor import Visitor

UNITS = "key,name,kind,parent\nall,Two Rivers,organisation,\nn,North Hospital,hospital,all\n"
PEOPLE = "key,kind,name,unit,email,language\n" + "".join(
    f"p{index},employee,Pia {index},n,p{index}@example.org,{'de' if index == 1 else ''}\n" for index in range(6))
SURVEY = """\
key: pulse
title: {en: How is it here?, de: Wie ist es hier? 🌱}
languages: [en, de]
respondents: employees
sections:
  - questions:
      - {key: voice, kind: agreement, points: 5, text: {en: Somebody listens., de: Jemand hört zu.}}
"""


@pytest.fixture
def asked(administrator, product, mail_server, tmp_path):
    """The letters of a round, by the address that they came to."""
    for command, name, text in (("unit", "units.csv", UNITS), ("person", "people.csv", PEOPLE), ("survey", "pulse.yaml", SURVEY)):
        (tmp_path / name).write_text(text)
        publish = ["--publish"] if command == "survey" else []
        run(command, "import", tmp_path / name, *publish, "--data", product.data)
    server = mail_server()
    administrator.set_mail(server)
    administrator.get("/surveys/1/rounds/new").post(
        "/surveys/1/rounds", unit="all", grain="year", invite="on", mail="on", days_open="14", reminders="3",
        protection="anonymous")
    assert administrator.path.startswith("/rounds/"), administrator.words
    messages = server.await_letters(6)
    return dict(zip(server.recipients, messages))


def test_everybody_gets_her_own_link_in_her_language(asked, product):
    links = set()
    for index in range(6):
        message = asked[f"p{index}@example.org"]
        assert message["Subject"] == ("Wie ist es hier? 🌱" if index == 1 else "How is it here?")
        assert message["Content-Language"] == ("de" if index == 1 else "en")
        links.add(re.search(r"http://\S+/a/\w+", message.get_body(("plain",)).get_content())[0])
    assert len(links) == 6
    guest = Visitor(product).get(links.pop().removeprefix(product.address))
    assert guest.status == 200 and "form" in guest.page


def test_one_click_in_a_mail_program_ends_the_letters(asked, product, administrator):
    message = asked["p0@example.org"]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message["List-Unsubscribe"].strip().strip("<>")
    assert Visitor(product).get(address.removeprefix(product.address)).status == 200
    # As a mail provider sends it: no cookie, no origin.
    with urllib.request.urlopen(address, b"List-Unsubscribe=One-Click", timeout=30) as answer:
        assert answer.status == 200
    wants = {}
    for name in ("Pia 0", "Pia 1"):
        administrator.get("/directory?q=" + name.replace(" ", "+"))
        administrator.get(re.search(r"/directory/\d+", administrator.page)[0])
        wants[name] = not re.search(r'name="unsubscribed" value="on" checked', administrator.page)
    assert wants == {"Pia 0": False, "Pia 1": True}
