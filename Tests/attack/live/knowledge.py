"""What a spy knows before she reads: the staff, who was invited and, at worst, who answered which question."""

from fractions import Fraction

from attack.campaign import PARTICIPATION
from attack.figures import POINTS_5, RECOMMEND, YES_NO, Place
from attack.live.town import SCALE_ITEMS, TITLES
from attack.scales import ScaleFigure
from attack.staff import Cell

SCALES = {"voice": POINTS_5, "recommend": RECOMMEND, "trust-1": POINTS_5, "trust-2": POINTS_5}


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
        self.arrivals, self.hushed = town.arrivals, town.hushed
        self.segments = town.segments

    def place(self, period, question, cell, n, source):
        """Whose answers are summed up in a figure of a unit, all below it taken in, or of a part of it."""
        place = self.all(period, question, cell, source)
        if len(place.members) != n:
            raise Misread(f"{source}: {question}, {cell}, {period}: n {n} of {len(place.members)}")
        return place

    def all(self, period, question, cell, source):
        """Whoever answered a question in a cell."""
        asked = self.rounds[period]
        people = self._inside(asked, cell, asked.answers[question])
        return Place(asked.name, question, str(cell), people, SCALES[question], source)

    def scale(self, period, cell):
        """A figure of the scale: whom it counts, and what each of her answers counts for."""
        asked = self.rounds[period]
        items = {question: asked.answers[question] for question in SCALE_ITEMS}
        weights = {}
        for person in self._inside(asked, cell, asked.staff.places):
            given = [question for question, answers in items.items() if person in answers]
            # Half of its questions are enough.
            weights |= {(person, question): Fraction(1, len(given)) for question in given}
        return ScaleFigure(asked.name, "trust", str(cell), weights)

    def answered(self, period, cell, n, source, invited=None):
        """How many of a cell have answered at all; `invited`: of how many, where that is told."""
        asked = self.rounds[period]
        people = self._inside(asked, cell, asked.staff.places)
        if invited is not None and len(people) != invited:
            raise Misread(f"{source}: {cell}, {period}: {invited} invited of {len(people)}")
        return Place(asked.name, PARTICIPATION, str(cell), people, YES_NO, source).counts({1: n})

    def hidden(self, figures):
        """The cells of which nothing was read: {(round, question): {name: people}}."""
        seen = {(figure.round, figure.question, figure.members) for figure in figures}
        found = {}
        for asked in self.rounds.values():
            for question, answers in asked.answers.items():
                cells = asked.staff.only(answers).cells()
                found[asked.name, question] = {
                    str(cell): people for cell, people in cells.items()
                    if (asked.name, question, people) not in seen}
        return found

    @staticmethod
    def _inside(asked, cell, people):
        """`cell`: a unit, or a cell of one."""
        cell = cell if isinstance(cell, Cell) else Cell(cell)
        staff = asked.staff
        return frozenset(
            person for person in people
            if cell.unit in staff.path(staff.places[person])
            and (not cell.segment or staff.segments[person].get(cell.segment) == cell.value))
