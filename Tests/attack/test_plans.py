"""Plans in files: what the attacker singles out of them, and how much they keep."""

import csv

import pytest

from attack.__main__ import main

UNITS = [["unit", "parent"], ["all", ""], ["north", "all"], ["south", "all"]]
PEOPLE = [["unit", "tenure"], *[["north", "long"]] * 6, *[["north", "short"]] * 3, *[["south", "long"]] * 5, *[["south", ""]] * 6]
SHOWN = {("all", "", ""), ("north", "", ""), ("south", "", ""), ("all", "tenure", "long"), ("north", "tenure", "long")}


@pytest.fixture
def attacked(tmp_path, capsys):
    """`attacked(shown)`: the exit status for a plan that shows these cells, and what was printed."""

    def run(shown):
        rows = {"units": UNITS, "people": PEOPLE, "plan": [["unit", "segment", "value", "shown"], *([*cell, 1] for cell in sorted(shown))]}
        for name, lines in rows.items():
            with open(tmp_path / name, "w", newline="") as file:
                csv.writer(file).writerows(lines)
        return main([tmp_path / name for name in rows]), capsys.readouterr().out

    return run


def test_a_remainder_of_three_is_told_with_its_derivation(attacked):
    status, said = attacked(SHOWN)
    assert status == 1
    assert "groups recovered: 1" in said
    assert "  3: north (9) − north, tenure long (6)" in said


def test_a_plan_without_it_is_left_alone(attacked):
    status, said = attacked(SHOWN - {("north", "tenure", "long")})
    assert status == 0
    assert "respondents: 20, cells shown: 4" in said and "groups recovered: 0" in said
