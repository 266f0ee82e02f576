"""The engines on which the server is ended by force, each with an empty database."""

import os
import subprocess
import uuid

import pytest

SERVER = os.environ.get("INSIDEOUT_TEST_POSTGRES")


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.skipif(not SERVER, reason="no INSIDEOUT_TEST_POSTGRES"))])
def place(request, tmp_path):
    """`--data` or `--database-url` with its value."""
    if request.param == "SQLite":
        return "--data", str(tmp_path / "data")
    name = f"crash_{uuid.uuid4().hex}"
    subprocess.run(["psql", "-q", SERVER, "-c", f"CREATE DATABASE {name}"], check=True)
    return "--database-url", SERVER.rsplit("/", 1)[0] + f"/{name}"
