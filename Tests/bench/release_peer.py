"""Protects units × segments with τ-Argus (pytauargus): release_peer.py FOLDER [--method MOD|OPT] [--minutes N].

FOLDER holds units.csv and respondents.csv (see release_tables.py); the pattern goes to plan.csv: unit, segment, value, shown.
Each segment is one table, units' tree × values with its margins, of the sum of a made-up answer from 1 to 5: fewer than five
respondents are unsafe, their sums protected by 30 %, by the hierarchical ("MOD", HiTaS) or the optimal solver. The tables are linked by
the units' totals; τ-Argus for Python protects one at a time, so that a total held back in one is given to the others as unsafe,
again and again until nothing changes, as rtauargus does. Prints a JSON object: method, seconds, rounds, cells and people, and the shares of them kept.
"""

import argparse
import csv
import json
import logging
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from pytauargus.arb import micro_arb
from pytauargus.engine import run_batch
from pytauargus.micro import micro_asc_rda
from pytauargus.result import TableResult

METHODS = {"MOD": "MOD(1,{minutes},1,1,1)", "OPT": "OPT(1,{minutes})"}
HELD_BACK = ("U", "M")
TOTAL = "Total"


class Tables:
    """The files' contents under codes of equal length, which τ-Argus needs. A unit's own people stand in a part "X…" of it."""

    def __init__(self, folder):
        self.parents = {row["unit"]: row["parent"] for row in rows(folder / "units.csv")}
        self.people = list(rows(folder / "respondents.csv"))
        self.segments = [name for name in self.people[0] if name != "unit"]
        self._codes = {unit: f"{number:05}" for number, unit in enumerate(self.parents)}
        self.units = {"U" + code: unit for unit, code in self._codes.items()}
        self._inner = set(self.parents.values())
        self.root = next(unit for unit, parent in self.parents.items() if not parent)
        self._answers = random.Random(1).choices(range(1, 6), k=len(self.people))

    def hierarchy(self):
        """The tree below the root, which is the total, in preorder, a "@" for each level."""
        children = {}
        for unit, parent in self.parents.items():
            children.setdefault(parent, []).append(unit)
        holding = {row["unit"] for row in self.people}

        def lines(unit, depth):
            if unit in holding:
                yield "@" * depth + "X" + self._codes[unit]
            for child in children.get(unit, []):
                yield "@" * depth + "U" + self._codes[child]
                if child in self._inner:
                    yield from lines(child, depth + 1)

        return "\n".join(lines(self.root, 0)) + "\n"

    def columns(self, segment):
        """Unit, value and answer of each person."""
        return {
            "unit": [("X" if row["unit"] in self._inner else "U") + self._codes[row["unit"]] for row in self.people],
            "value": [self.value_code(row[segment]) for row in self.people],
            "answer": self._answers,
        }

    @staticmethod
    def value_code(value):
        return "_" * (8 - len(value)) + value

    def unit(self, code):
        """None for a part that is no unit."""
        return self.root if code == TOTAL else self.units.get(code)


def rows(path):
    with open(path, newline="") as file:
        yield from csv.DictReader(file)


def protected(tables, segment, suppress, unsafe_totals):
    """One table, by way of files in the current folder: {(unit, value or ""): (status, n)}."""
    folder = Path.cwd()
    (folder / "units.hrc").write_text(tables.hierarchy())
    micro_asc_rda(
        tables.columns(segment), asc_filename=str(folder / "micro.asc"), rda_filename=str(folder / "micro.rda"),
        hrc={"unit": str(folder / "units.hrc")})
    codes = {unit: code for code, unit in tables.units.items()} | {tables.root: TOTAL}
    (folder / "known.hst").write_text("".join(f"{codes[unit]},{TOTAL},u\n" for unit in sorted(unsafe_totals)))
    micro_arb(
        arb_filename=str(folder / "batch.arb"), asc_filename=str(folder / "micro.asc"), rda_filename=str(folder / "micro.rda"),
        explanatory_vars=[["unit", "value"]], response_var="answer", safety_rules="FREQ(5,30)|MAN(30)", suppress=suppress,
        output_names=[str(folder / "table.tab")], output_type="5", output_options="SO+",
        apriori=[str(folder / "known.hst")] if unsafe_totals else None)
    run_batch(str(folder / "batch.arb"))
    found = TableResult(folder / "table.tab", ["unit", "value"], "answer").rows
    return {
        (unit, "" if row["value"] == TOTAL else row["value"].lstrip("_") or None): (row["status"], row["freq"])
        for row in found if (unit := tables.unit(row["unit"])) is not None}


def alone(work, *arguments):
    """In an empty folder: HiTaS leaves files in the current one, and reads those of the last table as its own."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return work(*arguments)
        finally:
            os.chdir(before)


def plan(tables, suppress):
    """{(unit, segment, value): (shown, n)} and how often all tables were protected."""
    unsafe, times = set(), 0
    while True:
        times += 1
        found = {segment: alone(protected, tables, segment, suppress, unsafe) for segment in tables.segments}
        held = {
            unit for table in found.values() for (unit, value), (status, _) in table.items()
            if value == "" and status in HELD_BACK}
        if held <= unsafe or len(found) == 1:
            break
        unsafe |= held
    cells = {}
    for segment, table in found.items():
        for (unit, value), (status, n) in table.items():
            if value is not None and n:
                shown = status not in HELD_BACK and not (value == "" and unit in held)
                cells[unit, segment if value else "", value] = (shown, n)
    return cells, times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--method", choices=METHODS, default="MOD")
    parser.add_argument("--minutes", type=int, default=5)
    chosen = parser.parse_args()
    logging.disable(logging.INFO)
    tables = Tables(chosen.folder)
    started = time.perf_counter()
    cells, times = plan(tables, METHODS[chosen.method].format(minutes=chosen.minutes))
    seconds = time.perf_counter() - started
    with open(chosen.folder / "plan.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unit", "segment", "value", "shown"])
        writer.writerows([*cell, int(shown)] for cell, (shown, _) in sorted(cells.items()))
    people = sum(n for _, n in cells.values())
    json.dump(
        {
            "method": chosen.method, "seconds": seconds, "rounds": times, "cells": len(cells),
            "cells_kept": sum(shown for shown, _ in cells.values()) / len(cells),
            "people": people, "people_kept": sum(n for shown, n in cells.values() if shown) / people,
        }, sys.stdout)
    print()


if __name__ == "__main__":
    main()
