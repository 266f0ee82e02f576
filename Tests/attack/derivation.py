"""How a small group is singled out, in words that anybody can follow with the figures before her."""

from fractions import Fraction

import numpy
from scipy.optimize import linprog

from attack.isolation import atoms


def combination(groups, small):
    """Few coefficients, one for each group, whose sum speaks of the small group alone; {number: Fraction}."""
    columns = [(numbers, bool(people & small)) for numbers, people in atoms(groups).items()]
    inside = next(numbers for numbers, is_inside in columns if is_inside)
    rows = [_row(numbers, len(groups)) for numbers, is_inside in columns if not is_inside] + [_row(inside, len(groups))]
    wanted = [0] * (len(rows) - 1) + [1]
    both = numpy.hstack([numpy.array(rows), -numpy.array(rows)])
    found = linprog(numpy.ones(2 * len(groups)), A_eq=both, b_eq=wanted, bounds=(0, None), method="highs-ds")
    if not found.success:
        raise ValueError("nothing speaks of this group alone")
    split = found.x[: len(groups)] - found.x[len(groups) :]
    fractions = {number: Fraction(float(value)).limit_denominator(60) for number, value in enumerate(split)}
    return {number: value for number, value in fractions.items() if value}


def _row(numbers, length):
    row = [0] * length
    for number in numbers:
        row[number] = 1
    return row


def value(known, coefficients):
    """Between which numbers the combination of sums lies. `known`: (name, low, high) for each group."""
    low = high = Fraction(0)
    for number, factor in coefficients.items():
        ends = [factor * Fraction(end).limit_denominator(10**6) for end in known[number][1:]]
        low, high = low + min(ends), high + max(ends)
    return float(low), float(high)


def words(groups, known, coefficients):
    """ "The company (23) − North (12) − South (8)". Numbers in brackets say how many answered."""
    ordered = sorted(coefficients.items(), key=lambda item: (item[1] < 0, -len(groups[item[0]]), known[item[0]][0]))
    text = ""
    for number, factor in ordered:
        sign = " − " if factor < 0 else " + " if text else ""
        times = "" if abs(factor) == 1 else f"{abs(factor)} × "
        text += f"{sign}{times}{known[number][0]} ({len(groups[number])})"
    return text.strip()
