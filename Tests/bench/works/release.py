"""The release plan of a round of 40 questions: 36 answered by all, 4 by halves of their own, with the bounds of the 36; and a round of
optional questions alone.

Then plans of tables that τ-Argus can protect too, in the same minute: its own, ours, and its own made safe.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import product
from harness.product import ROOT
from row import Row

HERE = Path(__file__).parents[1]
# Units, people, segments. Larger ones take τ-Argus minutes.
TABLES = [(1_000, 20_000, 1), (5_000, 60_000, 1), (300, 6_000, 4)]


def rows():
    usual, optional = measured(4), measured(40)
    size = f"{usual['units']:,} units × {usual['segments']} segments × {usual['questions']} questions, {usual['people']:,} respondents"
    yield Row(f"release plan with its audit: {size}, all answered by all", usual["plan_seconds"] + usual["audit_seconds"], "s", target=5)
    yield Row("the same, 4 of the questions answered by halves of their own", seconds(usual), "s", target=5)
    yield Row("the same, each question answered by a half of its own", seconds(optional), "s")
    bounded = usual["bounded_questions"]
    yield Row(f"release plan: bands and bounds of the {bounded} questions that all answered", usual["bounds_seconds"], "s")
    yield Row("the same for each question", usual["bounds_seconds"] / bounded, "s")
    yield Row(
        "the same: information kept of the plan's, in the question that keeps least",
        100 * usual["information_within_bounds"], "%")
    yield Row("release plan with bounds: peak memory", usual["peak_bytes"] / 1e6, "MB", target=1_000)
    yield Row("release plan: respondents in the cells shown, of those in all cells", 100 * usual["information"], "%")
    yield Row("the same where only small cells are dropped, which leaks", 100 * usual["information_of_threshold_alone"], "%")
    for table in TABLES:
        yield from beside_argus(*table)


def measured(optional):
    bench = os.environ.get("INSIDEOUT_BENCH", ROOT / ".build" / "release" / "insideout-bench")
    command = [str(bench), "release", "--optional", str(optional)]
    result = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    if not result["is_sound"]:
        raise SystemExit("a plan is not sound")
    return result


def seconds(result):
    return result["plan_seconds"] + result["optional_seconds"]


def beside_argus(units, people, segments):
    with tempfile.TemporaryDirectory() as name:
        yield from compared(Path(name), f"{units:,} units × {segments} segment{'s' * (segments > 1)}, {people:,} respondents", units, people, segments)


def compared(folder, size, *table):
    subprocess.run([sys.executable, HERE / "release_tables.py", folder, *map(str, table), "--leaves"], check=True)
    files = folder / "units.csv", folder / "respondents.csv"
    argus = subprocess.run([sys.executable, HERE / "release_peer.py", folder], check=True, stdout=subprocess.PIPE, text=True)
    theirs = json.loads(argus.stdout)
    started = time.perf_counter()
    ours = product.run("release", "plan", *files)
    spent = time.perf_counter() - started
    mended = product.run("release", "plan", *files, "--within", folder / "plan.csv")
    check = product.run("release", "check", *files, folder / "plan.csv", check=False).stdout
    leaks = re.search(r"(\d+) groups? of fewer than five can be worked out", check)
    yield Row(f"release plan with its audit: {size}", spent, "s", theirs["seconds"], peer="τ-Argus", peer_value=theirs["seconds"])
    yield Row("information kept (respondents in the cells shown, of those in all)", 100 * shown(ours.stdout) / theirs["people"], "%",
              100 * theirs["people_kept"], at_most=False, peer="τ-Argus", peer_value=100 * theirs["people_kept"])
    yield Row("the same of τ-Argus's plan once it is safe", 100 * shown(mended.stdout) / theirs["people"], "%")
    yield Row("groups of fewer than five that can be worked out", 0 if "Sound" in ours.stderr else 1, "", 0,
              peer="τ-Argus", peer_value=int(leaks[1]) if leaks else 0)


def shown(plan):
    """Respondents in the cells that a plan shows."""
    return sum(int(row["n"]) for row in csv.DictReader(plan.splitlines()) if row["shown"] == "1")
