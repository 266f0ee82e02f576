"""Organisations of all shapes, with a few rounds between which people come, go and move."""

import random
from dataclasses import dataclass

from attack.figures import POINTS_5, RECOMMEND
from attack.staff import Staff

QUESTIONS = {"voice": POINTS_5, "recommend": RECOMMEND}
SHAPES = ("deep", "flat", "lopsided", "even", "tiny")
SEGMENTS = {"tenure": ("0-1", "2-5", "6+"), "site": ("Bern", "Oslo"), "role": ("care", "desk", "lead", "night")}


@dataclass
class RoundOf:
    """`staff`: those invited; `answers`: {question: {person: answer}}, of those who answered it."""

    name: str
    staff: Staff
    answers: dict


@dataclass
class Organisation:
    shape: str
    rounds: list


def organisation(seed, rounds=2):
    dice = random.Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    parents = _tree(dice, shape)
    segments = dict(dice.sample(sorted(SEGMENTS.items()), dice.randint(0, 3)))
    staff = _staff(dice, shape, parents, segments)
    made = []
    for number in range(rounds):
        if number:
            staff = changed(dice, staff, segments, number)
        made.append(RoundOf(f"round {number + 1}", staff, answers(dice, staff)))
    return Organisation(shape, made)


def _tree(dice, shape):
    parents = {"all": ""}
    if shape == "tiny":
        return parents | {f"u{number}": "all" for number in range(dice.randint(0, 2))}
    for number in range(dice.randint(5, 14)):
        units = list(parents)
        parent = {"flat": "all", "deep": units[-1] if dice.random() < 0.7 else dice.choice(units)}.get(shape)
        parents[f"u{number}"] = parent or dice.choice(units)
    return parents


def _staff(dice, shape, parents, segments):
    many = dice.randint(2, 14) if shape == "tiny" else dice.randint(30, 110)
    units = list(parents)
    weights = [dice.random() ** (4 if shape == "lopsided" else 1) + 0.02 for _ in units]
    staff = Staff(parents, {}, {})
    for number in range(many):
        _join(dice, staff, f"p{number:03}", dice.choices(units, weights)[0], segments)
    return staff


def _join(dice, staff, person, unit, segments):
    staff.places[person] = unit
    staff.segments[person] = {
        segment: dice.choice(values) if dice.random() < 0.95 else "" for segment, values in segments.items()}


def changed(dice, staff, segments, number):
    """Some leave, some come, some move to another unit."""
    units = list(staff.parents)
    places = {person: unit for person, unit in staff.places.items() if dice.random() > 0.04}
    for person in places:
        if dice.random() < 0.03:
            places[person] = dice.choice(units)
    after = Staff(staff.parents, places, dict(staff.segments))
    for extra in range(dice.randint(0, 3)):
        _join(dice, after, f"n{number}{extra}", dice.choice(units), segments)
    return after


def answers(dice, staff):
    """About three in four answer; a few of them leave the second question out."""
    answering = [person for person in staff.places if dice.random() < 0.75]
    mood = {unit: dice.gauss(0, 0.7) for unit in staff.parents}
    voice = {person: _point(3.4 + mood[staff.places[person]] + dice.gauss(0, 1), POINTS_5) for person in answering}
    chance = dice.choice((1, 0.97))
    recommend = {
        person: _point(2 * value + dice.gauss(0, 1.5), RECOMMEND) for person, value in voice.items() if dice.random() < chance}
    return {"voice": voice, "recommend": recommend}


def _point(value, scale):
    return min(scale.high, max(scale.low, round(value)))
