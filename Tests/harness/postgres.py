"""A throw-away PostgreSQL cluster whose acknowledged work is on disk."""

import contextlib
import subprocess

from harness.product import ROOT

SCRIPT = ROOT / "Tests" / "postgres"


@contextlib.contextmanager
def postgres():
    """The URL of an empty database."""
    said = subprocess.run([SCRIPT, "--durable"], check=True, capture_output=True, text=True).stdout
    url, folder = said.split()
    try:
        yield url
    finally:
        subprocess.run([SCRIPT, "stop", folder], check=True)
