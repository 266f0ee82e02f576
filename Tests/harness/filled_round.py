"""A survey of customers with a round and its responses, put straight into an SQLite database."""

import csv
import json
import sqlite3
from collections import Counter
from pathlib import Path

from harness import product

# The period "2025", as the database keeps it.
YEAR_2025 = 15_002_025


class FilledRound:
    """Makes a database in `folder` with units and a published survey; `fill` puts responses in.

    `units`: a row (key, name) for each, all below the unit "all". `questionnaire`: the survey's file as a text.
    """

    def __init__(self, folder, questionnaire, units=(("n", "North"), ("s", "South")), link="secret"):
        self.data, self.round = Path(folder) / "data", 1
        rows = [["key", "name", "kind", "parent"], ["all", "The company", "company", ""]]
        rows += [[key, name, "store", "all"] for key, name in units]
        with open(Path(folder) / "units.csv", "w", newline="") as file:
            csv.writer(file).writerows(rows)
        (Path(folder) / "survey.yaml").write_text(questionnaire)
        product.run("unit", "import", Path(folder) / "units.csv", "--data", self.data)
        product.run("survey", "import", Path(folder) / "survey.yaml", "--publish", "--data", self.data)
        with self.database() as database:
            self.units = dict(database.execute("SELECT key, id FROM unit"))
            plan = {
                "unit": self.units["all"], "level": "store", "grain": 1, "protection": "anonymous", "hasSharedLink": True, "mayChange": False,
                "sendsMail": False, "reminders": [], "timeZone": "UTC", "mayEmbed": False,
            }
            database.execute(
                "INSERT INTO round (id, survey_id, version, unit_id, level, period, link, opened_at, plan) VALUES (?, 1, 1, ?, 'store', ?, ?, 0, ?)",
                [self.round, self.units["all"], YEAR_2025, link, json.dumps(plan)],
            )

    def database(self):
        return sqlite3.connect(self.data / "insideout.sqlite")

    def fill(self, responses):
        """`responses`: (id, key of the unit, day since 1970, language, answers as they are kept) one by one."""
        counts, portion = Counter(), []
        with self.database() as database:
            for id, unit, day, language, answers in responses:
                portion.append((self.round, id, self.units[unit], day, language, json.dumps(answers, ensure_ascii=False)))
                for question, names in [("", [""])] + [(key, names_counted(answer)) for key, answer in answers.items()]:
                    for name in names:
                        counts[question, self.units[unit], name] += 1
                if len(portion) == 10_000:
                    self._insert(database, portion)
                    portion = []
            self._insert(database, portion)
            database.executemany(
                "INSERT INTO answer_count (round_id, question, unit_id, answer, n) VALUES (?, ?, ?, ?, ?)",
                [(self.round, *key, n) for key, n in sorted(counts.items())],
            )

    @staticmethod
    def _insert(database, rows):
        database.executemany("INSERT INTO response (round_id, id, unit_id, day, language, answers, protection) VALUES (?, ?, ?, ?, ?, ?, 'anonymous')", rows)


def names_counted(answer):
    """Under which names the product counts an answer; "" stands for all that there are."""
    if isinstance(answer, list):
        return ["", *answer]
    if isinstance(answer, (int, float)) and answer in range(11):
        return ["", str(int(answer))]
    return [""]
