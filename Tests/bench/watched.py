"""A process with how long it takes and how much memory it holds at its highest."""

import subprocess
import time
from pathlib import Path


def watch(*command):
    """Seconds and peak resident memory in megabytes. Ends the bench where the process fails.

    Asked of the process while it runs: what the system tells at its end counts in what its parent held when it was started.
    """
    began = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    highest = 0
    while process.poll() is None:
        highest = max(highest, peak(process.pid))
        time.sleep(0.01)
    seconds = time.monotonic() - began
    if process.returncode != 0:
        raise SystemExit(f"{command[1:3]} failed: {process.stderr.read()}")
    return seconds, highest


def peak(pid):
    """Megabytes; 0 where the process is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(held[0]) / 1_000 if held else 0
