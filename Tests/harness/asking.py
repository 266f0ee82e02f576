"""A survey of ten questions on one screen and a round of it, made as an analyst makes them, without a browser."""

import re
import urllib.parse
import urllib.request

from harness import product

POINTS = 5
QUESTIONS = [f"q{number}" for number in range(1, 10)]
SURVEY = (
    "key: load\ntitle: How is it here?\nlanguages: [en]\nrespondents: employees\nsections:\n  - questions:\n"
    + "".join(f"      - {{key: {key}, kind: agreement, text: {key} goes well.}}\n" for key in QUESTIONS)
    + "      - {key: recommend, kind: recommend, text: Would you recommend us?}\n"
)
UNITS = "key,name,kind,parent\nall,The company,company,\n"


def make_survey(folder, *place):
    """Publishes the survey for a company of one unit. `place` is `--data` or `--database-url` with its value."""
    survey, units = folder / "survey.yaml", folder / "units.csv"
    survey.write_text(SURVEY)
    units.write_text(UNITS)
    product.run("unit", "import", units, *place)
    product.run("survey", "import", survey, "--publish", *place)


class Analyst:
    """Who has followed the one-time link that the server printed."""

    def __init__(self, server):
        self._address = server.address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self._page = self._open(server.sign_in_link)
        self._post(server.sign_in_link)

    def open_round(self):
        """Asks everybody, and returns the path under which the round is answered."""
        surveys = self._open(f"{self._address}/surveys")
        survey = re.search(r'href="(/surveys/\d+)"', surveys)[1]
        self._page = self._open(self._address + survey)
        page = self._post(f"{self._address}{survey}/rounds", unit="all", grain="year", shared="on")
        return re.search(r"<code>[^<]*(/a/\w+)</code>", page)[1]

    def _open(self, address, body=None):
        with self._opener.open(address, body, timeout=60) as answer:
            return answer.read().decode()

    def _post(self, address, **fields):
        token = re.search(r'name="form-token" value="(\w*)"', self._page)[1]
        return self._open(address, urllib.parse.urlencode({"form-token": token, **fields}).encode())
