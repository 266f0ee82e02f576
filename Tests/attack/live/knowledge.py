"""What a spy knows before she reads: the staff, who was invited and, at worst, who answered which question."""

from attack.campaign import PARTICIPATION
from attack.figures import POINTS_5, RECOMMEND, YES_NO, Place
from attack.live.town import TITLES

SCALES = {"voice": POINTS_5, "recommend": RECOMMEND}


class Misread(Exception):
    """A figure is not of those whom the reader takes it for."""


class Knowledge:
    """Tells of words on pages what they stand for. `periods`: each round's period as addresses and files write it."""

    def __init__(self, town, periods):
        self.rounds = {}
        self.periods = dict(zip(town.rounds, periods))
        for period, asked in zip(periods, town.made.rounds):
            self.rounds[period] = self.rounds[period.replace("-", " ")] = asked
        self.units = {town.unit_name(unit): unit for unit in town.made.rounds[0].staff.parents}
        self.questions = {title: question for question, title in TITLES.items()}
        self.arrivals = town.arrivals

    def place(self, period, question, unit, n, source):
        """Whose answers are summed up in a figure of a unit, all below it taken in."""
        asked = self.rounds[period]
        place = self.all(period, question, unit, source)
        if len(place.members) != n:
            raise Misread(f"{source}: {question}, {unit}, {period}: n {n} of {len(place.members)}")
        return place

    def all(self, period, question, unit, source):
        """Whoever answered a question in a unit and all below it."""
        asked = self.rounds[period]
        people = self._below(asked, unit, asked.answers[question])
        return Place(asked.name, question, unit, people, SCALES[question], source)

    def answered(self, period, unit, n, source, invited=None):
        """How many of a unit and all below it have answered at all; `invited`: of how many, where that is told."""
        asked = self.rounds[period]
        people = self._below(asked, unit, asked.staff.places)
        if invited is not None and len(people) != invited:
            raise Misread(f"{source}: {unit}, {period}: {invited} invited of {len(people)}")
        return Place(asked.name, PARTICIPATION, unit, people, YES_NO, source).counts({1: n})

    def hidden(self, figures):
        """The units of which nothing was read: {(round, question): {name: people}}."""
        seen = {(figure.round, figure.question, figure.members) for figure in figures}
        found = {}
        for asked in self.rounds.values():
            for question, answers in asked.answers.items():
                cells = asked.staff.only(answers).cells()
                found[asked.name, question] = {
                    str(cell): people for cell, people in cells.items()
                    if not cell.segment and (asked.name, question, people) not in seen}
        return found

    @staticmethod
    def _below(asked, unit, people):
        return frozenset(person for person in people if unit in asked.staff.path(asked.staff.places[person]))
