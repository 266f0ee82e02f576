"""Plans in files, of whichever program: which cells are shown, and who stands in them."""

import csv

from attack.derivation import combination
from attack.isolation import FEWEST, isolated
from attack.staff import Cell, Staff


def read_staff(units, respondents):
    """`units`: a row (unit, parent) for each; `respondents`: a row for each person, her unit and a column for each segment."""
    parents = {row["unit"]: row["parent"] for row in _rows(units)}
    staff = Staff(parents, {}, {})
    for number, row in enumerate(_rows(respondents), 1):
        person = f"person {number}"
        staff.places[person] = row.pop("unit")
        staff.segments[person] = row
    return staff


def read_plan(path):
    """The cells shown, of rows (unit, segment, value, shown)."""
    return {Cell(row["unit"], row["segment"], row["value"]) for row in _rows(path) if row["shown"] == "1"}


def leaks(staff, shown, fewest=FEWEST):
    """Every smallest group of few people that can be singled out of the shown cells, with its words: [(people, words)]."""
    names = {}
    for cell, people in sorted(staff.cells().items(), key=lambda item: str(item[0])):
        if cell in shown:
            names.setdefault(people, str(cell))
    groups = list(names)
    for people in isolated(groups, fewest):
        yield people, lambda people=people: _words(groups, list(names.values()), people)


def kept(staff, shown):
    """How much of what there is is shown: of cells, and of people in cells."""
    cells = staff.cells()
    return (
        len(shown & set(cells)) / len(cells),
        sum(len(cells[cell]) for cell in shown if cell in cells) / sum(map(len, cells.values())))


def _words(groups, names, people):
    parts = [
        f"{'−' if factor < 0 else '+'} {'' if abs(factor) == 1 else f'{abs(factor)} × '}{names[number]} ({len(groups[number])})"
        for number, factor in sorted(combination(groups, people).items(), key=lambda item: -item[1])]
    return " ".join(parts).removeprefix("+ ")


def _rows(path):
    with open(path, newline="") as file:
        yield from csv.DictReader(file)
