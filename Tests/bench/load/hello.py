"""The least that any server on Hummingbird does: `insideout-bench hello` under the same load."""

import os
import subprocess

from harness.product import ROOT, free_port
from load import load


def hello():
    bench = os.environ.get("INSIDEOUT_BENCH", ROOT / ".build" / "release" / "insideout-bench")
    port = free_port()
    with subprocess.Popen([str(bench), "hello", str(port)], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as server:
        try:
            server.stdout.readline()
            load(f"http://127.0.0.1:{port}/", 1)
            return load(f"http://127.0.0.1:{port}/", 5)
        finally:
            server.kill()
