"""Responses of ten answers into SQLite, each on disk before it is acknowledged, beside a bare Hummingbird's "hello"."""

import tempfile
from pathlib import Path

from load.hello import hello
from load.submission import submission
from row import Row


def rows():
    greeting = hello()
    with tempfile.TemporaryDirectory() as folder:
        found = submission(Path(folder), ("--data", Path(folder) / "data"))
    yield Row(
        "responses of 10 answers accepted, SQLite", found.answers.rate, "responses/s", target=5_000, at_most=False,
        peer="Hummingbird's “hello”", peer_value=greeting.rate,
    )
    yield Row("responses accepted, SQLite: p99 at 64 connections", found.answers.p99, "ms", target=50)
    yield Row("responses accepted, SQLite: median at 64 connections", found.answers.median, "ms")
    yield Row("first pages of the survey drawn", found.pages.rate, "pages/s", at_most=False)
    yield Row("whole visits, the page and the answers, SQLite", found.visits.rate / 2, "visits/s", at_most=False)
