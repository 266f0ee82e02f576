"""The running product before several spies who put together all that each of them is shown."""

import pytest

from attack.campaign import PARTICIPATION, Collection, findings
from attack.live.knowledge import Knowledge
from attack.live.reading import Reading
from attack.live.spy import Spy
from attack.live.town import Town

VIEWERS = (("analyst", None), ("executive", None), ("manager", "all"), ("manager", "u0"), ("manager", "u1"), ("employee", "u0"))


def spied_out(town):
    """What everybody saw, and what programs were told, as one reading."""
    town.ask()
    tokens = {role: town.token(role) for role in ("analyst", "executive")}
    periods = [town.call(tokens["executive"], "GET", f"/api/v1/rounds/{id}")["period"] for id in town.rounds]
    known = Knowledge(town, periods)
    reading = Reading(known)
    units = town.made.rounds[0].staff.parents
    for role, unit in VIEWERS:
        if unit is None or unit in units:
            for document in Spy(f"{role} {unit or ''}".strip(), town.product, town.account(role, unit)).everything():
                reading.read(document)
    for role, token in tokens.items():
        for id, period in zip(town.rounds, periods):
            reading.results(period, town.call(token, "GET", f"/api/v1/rounds/{id}/results"), f"API, {role}")
    return known, reading


@pytest.fixture(scope="module", params=[1, 3, 4], ids=lambda seed: f"organisation {seed}")
def spied(request, tmp_path_factory):
    town = Town(request.param, tmp_path_factory.mktemp("town"))
    with town.product:
        yield town, *spied_out(town)


def collection(town, known, reading):
    figures = list(reading.figures.values())
    return Collection(
        figures=figures, rounds=[asked.name for asked in town.made.rounds], hidden=known.hidden(figures),
        listings=reading.listings, arrivals=town.arrivals)


def test_all_that_is_shown_is_read_and_true(spied):
    town, _, reading = spied
    assert reading.unread == set()
    assert len(reading.figures) > 10 and reading.listings
    given = {(asked.name, question): own for asked in town.made.rounds for question, own in asked.answers.items()}
    for figure in reading.figures.values():
        if figure.question != PARTICIPATION:
            weights = dict(figure.quantity.weights)
            truth = sum(weights[given[figure.round, figure.question][person]] for person in figure.members)
            assert figure.low - 1e-6 <= truth <= figure.high + 1e-6, figure


def test_nobody_can_be_singled_out(spied, report):
    made, everything = report("the running product"), collection(*spied)
    made.add(everything, findings(everything))
    assert made.recovered == 0, str(made)
