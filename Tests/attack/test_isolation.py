"""The algebra beside a slow and simple one: every set of people is taken out and the rank looked at."""

import itertools
import random
from fractions import Fraction

import pytest

from attack import isolation
from attack.isolation import isolated


def rank(rows):
    rows, found = [[Fraction(entry) for entry in row] for row in rows], 0
    for column in range(len(rows[0])):
        if (place := next((i for i in range(found, len(rows)) if rows[i][column]), None)) is None:
            continue
        rows[found], rows[place] = rows[place], rows[found]
        for below in range(found + 1, len(rows)):
            factor = rows[below][column] / rows[found][column]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[found])]
        found += 1
    return found


def isolated_by_rank(groups, most=4):
    people = sorted(frozenset().union(*groups))
    full, found = rank([[person in group for person in people] for group in groups]), []
    for many in range(1, most + 1):
        for chosen in itertools.combinations(people, many):
            rest = [person for person in people if person not in chosen]
            if any(known <= set(chosen) for known in found):
                continue
            if not rest or rank([[person in group for person in rest] for group in groups]) < full:
                found.append(frozenset(chosen))
    return sorted(found, key=lambda group: (len(group), sorted(group)))


@pytest.mark.parametrize("few_columns", [0, 40], ids=["thinned out first", "as they are"])
@pytest.mark.parametrize("seed", range(40))
def test_it_finds_what_trying_every_set_finds(seed, few_columns, monkeypatch):
    monkeypatch.setattr(isolation, "FEW_COLUMNS", few_columns)
    dice = random.Random(seed)
    people = dice.randint(4, 9)
    groups = [frozenset(dice.sample(range(people), dice.randint(2, people))) for _ in range(dice.randint(2, 7))]
    assert isolated(groups) == isolated_by_rank(groups)


def test_thinning_out_loses_nothing_among_many(monkeypatch):
    dice = random.Random(3)
    groups = [frozenset(dice.sample(range(60), dice.randint(5, 30))) for _ in range(50)]
    as_they_are = isolated(groups)
    monkeypatch.setattr(isolation, "FEW_COLUMNS", 0)
    assert isolated(groups) == as_they_are


def test_large_groups_that_lie_side_by_side_give_nothing_away():
    groups = [frozenset(range(start, start + 5)) for start in range(0, 50, 5)] + [frozenset(range(50))]
    assert isolated(groups) == []
