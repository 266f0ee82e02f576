"""Many people at once, by wrk: one thread of it, on the same cores as the server."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 64
_UNITS = {"us": 0.001, "ms": 1, "s": 1_000}


@dataclass(frozen=True)
class Load:
    """What wrk saw: requests that were answered, how many a second, and in how many milliseconds."""

    requests: int
    rate: float
    median: float
    p99: float


def load(address, seconds, script=None, *arguments, headers=(), connections=CONNECTIONS):
    """Runs a script of this folder against an address. An answer that is an error ends the bench."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    if script:
        command += ["-s", Path(__file__).parent / script]
    for header in headers:
        command += ["-H", header]
    command += [address, "--", *arguments]
    said = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said or " 0 requests" in said:
        raise SystemExit(f"{address} did not bear the load:\n{said}")
    return Load(
        requests=int(re.search(r"(\d+) requests in", said)[1]), rate=float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        median=_milliseconds(said, "50%"), p99=_milliseconds(said, "99%"),
    )


def _milliseconds(said, percentile):
    value, unit = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s)\b", said).groups()
    return float(value) * _UNITS[unit]
