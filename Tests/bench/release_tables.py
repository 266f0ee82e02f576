"""Makes the tables that release plans are compared on: release_tables.py FOLDER UNITS PEOPLE SEGMENTS [--seed N] [--leaves].

Writes units.csv (unit, parent) and respondents.csv (unit and a column for each segment; a row for each person who answered).
Branches have two to six children; teams' sizes and the values of segments are skewed, as they are in firms. With `--leaves`
people stand in units without children alone and have every value, as τ-Argus wants them.
"""

import argparse
import csv
import random
from pathlib import Path

VALUES = 5


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    for name in ("units", "people", "segments"):
        parser.add_argument(name, type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leaves", action="store_true")
    return parser.parse_args()


def tree(dice, many):
    """{unit: parent}, the root's being empty; broad and shallow."""
    parents, waiting = {"u0": ""}, ["u0"]
    while len(parents) < many:
        parent = waiting.pop(0)
        for _ in range(min(dice.randint(2, 6), many - len(parents))):
            unit = f"u{len(parents)}"
            parents[unit] = parent
            waiting.append(unit)
    return parents


def people(dice, parents, chosen):
    units = sorted(set(parents) - set(parents.values())) if chosen.leaves else list(parents)
    sizes = [dice.paretovariate(1.5) for _ in units]
    shares = [[0.4, 0.25, 0.18, 0.12, 0.05] for _ in range(chosen.segments)]
    for unit in dice.choices(units, sizes, k=chosen.people):
        values = [dice.choices(range(VALUES), share)[0] for share in shares]
        yield [unit, *(f"v{value}" if chosen.leaves or dice.random() > 0.03 else "" for value in values)]


def write(path, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main():
    chosen = arguments()
    dice = random.Random(chosen.seed)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    parents = tree(dice, chosen.units)
    write(chosen.folder / "units.csv", [["unit", "parent"], *parents.items()])
    heads = ["unit", *(f"seg{number + 1}" for number in range(chosen.segments))]
    write(chosen.folder / "respondents.csv", [heads, *people(dice, parents, chosen)])


if __name__ == "__main__":
    main()
