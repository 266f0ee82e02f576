"""The whole link on 5,000 units × 60 periods; pyfixest fits a share of the same slopes one by one, on the same figures."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from harness.product import ROOT
from row import Row

HERE = Path(__file__).parents[1]
# What may differ in the last digits of two sound ways to the same number.
SAME = 1e-8


def rows():
    with tempfile.TemporaryDirectory() as folder:
        panel, answer = Path(folder) / "panel", Path(folder) / "answer.json"
        product = best_of_three(panel)
        answer.write_text(json.dumps(product))
        peer = json.loads(output(sys.executable, HERE / "link_peer.py", panel, answer))
    fits = product["fits"]
    yield Row(
        f"link: {product['units']:,} units × {product['periods']} periods, {fits} clustered two-way fits", product["seconds"], "s",
        target=2, peer=f"pyfixest, from {peer['fits']} fits", peer_value=peer["seconds_for_all"],
    )
    yield Row("link: how many times as fast as pyfixest", peer["seconds_for_all"] / product["seconds"], "×", target=50, at_most=False)
    yield Row("link: largest relative difference of an estimate", peer["estimate_difference"], "", target=SAME)
    yield Row("link: largest relative difference of an error", peer["error_difference"], "", target=SAME)
    yield Row("link: peak memory", product["peak_bytes"] / 1e6, "MB")


def best_of_three(panel):
    """The fastest of three runs: what else goes on on the machine can only slow it down."""
    bench = os.environ.get("INSIDEOUT_BENCH", ROOT / ".build" / "release" / "insideout-bench")
    runs = [json.loads(output(bench, "link", "--write", panel)) for _ in range(3)]
    return min(runs, key=lambda run: run["seconds"])


def output(*command):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True).stdout
