"""The release plan of a round of 40 questions: 36 answered by all, 4 by halves of their own, with the bounds of the 36; and a round of
optional questions alone."""

import json
import os
import subprocess

from harness.product import ROOT
from row import Row


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


def measured(optional):
    bench = os.environ.get("INSIDEOUT_BENCH", ROOT / ".build" / "release" / "insideout-bench")
    command = [str(bench), "release", "--optional", str(optional)]
    result = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    if not result["is_sound"]:
        raise SystemExit("a plan is not sound")
    return result


def seconds(result):
    return result["plan_seconds"] + result["audit_seconds"] + result["optional_seconds"]
