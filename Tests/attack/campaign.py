"""Everything that an attacker tries on what she has collected."""

from dataclasses import dataclass, field

from attack.bounds import narrow_intervals
from attack.figures import by_question
from attack.rounds import changes
from attack.scales import scale_subtractions
from attack.subtraction import subtractions
from attack.traces import traces
from attack.voices import voices

# The question of response rates: each person invited either answered or did not.
PARTICIPATION = "who has answered"


@dataclass
class Collection:
    """What was read, and what the attacker knows besides.

    `rounds`: names, oldest first. `hidden`: {(round, question): {name: people}}, groups that she knows and that are held back.
    `scales`: see there. `listings` and `arrivals`: see traces; `overheard`: see voices. A round that was read twice while it was open is one round: nobody answers anew.
    """

    figures: list = field(default_factory=list)
    rounds: list = field(default_factory=list)
    hidden: dict = field(default_factory=dict)
    scales: list = field(default_factory=list)
    listings: list = field(default_factory=list)
    arrivals: dict = field(default_factory=dict)
    overheard: list = field(default_factory=list)


def findings(collection):
    """All of them: what is certain by subtraction, what is narrow, guesses, and traces."""
    found = {}
    for finding in [
        *subtractions(collection.figures), *scale_subtractions(collection.scales, collection.figures), *_intervals(collection),
        *changes(_of_answers(collection), collection.rounds), *traces(collection.listings, collection.arrivals),
        *voices(collection.listings, collection.arrivals, collection.overheard),
    ]:
        found.setdefault((finding.round, finding.question, finding.people), finding)
    return list(found.values())


def _of_answers(collection):
    """Of a response rate nothing but exact knowledge about few is a secret."""
    return [figure for figure in collection.figures if figure.question != PARTICIPATION]


def _intervals(collection):
    for key, figures in by_question(_of_answers(collection)).items():
        yield from narrow_intervals(figures, collection.hidden.get(key))
