"""The product with a small organisation, and programs that use its API, on both engines."""

import json
import os
import subprocess
import uuid

import pytest

from harness.product import Product, run

UNITS = "key,name,kind,parent\nall,The company,company,\nnorth,North,store,all\nsouth,South,store,all\n"
SURVEY = """
key: visit
title: {en: Your visit, de: Ihr Besuch}
languages: [en, de]
respondents: customers
sections:
  - questions:
      - {key: nps, kind: recommend, text: Would you recommend us?}
      - {key: again, kind: yes-no, text: Will you come again?}
      - {key: ways, kind: choices, text: How?, options: [{key: foot, text: On foot}, {key: bus, text: By bus}]}
      - {key: order, kind: ranking, text: In which order?, options: [{key: a, text: A}, {key: b, text: B}]}
      - {key: day, kind: date, text: When?}
      - {key: why, kind: comment, text: Why?}
"""
SERVER = os.environ.get("INSIDEOUT_TEST_POSTGRES")


class Organisation:
    """The running product; `token(role)` makes a token, `call` asks as an analyst and gives (status, headers, document)."""

    def __init__(self, folder, database):
        self._where = ["--data", folder / "data", *(["--database-url", database] if database else [])]
        (folder / "units.csv").write_text(UNITS)
        run("unit", "import", folder / "units.csv", *self._where)
        self.product = Product(*self._where[2:], data=folder / "data")

    def token(self, role="analyst"):
        return run("token", "add", "tests", "--role", role, *self._where).stdout.strip()

    @property
    def address(self):
        return self.product.address

    def call(self, method, path, body=None, kind="application/json", token=None):
        command = ["curl", "-sS", "-X", method, "-i", "-H", f"Authorization: Bearer {token or self._token}", self.address + path]
        if body is not None:
            text = body if isinstance(body, str) else json.dumps(body)
            command += ["-H", f"Content-Type: {kind}", "--data-binary", text]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        head, _, document = answer.partition("\n\n")
        return int(head.split()[1]), head, json.loads(document) if document.strip() else None

    def fill(self):
        """What the description's examples name: the survey "visit" with the open round 1, to which "c-17" is invited."""
        self._token = self.token()
        assert self.call("PUT", "/api/v1/surveys/visit", SURVEY, "application/yaml")[0] == 201
        assert self.call("POST", "/api/v1/surveys/visit/publication")[0] == 200
        wish = {"unit": "all", "grain": "year", "invite": True, "sample": 0, "shared": True, "protection": "named"}
        status, _, made = self.call("POST", "/api/v1/surveys/visit/rounds", wish)
        assert status == 201, made
        assert made["id"] == 1
        person = {"key": "c-17", "kind": "customer", "name": "Zoë", "unit": "north", "consent": True}
        assert self.call("POST", "/api/v1/rounds/1/invitations", {"person": person})[0] == 201


@pytest.fixture(scope="session", params=["sqlite", "postgres"] if SERVER else ["sqlite"])
def organisation(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    database = None
    if request.param == "postgres":
        schema = "a" + uuid.uuid4().hex
        subprocess.run(["psql", SERVER, "-qc", f"CREATE SCHEMA {schema}"], check=True)
        database = f"{SERVER}?options=-csearch_path%3D{schema}"
    place = Organisation(folder, database)
    with place.product:
        place.fill()
        yield place
