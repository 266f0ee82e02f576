"""Both halves of a mirror pair in the sample organisation, with rounds and answers put straight into its SQLite database."""

import hashlib
import json
import random
import sqlite3
from collections import Counter
from pathlib import Path

from harness import product

# The round of customers, the newest, and that of employees, as `fill` numbers them.
CUSTOMERS, EMPLOYEES = 108, 202
# The private link of an employee whose comment was replied to.
THREAD = f"{EMPLOYEES}-{'0' * 32}"
SURVEYS = {"outside": ("seen-outside", 101, range(8)), "inside": ("seen-inside", 201, range(6, 8))}
POINTS = ["promises", "quick", "able", "caring", "mistakes"]
WORDS = [
    "Nobody called me back, twice.", "The office was kind and quick.", "<b>Too many forms</b> & too little time", "Thank you 🙂",
    "I waited two weeks for an answer that took two minutes.", "שירות טוב מאוד", "Everybody knew my child’s name.",
]

REPLIES = [
    (20_200, "Thank you for telling us. Which forms take most of your time?\n\nWe can change those of our own at once."),
    (None, "The one for every absence, <b>in three copies</b>. אין בו צורך."), (20_203, "It goes by the end of the month."),
]


def quarter(place):
    """The raw period of the quarter so many after the beginning of 2022."""
    return 25_000_000 + 2022 * 4 + place


def fill(data, folder):
    """Publishes the pair and fills its rounds: eight quarters of parents, two of teachers, in a sample of the schools."""
    library = product.ROOT / "Sources" / "Web" / "Library"
    for side, (key, _, _) in SURVEYS.items():
        path = Path(folder) / f"{key}.yaml"
        path.write_text((library / f"mirror-{side}.yaml").read_text().replace(f"\nkey: mirror-{side}\n", f"\nkey: {key}\n"))
        product.run("survey", "import", path, "--publish", "--data", data)
    dice = random.Random(20_250_301)
    with sqlite3.connect(Path(data) / "insideout.sqlite", timeout=30) as database:
        schools = [id for (id,) in database.execute("SELECT id FROM unit WHERE kind = 'school' ORDER BY key")][::7]
        (top,) = database.execute("SELECT id FROM unit WHERE key = 'NYC'").fetchone()
        for side, (key, first, quarters) in SURVEYS.items():
            (survey,) = database.execute("SELECT id FROM survey WHERE key = ?", [key]).fetchone()
            for place, time in enumerate(quarters):
                _fill_round(database, dice, side, survey, first + place, time, top, schools)
        database.execute("UPDATE round SET awaits_release = 1 WHERE closed_at IS NOT NULL")
    product.run("release", "audit", EMPLOYEES, "--data", data)


def _fill_round(database, dice, side, survey, round, time, top, schools):
    newest = side == "outside" and round == CUSTOMERS
    protection = "confidential" if newest else "anonymous"
    plan = {
        "unit": top, "level": "school", "grain": 2, "protection": protection, "hasSharedLink": True, "mayChange": False,
        "sendsMail": False, "reminders": [], "timeZone": "UTC", "mayEmbed": False, "segments": ["tenure", "language"],
    }
    opened = 1_640_995_200 + time * 7_889_400
    database.execute(
        "INSERT INTO round (id, survey_id, version, unit_id, level, period, link, opened_at, closed_at, plan, protection, has_comments)"
        " VALUES (?, ?, 1, ?, 'school', ?, ?, ?, ?, ?, ?, 0)",
        [round, survey, top, quarter(time), f"results-{round}", opened, None if newest else opened + 1_209_600, json.dumps(plan), protection],
    )
    counts, segments, responses = Counter(), Counter(), []
    for unit in schools:
        for number in range(dice.choice([1, 3, 8, 20])):
            answers = _answers(dice, time)
            responses.append((round, f"{dice.getrandbits(256):064x}", unit, 19_000 + time * 91, "en", json.dumps(answers), protection))
            values = {"tenure": dice.choice(["", "1 year", "2 to 5 years", "longer"]), "language": dice.choice(["English"] * 9 + ["Español"])}
            for question, answer in [("", "")] + [(key, name) for key, value in answers.items() for name in {"", _name(value)}]:
                counts[question, unit, answer] += 1
                if newest:
                    for segment in values.items():
                        segments[*segment, question, answer] += 1
    database.executemany(
        "INSERT INTO response (round_id, id, unit_id, day, language, answers, protection) VALUES (?, ?, ?, ?, ?, ?, ?)", responses)
    database.executemany(
        "INSERT INTO answer_count (round_id, question, unit_id, answer, n) VALUES (?, ?, ?, ?, ?)", [(round, *key, n) for key, n in counts.items()])
    if side == "inside" and round == EMPLOYEES:
        _fill_threads(database, dice, responses)
    database.executemany(
        "INSERT INTO segment_count (round_id, segment, value, question, answer, n) VALUES (?, ?, ?, ?, ?, ?)",
        [(round, *key, n) for key, n in segments.items()])


def _fill_threads(database, dice, responses):
    """The comments of a round with private links, one with a thread under it."""
    database.execute("UPDATE round SET has_comments = 1 WHERE id = ?", [EMPLOYEES])
    for place, (_, _, unit, _, _, answers, protection) in enumerate(responses):
        if words := json.loads(answers).get("better"):
            id, link = f"{dice.getrandbits(128):032x}", THREAD if place % 2 else f"{EMPLOYEES}-{dice.getrandbits(128):032x}"
            hash = hashlib.sha256(f"{link} better".encode()).hexdigest()
            taken = database.execute("SELECT 1 FROM comment WHERE link_hash = ?", [hash]).fetchone()
            database.execute(
                "INSERT INTO comment (round_id, id, protection, question, unit_id, text, search_text, link_hash) VALUES (?, ?, ?, 'better', ?, ?, ?, ?)",
                [EMPLOYEES, id, protection, unit, words, words.lower(), None if taken else hash])
            if link == THREAD and not taken:
                for number, (day, text) in enumerate(REPLIES, 1):
                    database.execute(
                        "INSERT INTO comment_entry (round_id, comment_id, number, is_author, day, text) VALUES (?, ?, ?, ?, ?, ?)",
                        [EMPLOYEES, id, number, day is None, day, text])


def _answers(dice, time):
    """Better and better, quicker in the last quarter."""
    lift = time / 10 + (0.6 if time == 7 else 0)
    points = {key: min(5, max(1, round(dice.gauss(3.2 + lift * (key == "quick"), 1)))) for key in POINTS if dice.random() < 0.95}
    points["recommend"] = min(10, max(0, round(dice.gauss(7 + lift, 2))))
    if dice.random() < 0.2:
        points["better"] = dice.choice(WORDS)
    return points


def _name(value):
    return str(value) if isinstance(value, int) else ""
