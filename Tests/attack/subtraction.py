"""Solving the system of everything that was read about one question in one round."""

from functools import partial

from attack.derivation import derived
from attack.figures import by_question, known_sums
from attack.finding import Finding
from attack.isolation import FEWEST, isolated


def subtractions(figures, fewest=FEWEST):
    """A finding for each smallest group of whom alone some sum follows, whatever is summed up."""
    for (round, question), own in sorted(by_question(figures).items()):
        found = set()
        for quantity in sorted({figure.quantity for figure in own if figure.exact}, key=lambda quantity: quantity.name):
            known = known_sums(own, quantity)
            for people in isolated(list(known), fewest):
                if people not in found:
                    found.add(people)
                    yield Finding(_way(people, known), round, question, people, partial(derived, quantity, people, known))


def _way(people, known):
    if people in known:
        return "small cell"
    return "subtraction" if any(group | people in known for group in known if not group & people) else "system"
