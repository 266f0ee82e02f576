"""The running product before several spies who put together all that each of them is shown."""

import pytest

from attack.campaign import PARTICIPATION, Collection, findings
from attack.live.knowledge import Knowledge
from attack.live.reading import Reading
from attack.live.spy import Spy
from attack.live.town import Town
from attack.organisations.chance import organisation
from attack.organisations.hard import hard

VIEWERS = (("analyst", None), ("executive", None), ("manager", "all"), ("manager", "u0"), ("manager", "care"), ("employee", "u0"))
TOWNS = {"deep": lambda: organisation(0), "flat": lambda: organisation(1), "even": lambda: organisation(3), "hard": hard}
UNTIL_PLANNED = pytest.mark.xfail(strict=True, reason="releases are not planned for all figures together yet")


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
            spy = Spy(f"{role} {unit or ''}".strip(), town.product, town.account(role, unit))
            for document in spy.everything(guessed(town.rounds, len(units))):
                reading.read(document)
    for role, token in tokens.items():
        for id, period in zip(town.rounds, periods):
            reading.results(period, town.call(token, "GET", f"/api/v1/rounds/{id}/results"), f"API, {role}")
    return known, reading


def guessed(rounds, units):
    """Addresses that anybody can think of who has seen one of them."""
    parts = ("", "/units", "/segments", "/comments", "/responses.csv", "/invitations")
    return ["/mirror", "/mirror.csv", "/link", "/link.json", *(f"/units/{number}" for number in range(1, units + 1)), *(
        f"/rounds/{id}{part}" for id in rounds for part in parts)]


@pytest.fixture(scope="module")
def spied(tmp_path_factory):
    """`spied(name)`: the town of this name with what is known and was read of it; asked only once."""
    towns = {}

    def look(name):
        if name not in towns:
            town = Town(TOWNS[name](), tmp_path_factory.mktemp(name))
            with town.product:
                towns[name] = (town, *spied_out(town))
        return towns[name]

    return look


def collection(town, known, reading, about=lambda figure: True):
    figures = [figure for figure in reading.figures.values() if about(figure)]
    return Collection(
        figures=figures, rounds=[asked.name for asked in town.made.rounds], hidden=known.hidden(figures),
        listings=reading.listings, arrivals=town.arrivals)


def is_of_answers(figure):
    return figure.question != PARTICIPATION


@pytest.mark.parametrize("name", TOWNS)
def test_all_that_is_shown_is_read_and_true(spied, name):
    town, _, reading = spied(name)
    assert reading.unread == set()
    assert len(reading.figures) > 10 and reading.listings
    given = {(asked.name, question): own for asked in town.made.rounds for question, own in asked.answers.items()}
    for figure in filter(is_of_answers, reading.figures.values()):
        weights = dict(figure.quantity.weights)
        truth = sum(weights[given[figure.round, figure.question][person]] for person in figure.members)
        assert figure.low - 1e-6 <= truth <= figure.high + 1e-6, figure


@pytest.mark.parametrize("name", ["deep", "flat", "even", pytest.param("hard", marks=UNTIL_PLANNED)])
def test_no_few_answers_can_be_worked_out(spied, report, name):
    made, seen = report(f"the running product, {name}: answers"), collection(*spied(name), about=is_of_answers)
    made.add(seen, findings(seen))
    assert made.recovered == 0, str(made)


@UNTIL_PLANNED
@pytest.mark.parametrize("name", ["even", "hard"])
def test_nobody_learns_who_of_few_has_answered(spied, report, name):
    made = report(f"the running product, {name}: who has answered")
    seen = collection(*spied(name), about=lambda figure: not is_of_answers(figure))
    made.add(seen, findings(seen))
    assert made.recovered == 0, str(made)
