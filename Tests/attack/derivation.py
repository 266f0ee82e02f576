"""How a small group is singled out, in words that anybody can follow with the figures before her."""

from fractions import Fraction

from attack.finding import Derivation
from attack.isolation import atoms
from attack.program import LinearProgram


def derived(quantity, small, known):
    """`known`: {people: (name, low, high)}, the sums of a quantity."""
    groups, sums = list(known), list(known.values())
    coefficients = combination(groups, small)
    low, high = _value(sums, coefficients)
    weights = {
        person: weight for person in small
        if (weight := sum(factor for number, factor in coefficients.items() if person in groups[number]))}
    said = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    contrast = "" if set(weights.values()) == {1} else " (some of them less others)"
    return Derivation(f"{quantity.name} {said}{contrast} = {_words(groups, sums, coefficients)}", low, high, weights)


def combination(groups, small):
    """Coefficients, as small as can be, with which the groups' sum speaks of the small group alone: {number: Fraction}."""
    cells = atoms(groups)
    inside = next(numbers for numbers, people in cells.items() if people & small)
    rows = [(_row(numbers, len(groups)), 0, 0) for numbers, people in cells.items() if not people & small]
    program = LinearProgram([(0, float("inf"))] * (2 * len(groups)), [*rows, (_row(inside, len(groups)), 1, 1)])
    found = program.smallest([1] * (2 * len(groups)))
    split = found[: len(groups)] - found[len(groups) :]
    fractions = {number: Fraction(float(value)).limit_denominator(60) for number, value in enumerate(split)}
    return {number: value for number, value in fractions.items() if value}


def _row(numbers, length):
    """Each coefficient is the difference of two that are not negative."""
    return {number: 1 for number in numbers} | {length + number: -1 for number in numbers}


def _value(sums, coefficients):
    low = high = Fraction(0)
    for number, factor in coefficients.items():
        ends = [factor * Fraction(end).limit_denominator(10**6) for end in sums[number][1:]]
        low, high = low + min(ends), high + max(ends)
    return float(low), float(high)


def _words(groups, sums, coefficients):
    """ "The company (23) − North (12) − South (8)". In brackets how many answered."""
    ordered = sorted(coefficients.items(), key=lambda item: (item[1] < 0, -len(groups[item[0]]), sums[item[0]][0]))
    text = ""
    for number, factor in ordered:
        sign = " − " if factor < 0 else " + " if text else ""
        times = "" if abs(factor) == 1 else f"{abs(factor)} × "
        text += f"{sign}{times}{sums[number][0]} ({len(groups[number])})"
    return text.strip()
