"""Narrow intervals: what follows from all figures of a question together with the ends of its scale, by linear programming.

An interval found is certain. Fractions of people are let in, so that an attacker with integer programming might find some
narrower still.
"""

from functools import partial

import numpy

from attack.figures import by_question
from attack.finding import Derivation, Finding
from attack.isolation import FEWEST, atoms
from attack.program import LinearProgram

# Of a scale's span: whoever knows an answer, or the mean of a few, more narrowly than this knows too much.
NARROWEST = 0.25
SLACK = 1e-6


def narrow_intervals(figures, hidden=None, fewest=FEWEST, narrowest=NARROWEST):
    """A finding for each atom or hidden group of fewer than `fewest` people whose mean is pinned down, and for each larger
    atom of which any member's answer is. `hidden`: the groups that are held back, {name: people}.
    """
    for (round, question), own in sorted(by_question(figures).items()):
        scale = own[0].scale
        cells = atoms(list(dict.fromkeys(figure.members for figure in own)))
        targets = _targets(list(cells.values()), hidden or {}, scale, fewest)
        for target in _Answers(list(cells.values()), own, scale).pinned(targets, narrowest * scale.span - SLACK):
            way = "bounds" if target.is_small else "unanimity"
            yield Finding(way, round, question, target.people, partial(target.derivation, own))


def _targets(cells, hidden, scale, fewest):
    """Every atom, and the small hidden groups that are made of some."""
    targets = [Target([index], people, scale, len(people) < fewest) for index, people in enumerate(cells)]
    for people in dict.fromkeys(people for people in hidden.values() if len(people) < fewest):
        chosen = [index for index, members in enumerate(cells) if members <= people]
        if len(chosen) > 1 and sum(len(cells[index]) for index in chosen) == len(people):
            targets.append(Target(chosen, people, scale, True))
    return targets


class Target:
    """People of whose answers the sum is sought: some atoms together. `low` and `high`: the narrowest ends known of it."""

    def __init__(self, atoms, people, scale, is_small):
        self.atoms, self.people, self.is_small, self._scale = atoms, people, is_small, scale
        self.low, self.high = numpy.inf, -numpy.inf

    def note(self, total):
        """The sum can be this."""
        self.low, self.high = min(self.low, total), max(self.high, total)

    @property
    def width(self):
        """Within how many points the mean of few lies, or the answer of any one among many."""
        n, scale = len(self.people), self._scale
        if self.is_small:
            return (self.high - self.low) / n
        return min(scale.high, self.high - (n - 1) * scale.low) - max(scale.low, self.low - (n - 1) * scale.high)

    def derivation(self, figures):
        n, low, high = len(self.people), round(self.low, 6), round(self.high, 6)
        names = sorted({(figure.n, figure.group) for figure in figures if self.people <= figure.members})
        who = "those who lie in each of " + ", ".join(name for _, name in names[:4]) + (", …" if len(names) > 4 else "")
        if self.is_small:
            words = f"the mean of {who} is {low / n:.2f}" + (f" to {high / n:.2f}" if high > low else "")
        else:
            words = f"the {n} answers of {who} sum up to {low:g}, which leaves each {self.width:.2f} points"
        return Derivation(words, low, high)


class _Answers:
    """All answers that fit the figures. Variables: how many of each atom gave each answer, or each atom's sum where nothing
    but sums was read."""

    def __init__(self, cells, figures, scale):
        self._sizes, self._scale = [len(people) for people in cells], scale
        self._by_answer = any(figure.quantity != scale.value for figure in figures)
        self._many = len(scale.answers) if self._by_answer else 1
        if self._by_answer:
            columns = [(0, size) for size in self._sizes for _ in scale.answers]
            rows = [({index * self._many + offset: 1 for offset in range(self._many)}, size, size)
                    for index, size in enumerate(self._sizes)]
        else:
            columns, rows = [(size * scale.low, size * scale.high) for size in self._sizes], []
        for figure in figures:
            inside = [index for index, people in enumerate(cells) if people <= figure.members]
            weights = self._weights(figure.quantity)
            row = {index * self._many + offset: weight for index in inside for offset, weight in weights}
            rows.append((row, figure.low, figure.high))
        self._program = LinearProgram(columns, rows)

    def _weights(self, quantity):
        if not self._by_answer:
            return [(0, 1)]
        return [(offset, weight) for offset, (_, weight) in enumerate(quantity.weights) if weight]

    def pinned(self, targets, limit):
        """The targets known more narrowly than the limit."""
        dice = numpy.random.default_rng(len(targets))
        # A few corners, each far out for many at once, show most targets to be wide.
        for _ in range(8):
            push = dice.choice([-1.0, 1.0], size=len(self._sizes)) * (0.5 + dice.random(len(self._sizes)))
            self._look(targets, push)
        for target in targets:
            for direction in (1.0, -1.0):
                if target.width < limit:
                    push = numpy.zeros(len(self._sizes))
                    push[target.atoms] = direction
                    self._look(targets, push)
        return [target for target in targets if target.width < limit]

    def _look(self, targets, push):
        """Goes to the corner where the pushed sums are smallest."""
        if self._by_answer:
            found = self._program.smallest(numpy.outer(push, self._scale.answers).ravel())
            sums = found.reshape(-1, self._many) @ numpy.array(self._scale.answers)
        else:
            sums = self._program.smallest(push)
        for target in targets:
            target.note(sums[target.atoms].sum())
