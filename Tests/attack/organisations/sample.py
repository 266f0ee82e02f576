"""The sample organisation, New York City's high schools, whose teachers are asked: how many sit in each school and what they answer is by chance."""

import csv
import random

from attack.organisations.chance import Organisation, RoundOf, answers, changed
from attack.staff import Staff
from harness.product import ROOT

TEACHERS = 1_500


def sample():
    dice = random.Random(1)
    with open(ROOT / "sample" / "units.csv", newline="") as file:
        parents = {row["key"]: row["parent"] for row in csv.DictReader(file)}
    # Towns ask the unit "all".
    root = next(unit for unit, parent in parents.items() if not parent)
    parents = {"all": ""} | {unit: "all" if parent == root else parent for unit, parent in parents.items() if unit != root}
    schools = sorted(set(parents) - set(parents.values()))
    sizes = [dice.paretovariate(1.2) for _ in schools]
    places = {f"t{number:04}": school for number, school in enumerate(dice.choices(schools, sizes, k=TEACHERS))}
    first = Staff(parents, places, {person: {} for person in places})
    second = changed(dice, first, {}, 1)
    return Organisation(
        "sample", [RoundOf(f"round {number + 1}", staff, answers(dice, staff)) for number, staff in enumerate((first, second))])
