"""Solving the system of everything that was read about one question in one round."""

from attack import derivation
from attack.figures import by_question, known_sums
from attack.finding import Finding
from attack.isolation import FEWEST, isolated


def subtractions(figures, fewest=FEWEST):
    """A finding for each smallest group of whom alone some sum follows, whatever is summed up."""
    for (round, question), own in sorted(by_question(figures).items()):
        found = set()
        for quantity in sorted({figure.quantity for figure in own if figure.exact}, key=lambda quantity: quantity.name):
            known = known_sums(own, quantity)
            groups = list(known)
            for people in isolated(groups, fewest):
                if people not in found:
                    found.add(people)
                    yield _explained(round, question, quantity, people, groups, list(known.values()))


def _explained(round, question, quantity, people, groups, known):
    coefficients = derivation.combination(groups, people)
    low, high = derivation.value(known, coefficients)
    return Finding(
        way="subtraction" if len(coefficients) == 2 else "system" if len(coefficients) > 2 else "small cell",
        round=round, question=question, people=people, low=low, high=high,
        derivation=f"{quantity.name} {_between(low, high)} = {derivation.words(groups, known, coefficients)}",
    )


def _between(low, high):
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
