"""Everything that an attacker tries on what she has collected."""

from dataclasses import dataclass, field

from attack.bounds import narrow_intervals
from attack.rounds import changes
from attack.subtraction import subtractions
from attack.traces import traces

# The question of response rates: each person invited either answered or did not.
PARTICIPATION = "who has answered"


@dataclass
class Collection:
    """What was read, and what the attacker knows besides.

    `rounds`: names, oldest first. `hidden`: {(round, question): {name: people}}, groups that she knows and that are held back.
    `listings` and `arrivals`: see traces. A round that was read twice while it was open is one round: nobody answers anew.
    """

    figures: list = field(default_factory=list)
    rounds: list = field(default_factory=list)
    hidden: dict = field(default_factory=dict)
    listings: list = field(default_factory=list)
    arrivals: dict = field(default_factory=dict)


def findings(collection):
    """All of them: first what is certain by subtraction, then what is narrow, guesses, and traces."""
    answers = [figure for figure in collection.figures if figure.question != PARTICIPATION]
    found = list(subtractions(collection.figures))
    known = {(finding.round, finding.question, finding.people) for finding in found}
    for key in dict.fromkeys((figure.round, figure.question) for figure in answers):
        own = [figure for figure in answers if (figure.round, figure.question) == key]
        for finding in narrow_intervals(own, collection.hidden.get(key, {})):
            if (*key, finding.people) not in known:
                found.append(finding)
    found += changes(answers, collection.rounds)
    found += traces(collection.listings, collection.arrivals)
    return found
