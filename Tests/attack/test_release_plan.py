"""Plans of `insideout release plan`, of 200 organisations of all shapes, looked through by the attacker."""

import csv
import subprocess
import sys

import pytest

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


def cells_in_rows(path, cells):
    with open(path, "w", newline="") as file:
        rows = [(cell.unit, cell.segment, cell.value, 1) for cell in sorted(cells, key=str)]
        csv.writer(file).writerows([("unit", "segment", "value", "shown"), *rows])


def test_plans_of_any_make_are_checked_and_made_safe(tmp_path):
    """What drops small cells only: the product and the attacker agree on which of them leak, and what is left within is safe."""
    agreed = set()
    for seed in range(40):
        units, respondents = written(tmp_path, organisation(seed, rounds=1).rounds[0].staff)
        staff = read_staff(units, respondents)
        small_dropped = set(drop_small(staff.cells(), staff, None, None))
        plan, safe = tmp_path / "theirs.csv", tmp_path / "safe.csv"
        cells_in_rows(plan, small_dropped)
        leaking = any(True for _ in leaks(staff, small_dropped))
        result = product.run("release", "check", units, respondents, plan, check=False)
        assert result.returncode == int(leaking), f"organisation {seed}: {result.stdout}"
        assert ("Such as:" in result.stdout) == leaking
        agreed.add(leaking)
        safe.write_text(product.run("release", "plan", units, respondents, "--within", plan).stdout)
        assert read_plan(safe) <= small_dropped
        assert not list(leaks(staff, read_plan(safe)))
        assert "Sound: " in product.run("release", "check", units, respondents, safe).stdout
    assert agreed == {True, False}


@pytest.mark.parametrize(("text", "reason"), [
    ("unit,segment,value,shown\nnowhere,,,1\n", "There is no unit “nowhere”."),
    ("unit,segment,value,shown\nu1,,,yes\n", "The column shown takes 1 or 0, not “yes”."),
    ("unit,shown\nu1,1\n", "A plan has the columns unit, segment, value and shown."),
    ("unit,segment,value,shown\nu1,tenure,long,1\n", "Nobody has “long” as “tenure”."),
])
def test_a_plan_that_cannot_be_read_is_refused_with_its_line(tmp_path, text, reason):
    units, respondents, plan = tmp_path / "units.csv", tmp_path / "respondents.csv", tmp_path / "plan.csv"
    units.write_text("unit,parent\nu1,\n")
    respondents.write_text("unit\n" + "u1\n" * 9)
    plan.write_text(text)
    result = product.run("release", "check", units, respondents, plan, check=False)
    assert result.returncode == 2
    assert reason in result.stderr and "line" in result.stderr


def test_a_plan_of_many_linked_segments_is_proven_too(tmp_path):
    """What planning knows to be safe from earlier rounds, the audit has to find out at once."""
    tables = product.ROOT / "Tests" / "bench" / "release_tables.py"
    subprocess.run([sys.executable, tables, tmp_path, "300", "6000", "4", "--leaves"], check=True)
    result = product.run("release", "plan", tmp_path / "units.csv", tmp_path / "respondents.csv")
    assert "Sound: " in result.stderr, result.stderr
