"""One organisation in which every team is a trap for whoever releases what it answered."""

from attack.organisations.chance import Organisation, RoundOf
from attack.staff import Staff

# What each team answered to the question of five points, in two rounds; a person keeps her place in the list.
TEAMS = {
    "mixed": ((1, 4, 3, 5, 2, 4, 3), (2, 4, 3, 5, 2, 4, 3)),
    "unanimous": ((5, 5, 5, 5, 5, 5), (5, 5, 5, 4, 4, 3)),
    "nearly": ((5, 5, 5, 5, 4), (4, 3, 5, 2, 1)),
    "none": ((1, 1, 1, 1, 1), (1, 1, 1, 2, 1)),
    "crowd": ((2, 3, 4, 1, 5, 3), (2, 3, 4, 1, 5, 3)),
    "few": ((2, 5, 3), (2, 5, 3)),
    "alone": ((4,), (4,)),
    "joined": ((3, 2, 4, 5, 1, 3), (3, 2, 4, 5, 1, 3, 1)),
    "left": ((3, 4, 2, 5, 4, 1, 3), (3, 4, 2, 5, 4, 1)),
    "silent": ((), ()),
}
PARENTS = {"all": "", "care": "all", "desk": "all"} | dict.fromkeys(TEAMS, "care") | dict.fromkeys(("crowd", "few", "alone", "silent"), "desk")


def hard():
    return Organisation("hard", [_round(number) for number in range(2)])


def _round(number):
    voice = {f"{team}{place}": answer for team, answers in TEAMS.items() for place, answer in enumerate(answers[number])}
    places = {person: person.rstrip("0123456789") for person in voice} | {f"silent{place}": "silent" for place in range(6)}
    recommend = {person: min(10, 2 * answer + place % 2) for place, (person, answer) in enumerate(voice.items())}
    return RoundOf(f"round {number + 1}", Staff(PARENTS, places, {}), {"voice": voice, "recommend": recommend})
