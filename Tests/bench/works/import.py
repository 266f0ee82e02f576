"""A panel file of 5.1 million observations into SQLite; DuckDB reads the same file into a table of the same shape."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

import duckdb
from harness.product import binary
from panel import Panel
from row import Row


def rows():
    with tempfile.TemporaryDirectory() as folder:
        panel = Panel(folder)
        seconds, peak = import_panel(panel, Path(folder) / "data")
        peer = duckdb_seconds(panel, Path(folder) / "peer.duckdb")
        yield Row(
            "import of a panel file, 5.1 million observations", panel.observations / seconds, "observations/s",
            target=200_000, at_most=False, peer="DuckDB", peer_value=panel.observations / peer,
        )
        yield Row("its peak memory", peak, "MB", target=300)


def import_panel(panel, data):
    """Seconds and peak resident memory in megabytes of `insideout import`, from its start to its end."""
    panel.make_database(data)
    began = time.monotonic()
    process = subprocess.Popen(
        [str(binary()), "import", str(panel.file), "--mapping", str(panel.mapping), "--data", str(data)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    faults = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    if status != 0:
        raise SystemExit(f"the import failed: {faults}")
    return seconds, usage.ru_maxrss / 1_000


def duckdb_seconds(panel, path):
    """The peer keeps one row per unit, month and metric, on disk, with two threads as the machine has cores."""
    began = time.monotonic()
    with duckdb.connect(str(path)) as database:
        database.execute(f"""
            CREATE TABLE observation AS
            UNPIVOT (SELECT * FROM read_csv('{panel.file}')) ON COLUMNS(* EXCLUDE (unit, month)) INTO NAME metric VALUE value
        """)
        count = database.execute("SELECT count(*) FROM observation").fetchone()[0]
    if count != panel.observations:
        raise SystemExit(f"the peer read {count} observations instead of {panel.observations}")
    return time.monotonic() - began
