"""Plans of `insideout release plan`, of 200 organisations of all shapes, looked through by the attacker."""

import csv
import subprocess
import sys

from attack.organisations.chance import organisation
from attack.organisations.releasers import drop_small
from attack.plans import kept, leaks, read_plan, read_staff
from harness import product

ORGANISATIONS = 200


def written(folder, staff):
    """The tables that the product reads."""
    units, respondents = folder / "units.csv", folder / "respondents.csv"
    segments = sorted({segment for values in staff.segments.values() for segment in values})
    with open(units, "w", newline="") as file:
        csv.writer(file).writerows([("unit", "parent"), *staff.parents.items()])
    with open(respondents, "w", newline="") as file:
        rows = [(unit, *(staff.segments[person].get(segment, "") for segment in segments)) for person, unit in staff.places.items()]
        csv.writer(file).writerows([("unit", *segments), *rows])
    return units, respondents


def test_no_group_of_few_can_be_singled_out_of_what_a_plan_shows(tmp_path):
    caught, shares = 0, []
    for seed in range(ORGANISATIONS):
        units, respondents = written(tmp_path, organisation(seed, rounds=1).rounds[0].staff)
        plan = tmp_path / "plan.csv"
        result = product.run("release", "plan", units, respondents)
        plan.write_text(result.stdout)
        staff = read_staff(units, respondents)
        shown = read_plan(plan)
        found = list(leaks(staff, shown))
        assert not found, f"organisation {seed}: {found[0][0]}: {found[0][1]()}"
        assert "Sound: " in result.stderr
        small_dropped = set(drop_small(staff.cells(), staff, None, None))
        assert shown <= small_dropped
        caught += any(True for _ in leaks(staff, small_dropped))
        shares.append(kept(staff, shown)[1])
    # The attacker is awake: most of these tables leak when only small cells are dropped; and plans are not empty.
    assert caught > ORGANISATIONS / 3
    assert sum(shares) / len(shares) > 0.5


def test_a_plan_of_many_linked_segments_is_proven_too(tmp_path):
    """What planning knows to be safe from earlier rounds, the audit has to find out at once."""
    tables = product.ROOT / "Tests" / "bench" / "release_tables.py"
    subprocess.run([sys.executable, tables, tmp_path, "300", "6000", "4", "--leaves"], check=True)
    result = product.run("release", "plan", tmp_path / "units.csv", tmp_path / "respondents.csv")
    assert "Sound: " in result.stderr, result.stderr
