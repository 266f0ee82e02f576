"""The queue: nothing is lost, nothing goes twice, and what went wrong is seen."""

import collections
import os
import re
import signal
import sqlite3
import time

import pytest

from conftest import Desk
from harness.product import Product

both_ways = pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["kill -9", "told to end"])


def test_a_link_is_sent_by_mail_and_works(administrator, mail_server, product):
    server = mail_server()
    administrator.set_mail(server)
    administrator.invite("Zoë", "zoe@example.org")
    [message] = server.await_letters(1)
    text = message.get_body(("plain",)).get_content()
    assert "Hello Zoë" in text
    link = re.search(r"http://\S+/sign-in/\w+", text)[0]
    assert f'href="{link}"' in message.get_body(("html",)).get_content()
    from harness.visitor import Visitor
    assert "Sign out" in Visitor(product).sign_in(link).page
    administrator.await_page("/mail", "Waiting 0 Sent within a day 1 Given up 0")
    with sqlite3.connect(product.data / "insideout.sqlite") as database:
        [row] = database.execute("SELECT state, to_address, to_name, payload, purpose FROM letter")
    database.close()
    assert row == ("sent", "zoe@example.org", "", None, "sign-in link")


def test_many_letters_go_over_one_connection(administrator, mail_server, queue):
    server = mail_server()
    administrator.set_mail(server)
    for index in range(20):
        queue(f"n{index}@example.org")
    server.await_letters(20)
    # They may have been found by two looks at the queue.
    assert len(server.handler.sessions) <= 2


def test_what_is_refused_for_now_is_tried_again(administrator, mail_server, queue):
    server = mail_server()
    administrator.set_mail(server)
    queue("later@example.org")
    administrator.await_page("/mail", "451 4.7.1 Greylisted, please come back")
    assert "Again in a minute" in administrator.words and server.recipients == []
    letter = re.search(r"/mail/letters/\d+/repetition", administrator.page)[0]
    administrator.post(letter)
    server.await_letters(1)
    administrator.await_page("/mail", "Nothing has gone wrong")


def test_what_is_refused_for_good_is_given_up_at_once_and_the_others_go(administrator, mail_server, queue):
    server = mail_server()
    administrator.set_mail(server)
    for to in ("nobody@example.org", "spam@example.org", "a@example.org", "b@example.org"):
        queue(to)
    server.await_letters(2)
    administrator.await_page("/mail", "Given up 2")
    assert "550 5.1.1 There is nobody of this name" in administrator.words
    assert "554 5.7.1 This looks like spam" in administrator.words
    assert "Given up after 1 try" in administrator.words
    removal = re.search(r"/mail/letters/\d+/removal", administrator.page)[0]
    assert "thrown away" in administrator.post(removal).words
    assert "Given up 1" in administrator.words
    administrator.post("/mail/letters/repetition")
    administrator.await_page("/mail", "Given up 1")
    assert sorted(server.recipients) == ["a@example.org", "b@example.org"]


def test_a_server_that_hangs_up_costs_no_letter(administrator, mail_server, queue):
    server = mail_server()
    administrator.set_mail(server)
    for to in ("hangup@example.org", "a@example.org", "b@example.org"):
        queue(to)
    administrator.await_page("/mail", "Again in")
    # The others rest for a minute too, unless the settings are saved anew.
    administrator.get("/mail").post("/mail/letters/repetition")
    administrator.set_mail(server, from_name="Another")
    server.await_letters(3)
    assert sorted(server.recipients) == ["a@example.org", "b@example.org", "hangup@example.org"]
    administrator.await_page("/mail", "Waiting 0 Sent within a day 3 Given up 0")


def test_a_server_in_trouble_fails_no_letter_for_good(administrator, mail_server, queue):
    server = mail_server()
    server.handler.is_down = True
    administrator.set_mail(server)
    for index in range(5):
        queue(f"n{index}@example.org")
    administrator.await_page("/mail", "451 4.3.0 The mail system is resting")
    assert "Waiting 5" in administrator.words and "Given up 0" in administrator.words
    server.handler.is_down = False
    administrator.post("/mail/letters/repetition")
    administrator.set_mail(server, from_name="Another")
    server.await_letters(5)


@both_ways
def test_a_queue_that_is_broken_off_goes_on_where_it_was(tmp_path, mail_server, number):
    server = mail_server(delay=0.05)
    wanted = [f"n{index}@example.org" for index in range(60)]
    with Product("--sign-in-link", data=tmp_path / "data") as product:
        desk = Desk(product)
        desk.set_mail(server)
        file = product.data / "insideout.sqlite"
        _fill(file, wanted)
        server.await_letters(7)
        os.kill(product.process.pid, number)
        product.process.wait(timeout=15)
    _await_quiet(server)
    assert 7 <= len(server.recipients) < 60
    if number == signal.SIGKILL:
        # The lease of who has died runs out after minutes; here they are over.
        with sqlite3.connect(file) as database:
            database.execute("UPDATE letter SET leased_until = 0 WHERE state = 'sending'")
        database.close()
    with Product("--sign-in-link", data=tmp_path / "data") as product:
        Desk(product).await_page("/mail", "Waiting 0 Sent within a day 60 Given up 0", patience=60)
    counts = collections.Counter(server.recipients)
    assert sorted(counts) == sorted(wanted)
    twice = [address for address, count in counts.items() if count > 1]
    # Only the one between the server's yes and our note of it.
    assert len(twice) <= (1 if number == signal.SIGKILL else 0) and max(counts.values()) <= 2


@pytest.mark.skipif("INSIDEOUT_TEST_POSTGRES" not in os.environ, reason="INSIDEOUT_TEST_POSTGRES is not set")
def test_two_servers_on_one_database_send_each_letter_once(mail_server, certificates):
    server = mail_server(delay=0.02)
    schema = f"mail{os.getpid()}"
    url = os.environ["INSIDEOUT_TEST_POSTGRES"]
    with Schema(url, schema) as url:
        with Product("--sign-in-link", "--database-url", url) as one, Product("--database-url", url) as other:
            desk = Desk(one)
            for index in range(40):
                desk.get("/people/new").post(
                    "/people", name=f"N {index}", email=f"n{index}@example.org", role="analyst")
            desk.set_mail(server)
            for index in range(40):
                desk.get(f"/people/{index + 2}").post(f"/people/{index + 2}/sign-in-letter")
            desk.await_page("/mail", "Waiting 0 Sent within a day 40 Given up 0", patience=60)
            assert other.process.poll() is None
    assert sorted(server.recipients) == sorted(f"n{index}@example.org" for index in range(40))


class Schema:
    """A schema of its own on the throw-away server."""

    def __init__(self, url, name):
        self._url, self._name = url, name

    def __enter__(self):
        self._run(f"CREATE SCHEMA {self._name}")
        return f"{self._url}?options=-csearch_path%3D{self._name}"

    def __exit__(self, *_):
        self._run(f"DROP SCHEMA {self._name} CASCADE")

    def _run(self, statement):
        import subprocess
        subprocess.run(["psql", "--quiet", self._url, "--command", statement], check=True, capture_output=True)


def _fill(file, addresses):
    payload = '{"subject":"s","text":"t","language":"en"}'
    with sqlite3.connect(file, timeout=20) as database:
        database.executemany(
            "INSERT INTO letter (state, made_at, due_at, to_address, to_name, payload, purpose)"
            " VALUES ('waiting', 0, 0, ?, '', ?, 'test')", [(address, payload) for address in addresses])
    database.close()


def _await_quiet(server):
    """Until what was on the wire has arrived."""
    before = -1
    while before != len(server.recipients):
        before = len(server.recipients)
        time.sleep(0.5)
