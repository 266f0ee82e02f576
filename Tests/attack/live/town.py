"""An organisation in the running product: its people are asked twice by their own links, and answer."""

import csv
import io
import json
import random
import re
import urllib.parse
import urllib.request

from harness.product import Product, run
from harness.visitor import Visitor

SURVEY = """
key: pulse
title: How is it here?
languages: [en]
respondents: employees
sections:
  - questions:
      - {key: voice, kind: agreement, text: Somebody listens here.}
      - {key: recommend, kind: recommend, text: Would you recommend us?}
      - {key: trust-1, kind: agreement, text: I trust my manager., scale: trust}
      - {key: trust-2, kind: agreement, text: My manager trusts me., scale: trust}
      - {key: why, kind: comment, text: Why?}
"""
TITLES = {
    "voice": "Somebody listens here.", "recommend": "Would you recommend us?", "trust-1": "I trust my manager.",
    "trust-2": "My manager trusts me."}
SCALE_ITEMS = ("trust-1", "trust-2")
# A survey has one round in a period; these two end in different ones.
GRAINS = ("year", "quarter")
# One in so many asks that nobody be shown what she writes.
SHY = 8


class Town:
    """`made`: an organisation of two rounds; `rounds`: the product's ids of its rounds; by round, `arrivals`: comments as they came in, and
    `hushed`: those of them that nobody is to be shown."""

    def __init__(self, made, folder, database=None):
        for asked in made.rounds:
            asked.answers |= trusting(asked)
        self.made = made
        self.segments = sorted({segment for values in made.rounds[0].staff.segments.values() for segment in values})
        self.folder = folder
        self.where = ["--data", folder / "data", *(["--database-url", database] if database else [])]
        self.rounds, self.arrivals, self.hushed = [], {}, {}
        parents = self.made.rounds[0].staff.parents
        kinds = {unit: "company" if not parent else "unit" for unit, parent in parents.items()}
        self._write("units.csv", [["key", "name", "kind", "parent"], *(
            [unit, self.unit_name(unit), kinds[unit], parent] for unit, parent in parents.items())])
        (folder / "survey.yaml").write_text(SURVEY)
        run("unit", "import", folder / "units.csv", *self.where)
        run("survey", "import", folder / "survey.yaml", "--publish", *self.where)
        self.product = Product("--sign-in-link", *self.where[2:], data=folder / "data")

    @staticmethod
    def unit_name(unit):
        return f"Unit {unit}."

    def _write(self, name, rows):
        with open(self.folder / name, "w", newline="") as file:
            csv.writer(file).writerows(rows)

    def ask(self):
        """Both rounds, one after the other: the people of the day are invited, answer in some order, and the round ends."""
        administrator = Visitor(self.product).sign_in(self.product.sign_in_link)
        token = self.token("analyst")
        for number, (asked, grain) in enumerate(zip(self.made.rounds, GRAINS)):
            self._bring_people(asked.staff, leaving=number and self.made.rounds[number - 1].staff)
            wish = {"unit": "all", "grain": grain, "invite": True, "protection": "anonymous"}
            if self.segments:
                wish |= {"protection": "confidential", "segments": self.segments}
            made = self.call(token, "POST", "/api/v1/surveys/pulse/rounds", wish)
            self.rounds.append(made["id"])
            administrator.get(f"/rounds/{made['id']}/invitations")
            administrator.post(f"/rounds/{made['id']}/links.csv")
            links = {row["key"]: row["link"] for row in csv.DictReader(io.StringIO(administrator.page))}
            self._answer(asked, links)
            administrator.get(f"/rounds/{made['id']}").post(f"/rounds/{made['id']}/closure")

    def _bring_people(self, staff, leaving):
        gone = set(leaving.places) - set(staff.places) if leaving else set()
        def values(person):
            return [staff.segments.get(person, {}).get(segment, "") for segment in self.segments]

        people = [[person, "employee", unit, "yes", "", *values(person)] for person, unit in staff.places.items()]
        people += [[person, "employee", leaving.places[person], "no", "2000-01-01", *values(person)] for person in gone]
        self._write("people.csv", [["key", "kind", "unit", "consent", "leave", *self.segments], *people])
        run("person", "import", self.folder / "people.csv", *self.where)

    def _answer(self, asked, links):
        people = sorted(asked.answers["voice"])
        random.Random(7).shuffle(people)
        self.arrivals[asked.name] = tuple(self.comment(person, asked) for person in people)
        hushed = set(people[::SHY])
        self.hushed[asked.name] = sorted(self.comment(person, asked) for person in hushed)
        for person in people:
            page = urllib.request.urlopen(links[person], timeout=60).read().decode()
            sheet = re.search(r'name="sheet" value="(\w+)"', page)[1]
            answers = {key: own[person] for key, own in asked.answers.items() if person in own} | {"why": self.comment(person, asked)}
            form = {"screen": 0, "language": "en", "shown": "voice recommend trust-1 trust-2 why", "sheet": sheet, **answers}
            if person in hushed:
                form["why.unshown"] = "yes"
            urllib.request.urlopen(links[person], urllib.parse.urlencode(form).encode(), timeout=60).read()

    @staticmethod
    def comment(person, asked):
        """Its words name nobody, but whoever knows them knows who wrote them, and when."""
        beginning = random.Random(person).choice(["Well", "Because", "Often", "Now and then"])
        return f"{beginning} it is so, said {person} in {asked.name}."

    def token(self, role):
        return run("token", "add", role, "--role", role, *self.where).stdout.strip()

    def account(self, role, unit=None):
        """The one-time link of a new person."""
        place = ["--unit", unit] if unit else []
        said = run("account", "add", f"{role} {unit}", f"{role}-{unit}@example.org", "--role", role, *place, *self.where).stdout
        return self.product.address + re.search(r"/sign-in/\S+", said)[0]

    def call(self, token, method, path, body=None):
        request = urllib.request.Request(
            self.product.address + path, None if body is None else json.dumps(body).encode(), method=method,
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)


def trusting(asked):
    """Answers to the scale's two questions, of which a few left one out."""
    dice = random.Random(asked.name)
    return {
        question: {
            person: min(5, max(1, value + dice.choice((-1, 0, 1))))
            for person, value in sorted(asked.answers["voice"].items()) if dice.random() < 0.97}
        for question in SCALE_ITEMS}
