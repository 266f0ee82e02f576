"""What a mail program finds in a letter, read with Python's own."""

import email.policy
from email.header import decode_header, make_header

import pytest

SUBJECTS = {
    "plain": "Two minutes, please?",
    "umlauts": "Zwei Minuten für Ärztinnen und Ärzte",
    "emoji": "How was it? 👩‍👩‍👧🌱 " + "👍🏽" * 30,
    "long": "How is it on the ward " + "that you work on " * 20 + "this week",
    "one long word": "x" * 300,
    "spaces": "  two  spaces  here ",
    "looks encoded": "=?UTF-8?B?QmNj?=",
    "arabic": "كيف كان أسبوعك في العمل؟",
    "nothing": "",
}


LONG_NAME = 'Zoë "Z" Ångström-' + "Öberg " * 19 + "Öberg"


def deliver(administrator, mail_server, queue, to="ada@example.org", **letter):
    server = mail_server()
    administrator.set_mail(server)
    queue(to, **letter)
    return server.await_letters(1)[0]


@pytest.fixture(scope="module")
def subjects_delivered():
    """All subjects over one product, since a letter more costs nothing."""
    from conftest import Desk
    from harness.product import Product
    from harness.smtp_server import MailServer
    import json
    import sqlite3

    with Product("--sign-in-link") as product, MailServer(None) as server:
        Desk(product).set_mail(server)
        with sqlite3.connect(product.data / "insideout.sqlite", timeout=20) as database:
            for name, subject in SUBJECTS.items():
                payload = json.dumps({"subject": subject, "text": name, "language": "en"})
                database.execute(
                    "INSERT INTO letter (state, made_at, due_at, to_address, to_name, payload, purpose)"
                    " VALUES ('waiting', 0, 0, 'ada@example.org', '', ?, 'test')", (payload,))
        database.close()
        messages = server.await_letters(len(SUBJECTS))
    return {message.get_body(("plain",)).get_content().strip(): message for message in messages}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_subject_arrives_as_it_was_written(subjects_delivered, name):
    message = subjects_delivered[name]
    assert message["Subject"] == SUBJECTS[name]
    assert not message["Subject"].defects
    raw = message.as_bytes(policy=email.policy.compat32)
    head = raw.split(b"\n\n")[0]
    assert head.isascii()
    # The longest word of a subject that cannot be broken is one of 60 characters.
    assert max(map(len, head.splitlines())) <= 78


def test_both_forms_arrive_as_they_were_written(administrator, mail_server, queue):
    text = "Grüß Gott, Zoë\n.\n..\nFrom here on\n" + "a very long line " * 80 + "\ntrailing \t \n\n=3D ends"
    html = "<p>Grüß Gott &amp; “hello” 👩‍👩‍👧</p>\n.\n" + "<p>x</p>" * 300
    message = deliver(administrator, mail_server, queue, text=text, html=html)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain, rich = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == text
    assert rich.get_content().replace("\r\n", "\n").rstrip("\n") == html
    assert plain.get_content_charset() == rich.get_content_charset() == "utf-8"
    assert max(map(len, message.as_bytes().splitlines())) <= 78


def test_the_headers_are_whole(administrator, mail_server, queue):
    message = deliver(
        administrator, mail_server, queue, to="zoe@example.org", name=LONG_NAME,
        text="t", html="<p>t</p>", language="de", unsubscribe="https://example.org/u/" + "x" * 200,
        replyTo={"name": 'People, "please"', "address": "people@example.org"})
    # Python's newer parser puts spaces between the encoded words of a name, against RFC 2047; its older one does not.
    [raw] = [value for name, value in message.raw_items() if name == "To"]
    assert str(make_header(decode_header(raw))) == f"{LONG_NAME} <zoe@example.org>"
    [reply] = message["Reply-To"].addresses
    assert (reply.display_name, reply.addr_spec) == ('People, "please"', "people@example.org")
    assert message["From"].addresses[0].addr_spec == "voice@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["MIME-Version"] == "1.0"
    assert message["Content-Language"] == "de"
    assert message["List-Unsubscribe"].strip() == "<https://example.org/u/" + "x" * 200 + ">"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Message-ID"].strip().endswith("@example.org>")
    assert message["Date"].datetime.utcoffset().total_seconds() == 0
    assert not message.defects and not any(message[name].defects for name in message.keys())
    for name in ("To", "From", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"):
        assert len(message.get_all(name)) == 1


def test_what_would_forge_a_header_is_not_sent(administrator, mail_server, queue):
    server = mail_server()
    administrator.set_mail(server)
    for end in ("\r\n", "\n", "\r"):
        queue("a@example.org", subject=f"Hello{end}Bcc: all@example.org")
        queue("a@example.org", name=f"Ada{end}Bcc: all@example.org")
        queue(f"a@example.org>{end}RCPT TO:<all@example.org")
        queue("a@example.org", unsubscribe=f"https://example.org/>{end}Bcc: all@example.org")
    queue("honest@example.org")
    server.await_letters(1)
    administrator.await_page("/mail", "Given up 12")
    assert server.recipients == ["honest@example.org"]


def test_a_letter_to_an_address_beyond_ascii_fails_with_what_to_do(administrator, mail_server, queue):
    administrator.set_mail(mail_server())
    queue("müller@exämple.de")
    administrator.await_page("/mail", "xn--")
