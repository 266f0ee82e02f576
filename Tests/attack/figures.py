"""What an attacker has read: each figure is a sum over people whom she knows, within the limits of its printed digits."""

import math
from dataclasses import dataclass

from scipy.stats import t


@dataclass(frozen=True)
class Quantity:
    """What an answer counts for in a sum: ((answer, weight), …) over all answers that a question takes."""

    name: str
    weights: tuple

    @property
    def answers_counted(self):
        return [answer for answer, weight in self.weights if weight]


@dataclass(frozen=True)
class Scale:
    """The answers that a question takes, as whole numbers."""

    answers: tuple

    @property
    def low(self):
        return min(self.answers)

    @property
    def high(self):
        return max(self.answers)

    @property
    def span(self):
        return self.high - self.low

    @property
    def value(self):
        """Behind every mean."""
        return Quantity("sum", tuple((answer, answer) for answer in self.answers))

    @property
    def square(self):
        """What a standard deviation, or the interval of a mean, adds to it."""
        return Quantity("sum of squares", tuple((answer, answer * answer) for answer in self.answers))

    @property
    def promoters(self):
        """Behind a net promoter score of answers from 0 to 10."""
        points = {answer: 100 if answer >= 9 else -100 if answer <= 6 else 0 for answer in self.answers}
        return Quantity("NPS", tuple(points.items()))

    def count(self, *answers):
        """How many gave one of these answers."""
        name = "count of " + " or ".join(map(str, answers))
        return Quantity(name, tuple((answer, int(answer in answers)) for answer in self.answers))


POINTS_5 = Scale((1, 2, 3, 4, 5))
RECOMMEND = Scale(tuple(range(11)))
YES_NO = Scale((0, 1))


@dataclass(frozen=True)
class Figure:
    """One number that was read, as the sum of a quantity over `members`, which lies between `low` and `high`.

    `members` are those who answered, whom the attacker knows at worst. A band ("4.5 or more") is not `exact`; a rounded
    number is, since its digits are no protection.
    """

    round: str
    question: str
    group: str
    members: frozenset
    scale: Scale
    quantity: Quantity
    low: float
    high: float
    exact: bool = True
    source: str = ""

    @property
    def n(self):
        return len(self.members)


@dataclass(frozen=True)
class Place:
    """Where numbers stand, as a reader takes it from heads of tables and names of pages; makes figures of what is printed."""

    round: str
    question: str
    group: str
    members: frozenset
    scale: Scale
    source: str = ""

    def total(self, quantity, low, high, exact=True):
        """A sum; of whole numbers it is one itself."""
        if exact:
            low, high = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        return Figure(
            self.round, self.question, self.group, self.members, self.scale, quantity, low, max(low, high), exact, self.source)

    def mean(self, printed, quantity=None):
        """ "3.42" stands for 3.415 to 3.425."""
        low, high = printed_range(printed)
        n = len(self.members)
        return self.total(quantity or self.scale.value, low * n, high * n)

    def counts(self, counts):
        """How many gave each answer: {answer: n}."""
        return [self.total(self.scale.count(answer), n, n) for answer, n in counts.items()]

    def share(self, printed, *answers):
        """In percent: "42" stands for 41.5 to 42.5 %."""
        low, high = printed_range(printed)
        n = len(self.members)
        return self.total(self.scale.count(*answers), max(0, low * n / 100), min(n, high * n / 100))

    def spread(self, mean, low, high):
        """From a mean with its interval of 95 % by Student's t: the squares. Nothing where an end is cut off by the scale."""
        n = len(self.members)
        ends = [
            (printed_range(mean)[a], (printed_range(high)[b] - printed_range(low)[not b]) / 2 / t.ppf(0.975, n - 1))
            for a in (0, 1) for b in (0, 1)]
        if n < 2 or float(low) <= self.scale.low or float(high) >= self.scale.high:
            return []
        sums = [max(0, error) ** 2 * n * (n - 1) + n * centre**2 for centre, error in ends]
        return [self.total(self.scale.square, min(sums), max(sums))]

    def band(self, low, high, quantity=None):
        """Between which ends the mean lies, where no more is said."""
        n = len(self.members)
        low, high = float(str(low).replace("\N{MINUS SIGN}", "-")), float(str(high).replace("\N{MINUS SIGN}", "-"))
        return self.total(quantity or self.scale.value, low * n, high * n, exact=False)


def printed_range(text):
    """The numbers that are rounded to this text."""
    text = text.replace("\N{MINUS SIGN}", "-").lstrip("+").replace(",", "").strip()
    half = 0.5 / 10 ** len(text.partition(".")[2])
    return float(text) - half, float(text) + half


def by_question(figures):
    """{(round, question): its figures}."""
    found = {}
    for figure in figures:
        found.setdefault((figure.round, figure.question), []).append(figure)
    return found


def known_sums(figures, quantity):
    """The groups whose sum of a quantity follows from the figures of one question: {members: (name, low, high)}.

    Who knows how often each answer was given knows all sums.
    """
    known, counts = {}, {}
    for figure in figures:
        if not figure.exact:
            continue
        if figure.quantity == quantity:
            known[figure.members] = (figure.group, figure.low, figure.high)
        elif len(figure.quantity.answers_counted) == 1 and figure.quantity.name.startswith("count"):
            counts.setdefault(figure.members, {})[figure.quantity.answers_counted[0]] = figure
    for members, counted in counts.items():
        if members not in known and (ends := _sum_of_counts(len(members), counted, quantity)):
            known[members] = (next(iter(counted.values())).group, *ends)
    return known


def _sum_of_counts(n, counted, quantity):
    """The count of one answer follows from all others and the n."""
    weights = dict(quantity.weights)
    missing = [answer for answer in weights if answer not in counted]
    if len(missing) > 1:
        return None
    base = weights[missing[0]] if missing else 0
    low = high = base * n
    for answer, figure in counted.items():
        ends = [(weights[answer] - base) * end for end in (figure.low, figure.high)]
        low, high = low + min(ends), high + max(ends)
    return low, high
