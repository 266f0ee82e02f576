"""Responses of ten answers into PostgreSQL on the same machine, each on disk before it is acknowledged."""

import tempfile
from pathlib import Path

from load.hello import hello
from load.submission import submission
from harness.postgres import postgres
from row import Row


def rows():
    greeting = hello()
    with postgres() as url, tempfile.TemporaryDirectory() as folder:
        found = submission(Path(folder), ("--database-url", url))
    yield Row(
        "responses of 10 answers accepted, PostgreSQL", found.answers.rate, "responses/s", target=2_000, at_most=False,
        peer="Hummingbird's “hello”", peer_value=greeting.rate,
    )
    yield Row("responses accepted, PostgreSQL: p99 at 64 connections", found.answers.p99, "ms")
    yield Row("responses accepted, PostgreSQL: median at 64 connections", found.answers.median, "ms")
    yield Row("whole visits, the page and the answers, PostgreSQL", found.visits.rate / 2, "visits/s", at_most=False)
