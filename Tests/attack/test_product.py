"""The running product before several spies who put together all that each of them is shown."""

import multiprocessing
import os
import pathlib
import subprocess
import tempfile
import uuid
from concurrent.futures import ProcessPoolExecutor

import pytest

from attack.campaign import findings
from attack.live.expedition import Expedition
from attack.live.town import Town
from attack.organisations.chance import organisation
from attack.organisations.hard import hard
from attack.organisations.sample import sample
from harness.product import run

SERVER = os.environ.get("INSIDEOUT_TEST_POSTGRES")
TOWNS = {
    "deep": lambda: organisation(0), "flat": lambda: organisation(1), "lopsided": lambda: organisation(2),
    "even": lambda: organisation(3), "tiny": lambda: organisation(4), "hard": hard,
    "hard on PostgreSQL": hard, "sample": sample,
}
NAMES = [name for name in TOWNS if SERVER or "PostgreSQL" not in name]
# Organisations by chance of which she once found something.
ONCE_FOUND = (1032, 1144, 1181)
ORGANISATIONS = 200


def empty_database():
    schema = "attack_" + uuid.uuid4().hex
    subprocess.run(["psql", SERVER, "-qc", f"CREATE SCHEMA {schema}"], check=True)
    return f"{SERVER}?options=-csearch_path%3D{schema}"


@pytest.fixture(scope="module")
def expedition(tmp_path_factory):
    """`expedition(name)`: what was seen of the town of this name; nobody goes twice."""
    seen = {}

    def look(name):
        if name not in seen:
            folder = tmp_path_factory.mktemp(name.replace(" ", "-"))
            town = Town(TOWNS[name](), folder, empty_database() if "PostgreSQL" in name else None)
            with town.product:
                seen[name] = Expedition(town)
        return seen[name]

    return look


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_shown_is_read_and_true(expedition, name):
    seen = expedition(name)
    assert seen.reading.unread == set()
    # Comments are shown from ten respondents on.
    assert bool(seen.reading.listings) == any(len(asked.answers["voice"]) >= 10 for asked in seen.town.made.rounds)
    rounds = {asked.name: asked for asked in seen.town.made.rounds}
    figures = seen.collection(of_answers=True).figures
    assert len(figures) > 10
    for figure in figures:
        answers, weights = rounds[figure.round].answers[figure.question], dict(figure.quantity.weights)
        truth = sum(weights[answers[person]] for person in figure.members)
        assert figure.low - 1e-6 <= truth <= figure.high + 1e-6, figure


@pytest.mark.parametrize("name", NAMES)
def test_no_answers_of_few_can_be_worked_out(expedition, report, name):
    made, seen = report(f"the running product, {name}: answers"), expedition(name).collection(of_answers=True)
    made.add(seen, findings(seen))
    assert made.recovered == 0, str(made)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_learns_who_of_few_has_answered(expedition, report, name):
    made, seen = report(f"the running product, {name}: who has answered"), expedition(name).collection(of_answers=False)
    made.add(seen, findings(seen))
    assert made.recovered == 0, str(made)


@pytest.mark.parametrize("name", NAMES)
def test_the_product_proves_its_own_rounds(expedition, name):
    town = expedition(name).town
    for id in town.rounds:
        proof = run("release", "audit", str(id), *town.where).stdout
        assert "Who responded" in proof and "Sound as a whole; looked through in " in proof, proof
        assert "Not sound" not in proof and "Information kept: " in proof, proof


def explored(seed):
    """What was collected of an organisation by chance and what was found in it: of answers, then of who has answered."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(organisation(seed), pathlib.Path(folder))
        with town.product:
            seen = Expedition(town)
    collections = [seen.collection(of_answers=of_answers) for of_answers in (True, False)]
    return [(collection, findings(collection)) for collection in collections]


def test_organisations_of_all_shapes(report):
    """As many at once as there are processors."""
    reports = [report(f"the running product, by chance: {what}") for what in ("answers", "who has answered")]
    seeds = [*ONCE_FOUND, *range(5, 5 + ORGANISATIONS - len(ONCE_FOUND))]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        told = {}
        for seed, found in zip(seeds, pool.map(explored, seeds)):
            for made, (collection, leaks) in zip(reports, found):
                made.add(collection, leaks)
                if leaks:
                    told[seed] = [str(leak) for leak in leaks[:3]]
    assert not told
