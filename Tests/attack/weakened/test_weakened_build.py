"""The product built with weaknesses, before the same spies: each leak is found, and is there because of the weakness."""

import os
import subprocess
from dataclasses import dataclass

import pytest

from attack.campaign import PARTICIPATION, findings
from attack.live.expedition import Expedition
from attack.live.town import Town
from attack.organisations.hard import TEAMS, hard
from attack.organisations.traps import HAPPY, crossed, quiet
from attack.weakened.build import EXECUTABLE, PATCHES
from harness.product import ROOT

CHOICE = "INSIDEOUT_WEAKNESS"
TOWNS = {"hard": hard, "crossed": crossed, "quiet": quiet}


def team(*names):
    return frozenset(f"{name}{place}" for name in names for place in range(len(TEAMS[name][0])))


IN_BERN = frozenset(f"u0-{place}" for place in range(0, len(HAPPY), 2))


@dataclass
class Leak:
    """What must be found in a town: in which way, of which question and of whom; nil: of any. `lost`: the step of the plan that
    keeps it from being found; `further`: later ones that would catch what this one lets pass."""

    lost: str
    town: str
    way: str
    question: str = None
    people: frozenset = None
    further: str = ""

    def is_told_by(self, finding):
        return finding.way == self.way and self.question in (None, finding.question) and self.people in (None, finding.people)


LEAKS = {
    "a team of three is shown": Leak(
        "threshold", "hard", "small cell", "voice", team("few"), further="coarsening complement unanimity bounds"),
    "three of a team at one site are shown": Leak(
        "threshold", "crossed", "small cell", "voice", IN_BERN, further="complement bounds"),
    "small groups are held back and nothing else": Leak(
        "complement", "hard", "subtraction", "voice", team("few", "alone"), further="unanimity bounds"),
    "small groups of those invited are held back and nothing else": Leak(
        "complement", "hard", "system", PARTICIPATION, team("few", "alone")),
    "a unanimous team is shown exactly": Leak(
        "unanimity", "hard", "unanimity", "voice", team("unanimous"), further="bounds"),
    "the mean of a team tells of a few": Leak("bounds", "crossed", "bounds", "voice", IN_BERN),
    "a team that one person left is shown": Leak("turnover", "hard", "leaver", people=frozenset({"left6"})),
    "a team that one person joined is shown": Leak("turnover", "hard", "joiner", people=frozenset({"joined6"})),
    "how many of few have answered is told": Leak("rates", "hard", "small cell", PARTICIPATION, team("few")),
    "a scale is the mean of what each answered": Leak("scales", "hard", "system", "trust"),
    "what a few wrote is shown": Leak("comments", "quiet", "few voices"),
    "what was not to be shown is shown": Leak("unshown", "hard", "unshown"),
    "comments stand in the order of their making": Leak("order", "hard", "order"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """`found(town, weaknesses)`: all that was seen of the town, each collection with what was found in it; nobody goes twice."""
    known = {}

    def look(name, weaknesses):
        if (name, weaknesses) not in known:
            assert EXECUTABLE.exists(), "the weakened copy is not built: run ./test weakened"
            with pytest.MonkeyPatch.context() as chosen:
                chosen.setenv("INSIDEOUT_BINARY", str(EXECUTABLE))
                chosen.setenv(CHOICE, weaknesses)
                town = Town(TOWNS[name](), tmp_path_factory.mktemp(name))
                with town.product:
                    seen = Expedition(town)
            known[name, weaknesses] = [(one, findings(one)) for one in map(seen.collection, (True, False))]
        return known[name, weaknesses]

    return look


def told(report, title, seen):
    """Reports what was seen; all that was found in it, and the report."""
    made = report(title)
    for collection, own in seen:
        made.add(collection, own)
    return [finding for _, own in seen for finding in own], str(made)


@pytest.mark.parametrize("town", TOWNS)
def test_without_a_weakness_nothing_is_found(found, report, town):
    all_found, words = told(report, f"the weakened copy with no weakness chosen, {town}", found(town, ""))
    assert all_found == [], words


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_found_where_its_step_is_left_out_and_only_there(found, report, name):
    leak = LEAKS[name]
    all_found, words = told(report, f"a weakened copy, {name}", found(leak.town, f"{leak.lost} {leak.further}".strip()))
    assert any(map(leak.is_told_by, all_found)), words
    for _, without in found(leak.town, leak.further):
        assert not any(map(leak.is_told_by, without)), words


def test_every_weakness_is_tried():
    tried = {step for leak in LEAKS.values() for step in f"{leak.lost} {leak.further}".split()}
    assert tried | {"00-choice"} == {patch.stem for patch in PATCHES}


def test_nobody_can_take_the_copy_for_the_product():
    environment = {name: value for name, value in os.environ.items() if name != CHOICE}
    result = subprocess.run([EXECUTABLE, "--version"], env=environment, capture_output=True, text=True)
    assert result.returncode != 0 and "on purpose" in result.stdout


def test_the_product_itself_has_no_weaknesses_to_choose():
    sources = [path for path in (ROOT / "Sources").rglob("*") if path.is_file()]
    assert sources and not [path for path in sources if CHOICE.encode() in path.read_bytes()]
