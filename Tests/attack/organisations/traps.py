"""Small organisations with one trap each for whoever releases what they answered, in one round."""

from attack.organisations.chance import Organisation, RoundOf
from attack.staff import Staff

# Of two teams the answers to the question of five points.
HAPPY = (5, 5, 4, 5, 5, 5)
MIXED = (1, 4, 3, 5, 2, 4, 3, 2, 5, 1, 4, 3, 2, 4)


def crossed():
    """Two teams at two sites: of either site's half of the happy team hardly anything is open once its mean is known."""
    return _organisation("crossed", {"u0": HAPPY, "u1": MIXED}, sites=("Bern", "Oslo"))


def quiet():
    """So few answer that anything they write is known by its hand."""
    return _organisation("quiet", {"all": MIXED[:4], "u0": MIXED[4:7]})


def _organisation(shape, teams, sites=()):
    parents = {"all": ""} | {team: "all" for team in teams if team != "all"}
    voice = {f"{team}-{place}": answer for team, answers in teams.items() for place, answer in enumerate(answers)}
    places = {person: person.partition("-")[0] for person in voice}
    recommend = {person: 7 * place % 11 for place, person in enumerate(voice)}
    segments = {person: {"site": sites[place % len(sites)]} for place, person in enumerate(voice)} if sites else {}
    staff = Staff(parents, places, segments)
    return Organisation(shape, [RoundOf("round 1", staff, {"voice": voice, "recommend": recommend})])
