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
NARROWEST = 0.125
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
    """People of whose answers the sum is sought: some atoms together. `low` and `high`: its narrowest ends known so far."""

    def __init__(self, atoms, people, scale, is_small):
        self.atoms, self.people, self.is_small, self._scale = atoms, people, is_small, scale
        self.low, self.high = numpy.inf, -numpy.inf
        self.answers = set()

    def note(self, sums, counts):
        """Found possible: the atoms' sums and, where it was asked for, how many of each gave each answer."""
        total = sums[self.atoms].sum()
        self.low, self.high = min(self.low, total), max(self.high, total)
        if counts is not None and not self.is_small:
            self.answers |= {answer for answer, n in zip(self._scale.answers, counts[self.atoms[0]]) if n >= 1 - SLACK}

    @property
    def width(self):
        """Within how many points the mean of few lies, or the answer of any one among many."""
        if self.is_small:
            return (self.high - self.low) / len(self.people)
        return self._highest - self._lowest

    @property
    def _lowest(self):
        if self.answers:
            return min(self.answers)
        return max(self._scale.low, self.low - (len(self.people) - 1) * self._scale.high)

    @property
    def _highest(self):
        if self.answers:
            return max(self.answers)
        return min(self._scale.high, self.high - (len(self.people) - 1) * self._scale.low)

    def derivation(self, figures):
        n, low, high = len(self.people), round(self.low, 6), round(self.high, 6)
        names = sorted({(figure.n, figure.group) for figure in figures if self.people <= figure.members})
        who = "those who lie in each of " + ", ".join(name for _, name in names[:4]) + (", …" if len(names) > 4 else "")
        if self.is_small:
            words = f"the mean of {who} is {low / n:.2f}" + (f" to {high / n:.2f}" if high > low else "")
        else:
            words = f"each of the {n} answers of {who} is {self._lowest:g} to {self._highest:g}"
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
            rows = [({self._variable(index, offset): 1 for offset in range(self._many)}, size, size)
                    for index, size in enumerate(self._sizes)]
        else:
            columns, rows = [(size * scale.low, size * scale.high) for size in self._sizes], []
        for figure in figures:
            inside = [index for index, people in enumerate(cells) if people <= figure.members]
            weights = self._weights(figure.quantity)
            row = {self._variable(index, offset): weight for index in inside for offset, weight in weights}
            rows.append((row, figure.low, figure.high))
        self._columns = len(columns)
        self._program = LinearProgram(columns, rows)

    def _variable(self, atom, offset):
        return atom * self._many + offset

    def _weights(self, quantity):
        if not self._by_answer:
            return [(0, 1)]
        return [(offset, weight) for offset, (_, weight) in enumerate(quantity.weights) if weight]

    def pinned(self, targets, limit):
        """The targets known more narrowly than the limit."""
        dice = numpy.random.default_rng(len(targets))
        # A few corners, each far out for many at once, show most targets to be wide.
        for _ in range(8):
            self._look(targets, self._sums(dice.choice([-1.0, 1.0], size=len(self._sizes)) * (0.5 + dice.random(len(self._sizes)))))
        for target in targets:
            for push in self._pushes(target):
                if target.width < limit:
                    self._look(targets, push)
        return [target for target in targets if target.width < limit]

    def _pushes(self, target):
        """Where a target's ends are found, if they are not as near as they seem."""
        if self._by_answer and not target.is_small:
            for offset in range(self._many):
                push = numpy.zeros(self._columns)
                push[self._variable(target.atoms[0], offset)] = -1
                yield push
        else:
            for direction in (1.0, -1.0):
                push = numpy.zeros(len(self._sizes))
                push[target.atoms] = direction
                yield self._sums(push)

    def _sums(self, push):
        """Costs of the variables for a push of each atom's sum."""
        return numpy.outer(push, self._scale.answers).ravel() if self._by_answer else push

    def _look(self, targets, costs):
        """Goes to a corner and notes what stands there."""
        found = self._program.smallest(costs)
        counts = found.reshape(-1, self._many) if self._by_answer else None
        sums = counts @ numpy.array(self._scale.answers) if self._by_answer else found
        for target in targets:
            target.note(sums, counts)
