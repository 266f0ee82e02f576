"""Load by wrk: eight connections for a while, after a short warm-up."""

import re
import subprocess

SECONDS = 15


def wrk(address, cookie, *options):
    """What wrk says; ends the bench where the server refused requests."""
    command = ["wrk", "-t2", "-c8", "-d3s", "--latency", *options, "-H", f"Cookie: {cookie}", "-H", "Accept-Encoding: gzip", address]
    subprocess.run(command, check=True, capture_output=True)
    command[3] = f"-d{SECONDS}s"
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or " 0 requests" in said:
        raise SystemExit(f"the server refused requests under load:\n{said}")
    return said


def milliseconds(said, percentile):
    value, unit = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s)\b", said).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1_000}[unit]
