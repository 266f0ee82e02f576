"""What the database of a product holds, asked for without the product."""

import sqlite3
import subprocess
from pathlib import Path


class Kept:
    """`place` is `--data` or `--database-url` with its value, as the product gets it."""

    def __init__(self, place):
        self._option, self._value = place

    def rows(self, statement):
        """Every row, each as a list of texts."""
        if self._option == "--data":
            with sqlite3.connect(Path(self._value) / "insideout.sqlite", timeout=30) as connection:
                return [["" if value is None else str(value) for value in row] for row in connection.execute(statement)]
        said = subprocess.run(
            ["psql", "-qAt", "-F", "\t", self._value, "-c", statement], check=True, capture_output=True, text=True)
        return [line.split("\t") for line in said.stdout.splitlines()]

    def number(self, statement):
        return int(self.rows(statement)[0][0] or 0)

    def responses(self):
        """The ids of all responses, each as often as it is there."""
        return [row[0] for row in self.rows("SELECT id FROM response")]

    def problems(self, questions):
        """What does not add up; every response has so many answers. Empty when all is well."""
        each = (
            "(SELECT count(*) FROM json_each(answers))" if self._option == "--data"
            else "(SELECT count(*) FROM jsonb_object_keys(answers::jsonb))")
        responses = self.number("SELECT count(*) FROM response")
        expected = {
            f"SELECT count(*) FROM response WHERE {each} <> {questions}": 0,
            "SELECT sum(n) FROM answer_count WHERE question = ''": responses,
            "SELECT sum(n) FROM answer_count WHERE question <> '' AND answer = ''": responses * questions,
            "SELECT sum(n) FROM answer_count WHERE question <> '' AND answer <> ''": responses * questions,
        }
        found = {statement: self.number(statement) for statement in expected}
        return [f"{statement}: {found[statement]}, not {expected[statement]}" for statement in expected if found[statement] != expected[statement]]
