"""The product beside a mail server, and an administrator who sets it."""

import json
import sqlite3
import time

import pytest
import trustme

from harness.product import Product
from harness.visitor import Visitor

from harness.smtp_server import PASSWORD, USER, MailServer


@pytest.fixture(scope="session")
def certificates():
    return trustme.CA()


@pytest.fixture(scope="session")
def trusted(certificates, tmp_path_factory):
    """The file with the certificate of the authority that the mail servers' certificates come from."""
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    certificates.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def mail_server(certificates):
    """`mail_server(**options)` starts one; it ends with the test."""
    running = []

    def start(**options):
        running.append(MailServer(certificates, **options).__enter__())
        return running[-1]

    yield start
    for server in running:
        server.__exit__()


@pytest.fixture
def product():
    with Product("--sign-in-link") as product:
        yield product


@pytest.fixture
def administrator(product):
    return Desk(product)


class Desk(Visitor):
    """An administrator at her work."""

    def __init__(self, product):
        super().__init__(product)
        self.product = product
        self.sign_in(product.sign_in_link)

    def set_mail(self, server, **changes):
        """Saves the settings for a mail server; `login=True` with the right name and password.

        `changes` are fields of the form, with `_` for `-` and `from_` for `from`.
        """
        fields = {
            "host": "localhost", "port": server.port, "security": server.security, "from": "voice@example.org",
            "from-name": "Voice of Two Rivers",
        }
        if changes.pop("login", False):
            fields |= {"user": USER, "password": PASSWORD}
        fields |= {name.rstrip("_").replace("_", "-"): value for name, value in changes.items()}
        return self.get("/mail").post("/mail", **fields)

    def test_mail(self, to="ada@example.org"):
        return self.get("/mail").post("/mail/test", to=to)

    def invite(self, name, address):
        """Adds a person and sends her a link by mail."""
        self.get("/people/new").post("/people", name=name, email=address, role="analyst")
        assert self.path.startswith("/people/"), self.words
        person = self.path.split("?")[0]
        self.post(person + "/sign-in-letter")
        assert "on its way" in self.words, self.words

    def await_page(self, path, words, patience=30):
        """Looks at a page until it says so."""
        until = time.monotonic() + patience
        while words not in self.get(path).words:
            assert time.monotonic() < until, self.words
            time.sleep(0.2)


@pytest.fixture
def queue(product):
    """`queue(to, **letter)` puts a letter of any kind into the queue, as another program on the database would."""

    def add(to, name="", purpose="test", **letter):
        payload = {"subject": "s", "text": "t", "language": "en"} | letter
        with sqlite3.connect(product.data / "insideout.sqlite", timeout=20) as database:
            database.execute(
                "INSERT INTO letter (state, made_at, due_at, to_address, to_name, payload, purpose)"
                " VALUES ('waiting', 0, 0, ?, ?, ?, ?)", (to, name, json.dumps(payload), purpose))
        database.close()

    return add
