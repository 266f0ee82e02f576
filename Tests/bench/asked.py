"""A round of customers of any size: ten questions, of which eight are points, one a choice and one a comment; always the same."""

import hashlib
import random

from harness.filled_round import FilledRound

SURVEY = """
key: loyalty
title: How do we serve you?
languages: [en]
respondents: customers
sections:
  - questions:
      - {key: recommend, kind: recommend, text: Would you recommend us to a friend?}
      - {key: served-well, kind: agreement, points: 5, text: I was served well.}
      - {key: easy, kind: agreement, points: 5, text: It was easy to get what I came for.}
      - {key: friendly, kind: agreement, points: 5, text: People were friendly.}
      - {key: knew, kind: agreement, points: 5, text: They knew what they were talking about.}
      - {key: time, kind: agreement, points: 7, text: They took the time that it needs.}
      - {key: worth, kind: agreement, points: 7, text: It was worth the money.}
      - {key: again, kind: yes-no, text: Will you come again?}
      - {key: came-for, kind: choice, text: What did you come for?, options: [{key: buy, text: To buy}, {key: advice, text: Advice}, {key: repair, text: A repair}, {key: return, text: To give something back}]}
      - {key: why, kind: comment, text: What should we do better?}
"""
WORDS = "the staff was kind and quick but waiting took long parking is hard prices rose a little thank you Ms Weiß for coming back".split()
QUESTIONS = ["recommend", "served-well", "easy", "friendly", "knew", "time", "worth", "again", "came-for", "why"]


class Asked(FilledRound):
    def __init__(self, folder, responses, units=500):
        super().__init__(folder, SURVEY, [(f"u{number:04}", f"Store {number}") for number in range(units)])
        self.responses = responses
        self.fill(draw(responses, units))


def draw(responses, units):
    chance = random.Random(20250303)
    for number in range(responses):
        answers = {
            "recommend": chance.choice((10, 9, 9, 8, 8, 7, 6, 5, 3, 0)), "again": int(chance.random() < 0.8),
            "came-for": [chance.choice(("buy", "buy", "advice", "repair", "return"))],
            "why": " ".join(chance.choices(WORDS, k=chance.randrange(3, 20))),
        }
        for question in ("served-well", "easy", "friendly", "knew"):
            answers[question] = chance.randrange(1, 6)
        for question in ("time", "worth"):
            answers[question] = chance.randrange(1, 8)
        # They come in the order of their ids, in which the table keeps them.
        id = f"{number:08x}" + hashlib.sha256(number.to_bytes(8)).hexdigest()[8:]
        yield id, f"u{chance.randrange(units):04}", 20_000 + chance.randrange(90), "en", answers
