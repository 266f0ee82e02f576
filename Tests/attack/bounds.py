"""Narrow intervals: what follows from all figures of a question together with the ends of its scale, by linear programming.

An interval found is certain. Fractions of people are let in, so that an attacker with integer programming might find some
narrower still.
"""

import numpy
from scipy.optimize import linprog
from scipy.sparse import csr_array

from attack.figures import by_question
from attack.finding import Finding
from attack.isolation import FEWEST, atoms

# Of a scale's span: whoever knows an answer, or the mean of a few, more narrowly than this knows too much.
NARROWEST = 0.25
SLACK = 1e-6


def narrow_intervals(figures, hidden=(), fewest=FEWEST, narrowest=NARROWEST):
    """A finding for each atom or hidden group of fewer than `fewest` people whose mean is pinned down, and for each larger
    atom of which any member's answer is.

    `hidden`: the groups that are held back, {name: people}; only those of some, but few people matter.
    """
    for (round, question), own in sorted(by_question(figures).items()):
        yield from _Question(round, question, own).findings(dict(hidden), fewest, narrowest)


class _Question:
    def __init__(self, round, question, figures):
        self._round, self._question, self._scale = round, question, figures[0].scale
        groups = list(dict.fromkeys(figure.members for figure in figures))
        self._groups, self._figures = groups, figures
        self._atoms = list(atoms(groups).items())
        self._program = _Program(self._atoms, groups, figures, self._scale)

    def findings(self, hidden, fewest, narrowest):
        limit = narrowest * self._scale.span - SLACK
        targets = [self._atom(index) for index in range(len(self._atoms))]
        targets += [target for name, people in hidden.items() if len(people) < fewest and (target := self._hidden(name, people))]
        for target in self._program.pinned(targets, limit):
            yield Finding(
                way="bounds" if len(target.people) < fewest else "unanimity",
                round=self._round, question=self._question, people=target.people, low=target.low, high=target.high,
                derivation=target.words(self._groups_of(target)))

    def _atom(self, index):
        return Target([index], self._atoms[index][1], "they", self._scale)

    def _hidden(self, name, people):
        """Held back, but made of atoms; one that is not is told apart by nobody."""
        chosen = [index for index, (_, members) in enumerate(self._atoms) if members & people]
        covered = sum(len(self._atoms[index][1]) for index in chosen)
        return Target(chosen, people, name, self._scale) if chosen and covered == len(people) else None

    def _groups_of(self, target):
        numbers = set(self._atoms[target.atoms[0]][0])
        for index in target.atoms:
            numbers &= set(self._atoms[index][0])
        names = {figure.members: figure.group for figure in self._figures}
        return [names[self._groups[number]] for number in sorted(numbers)]


class Target:
    """People whose sum is sought: some atoms together."""

    def __init__(self, atoms, people, name, scale):
        self.atoms, self.people, self.name, self._scale = atoms, people, name, scale
        self.low, self.high = scale.low * len(people), scale.high * len(people)

    def width(self, low, high, fewest=FEWEST):
        """How narrowly the mean of few, or an answer among many, is known when the sum lies between two ends."""
        n, scale = len(self.people), self._scale
        if n < fewest:
            return (high - low) / n
        return min(scale.high, high - (n - 1) * scale.low) - max(scale.low, low - (n - 1) * scale.high)

    def words(self, groups):
        n = len(self.people)
        who = self.name if self.name != "they" else "those in " + " and ".join(groups or ["nothing"])
        if n < FEWEST:
            return f"the mean of {who} lies between {self.low / n:.2f} and {self.high / n:.2f}"
        return f"any answer of {who} lies within {self.width(self.low, self.high):.2f} points, from a sum of {self.low:g}"


class _Program:
    """Variables: how many of each atom gave each answer, or each atom's sum where nothing but sums was read."""

    def __init__(self, atoms, groups, figures, scale):
        self._sizes = [len(people) for _, people in atoms]
        self._scale = scale
        self._by_answer = any(figure.quantity != scale.value for figure in figures)
        self._many = len(scale.answers) if self._by_answer else 1
        places = {group: [] for group in groups}
        for index, (numbers, _) in enumerate(atoms):
            for number in numbers:
                places[groups[number]].append(index)
        self._set_rows(figures, places)

    def _set_rows(self, figures, places):
        rows, columns, entries, ends = [], [], [], []
        for figure in figures:
            for sign, end in ((1, figure.high), (-1, -figure.low)):
                for index in places[figure.members]:
                    for offset, weight in self._weights(figure.quantity):
                        rows.append(len(ends))
                        columns.append(index * self._many + offset)
                        entries.append(sign * weight)
                ends.append(end)
        self._left = csr_array((entries, (rows, columns)), shape=(len(ends), len(self._sizes) * self._many))
        self._right = numpy.array(ends, dtype=float)

    def _weights(self, quantity):
        if not self._by_answer:
            return [(0, 1)]
        return [(offset, weight) for offset, (_, weight) in enumerate(quantity.weights) if weight]

    def pinned(self, targets, limit):
        """The targets known more narrowly than the limit, with their ends."""
        open_targets = list(targets)
        seen = [[numpy.inf, -numpy.inf] for _ in targets]
        dice = numpy.random.default_rng(len(targets))
        # Solutions with all sums pushed at random show most targets to be wide, at little cost.
        for _ in range(6):
            sums = self._sums(dice.choice([-1.0, 1.0], size=len(self._sizes)) * dice.random(len(self._sizes)))
            for place, target in enumerate(targets):
                self._note(seen[place], sums[target.atoms].sum())
        for place, target in enumerate(open_targets):
            for direction in (1.0, -1.0):
                if target.width(*seen[place]) < limit:
                    wanted = numpy.zeros(len(self._sizes))
                    wanted[target.atoms] = direction
                    self._note(seen[place], self._sums(wanted)[target.atoms].sum())
            if target.width(*seen[place]) < limit:
                target.low, target.high = (round(end, 6) for end in seen[place])
                yield target

    @staticmethod
    def _note(ends, total):
        ends[0], ends[1] = min(ends[0], total), max(ends[1], total)

    def _sums(self, direction):
        """The atoms' sums in a solution that is extreme in a direction."""
        if not self._by_answer:
            limits = [(size * self._scale.low, size * self._scale.high) for size in self._sizes]
            return self._solved(direction, limits, None)
        answers = numpy.array(self._scale.answers, dtype=float)
        each = numpy.repeat(numpy.arange(len(self._sizes)), self._many)
        equal = csr_array((numpy.ones(len(each)), (each, numpy.arange(len(each)))))
        counts = self._solved(numpy.outer(direction, answers).ravel(), (0, None), equal)
        return counts.reshape(len(self._sizes), self._many) @ answers

    def _solved(self, objective, limits, equal):
        found = linprog(
            objective, A_ub=self._left, b_ub=self._right, A_eq=equal, b_eq=None if equal is None else self._sizes,
            bounds=limits, method="highs")
        if not found.success:
            raise ValueError(f"the figures contradict one another: {found.message}")
        return found.x
