"""200 organisations of all shapes: bad ways to release are seen through, good ones are left alone."""

import pytest

from attack.campaign import findings
from attack.organisations.chance import QUESTIONS, SHAPES, organisation
from attack.organisations.printing import released
from attack.organisations.releasers import drop_next_smallest, drop_small, only_the_whole

ORGANISATIONS = 200


def attacked(report, title, plan, seeds=range(ORGANISATIONS), **options):
    made = report(title)
    for seed in seeds:
        collection = released(organisation(seed), QUESTIONS, plan, **options)
        made.add(collection, findings(collection))
    return made


def test_dropping_small_cells_is_seen_through(report):
    made = attacked(report, "small cells dropped, nothing else", drop_small)
    assert made.caught >= 0.7 * ORGANISATIONS


def test_dropping_the_next_smallest_too_is_seen_through(report):
    made = attacked(report, "the next smallest dropped too, table by table", drop_next_smallest)
    assert made.caught >= 0.5 * ORGANISATIONS


@pytest.mark.parametrize("with_counts", [False, True], ids=["means", "counts"])
def test_showing_the_whole_alone_is_safe(report, with_counts):
    made = attacked(report, "the whole alone", only_the_whole, with_counts=with_counts)
    assert made.figures > ORGANISATIONS
    assert made.recovered == 0, str(made)


@pytest.mark.parametrize("with_counts", [False, True], ids=["means", "counts"])
def test_what_the_attacker_works_out_is_true(with_counts):
    checked = 0
    for seed in range(len(SHAPES)):
        made = organisation(seed)
        given = {(round.name, question): own for round in made.rounds for question, own in round.answers.items()}
        for finding in findings(released(made, QUESTIONS, drop_small, with_counts))[::7]:
            answers, found = given[finding.round, finding.question], finding.derivation
            if finding.is_guess or found.words.startswith("count of"):
                continue
            truth = sum(found.weights.get(person, 0 if found.weights else 1) * answers[person] for person in finding.people)
            assert found.low - 1e-6 <= truth <= found.high + 1e-6, str(finding)
            checked += 1
    assert checked > 20
