"""A product that shows what it must not: planted into the tables that its pages read, as a worse plan would have left it."""

import json
import sqlite3

from attack.figures import POINTS_5


def reveal(town, number, unit, question="voice"):
    """Shows exactly what a unit answered to a question in a round, whatever the plan says."""
    asked = town.made.rounds[number]
    given = [
        answer for person, answer in asked.answers[question].items() if unit in asked.staff.path(asked.staff.places[person])]
    counts = {"": len(given)} | {str(point): given.count(point) for point in POINTS_5.answers if point in given}
    sums = (len(given), sum(given), sum(answer * answer for answer in given), json.dumps(counts))
    with sqlite3.connect(town.folder / "data" / "insideout.sqlite", timeout=30) as database:
        id = database.execute("SELECT id FROM unit WHERE key = ?", [unit]).fetchone()[0]
        for figure, shown in (("", (len(given), None, None, None)), (f"question:{question}", sums)):
            database.execute(
                "INSERT OR REPLACE INTO released_figure (round_id, figure, segment, value, unit_id, verdict, n, sum,"
                " sum_of_squares, counts) VALUES (?, ?, '', '', ?, 'shown', ?, ?, ?, ?)",
                [town.rounds[number], figure, id, *shown])
