"""One million responses of ten answers to CSV, Excel and SPSS; DuckDB and pandas write the same from the same answers."""

import json
import sqlite3
import tempfile
import time
import urllib.request
from pathlib import Path

import duckdb
import pandas
import pyreadstat
from asked import QUESTIONS, Asked
from harness.product import Product, binary
from harness.signing_in import session_cookie
from row import Row
from watched import peak, watch

RESPONSES = 1_000_000
# What pandas needs minutes for is measured on a share.
SHARE = 100_000
PURPOSES = {"buy": "To buy", "advice": "Advice", "repair": "A repair", "return": "To give something back"}


def rows():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        asked = Asked(folder, RESPONSES)
        out, peer_out = folder / "out.csv", folder / "peer.csv"
        seconds, memory = export(asked, out, "csv", runs=3)
        peer = duckdb_seconds(asked, folder, peer_out)
        require_same(out, peer_out)
        yield Row("export of 1 million responses of 10 answers to CSV", seconds, "s", target=15, peer="DuckDB", peer_value=peer)
        yield Row("its peak memory", memory, "MB", target=200)
        yield from over_http(asked, out)
        for form, name, write in [("xlsx", "Excel", excel), ("sav", "SPSS", spss)]:
            seconds, memory = export(asked, folder / f"out.{form}", form)
            peer = pandas_seconds(asked, folder / f"peer.{form}", write) * RESPONSES / SHARE
            yield Row(f"the same to {name}", seconds, "s", peer=f"pandas, from {SHARE:,}", peer_value=peer)
            yield Row(f"the same to {name}: peak memory", memory, "MB", target=200)


def export(asked, path, form, runs=1):
    """Seconds and peak resident memory in megabytes of `insideout round export`; of several runs the fastest, since what else
    goes on on the machine can only slow it down."""
    best = []
    for _ in range(runs):
        path.unlink(missing_ok=True)
        best.append(watch(binary(), "round", "export", asked.round, "--format", form, "--output", path, "--data", asked.data))
    return min(best)


def over_http(asked, same):
    """The file as it is sent to a reader who takes it as fast as it comes; the server's memory at its highest."""
    with Product("--sign-in-link", data=asked.data) as product:
        request = urllib.request.Request(f"{product.address}/rounds/{asked.round}/responses.csv", headers={"Cookie": session_cookie(product.sign_in_link)})
        began, size = time.monotonic(), 0
        with urllib.request.urlopen(request) as response:
            while block := response.read(1 << 18):
                size += len(block)
        seconds = time.monotonic() - began
        memory = peak(product.process.pid)
    if size != same.stat().st_size:
        raise SystemExit(f"the server sent {size} bytes instead of {same.stat().st_size}")
    yield Row("the same sent by the server", seconds, "s", target=15)
    yield Row("the same sent by the server: its peak memory", memory, "MB", target=200)


def duckdb_seconds(asked, folder, path):
    """The peer has the responses in a table of its own, answers as the same JSON, and takes them apart with two threads."""
    with asked.database() as product, duckdb.connect(str(folder / "peer.duckdb")) as database:
        frame = pandas.read_sql("SELECT response.id, unit.key AS unit, unit.name AS unit_name, day, language, answers FROM response JOIN unit ON unit.id = unit_id ORDER BY response.id", product)
        database.execute("CREATE TABLE response AS SELECT * FROM frame")
        del frame
    choice = " ".join(f"WHEN '{key}' THEN '{text}'" for key, text in PURPOSES.items())
    taken = {question: f"answers->>'$.{json.dumps(question)}'" for question in QUESTIONS}
    taken["again"] = f"CASE {taken['again']} WHEN '1' THEN 'Yes' WHEN '0' THEN 'No' END"
    taken["came-for"] = f"CASE answers->>'$.\"came-for\"[0]' {choice} END"
    columns = ", ".join(f'{expression} AS "{question}"' for question, expression in taken.items())
    began = time.monotonic()
    with duckdb.connect(str(folder / "peer.duckdb")) as database:
        database.execute(
            f"COPY (SELECT id AS response, unit, unit_name, DATE '1970-01-01' + day::INTEGER AS day, language, {columns} FROM response) TO '{path}' (HEADER)"
        )
    return time.monotonic() - began


def require_same(one, other):
    """Both files say the same of every response."""
    read = "SELECT * FROM read_csv('{}', all_varchar = true)"
    with duckdb.connect() as database:
        found = database.execute(f"SELECT count(*) FROM ({read.format(one)} INTERSECT {read.format(other)})").fetchone()[0]
    if found != RESPONSES:
        raise SystemExit(f"only {found} responses are the same in the peer's file")


def pandas_seconds(asked, path, write):
    """The peer reads a share of the rows from the product's database and takes the answers apart, as an analyst would."""
    began = time.monotonic()
    with sqlite3.connect(asked.data / "insideout.sqlite") as database:
        frame = pandas.read_sql(f"SELECT response.id AS response, unit.key AS unit, unit.name AS unit_name, day, language, answers FROM response JOIN unit ON unit.id = unit_id ORDER BY response.id LIMIT {SHARE}", database)
    answers = pandas.DataFrame.from_records(frame.pop("answers").map(json.loads), columns=QUESTIONS)
    frame["day"] = pandas.to_datetime(frame["day"], unit="D")
    write(frame.join(answers), path)
    return time.monotonic() - began


def excel(frame, path):
    frame["again"] = frame["again"].map({0: "No", 1: "Yes"})
    frame["came-for"] = frame["came-for"].str[0].map(PURPOSES)
    with pandas.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": {"constant_memory": True}}) as book:
        frame.to_excel(book, index=False)


def spss(frame, path):
    frame = frame.rename(columns=lambda name: name.replace("-", "_"))
    numbers = {key: number for number, key in enumerate(PURPOSES, 1)}
    frame["came_for"] = frame["came_for"].str[0].map(numbers)
    labels = {"again": {0: "No", 1: "Yes"}, "came_for": {number: PURPOSES[key] for key, number in numbers.items()}}
    pyreadstat.write_sav(frame, path, variable_value_labels=labels, row_compress=True)
