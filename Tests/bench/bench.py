"""Measures the product beside its peers: bench.py [NAME…] [--json] [--markdown FILE]; called by ./bench.

A work is a file in `works/`: its name is the file's, and its `rows()` yields a `Row` for each figure as it is measured.
"""

import argparse
import datetime
import importlib
import json
import os
import platform
import sys
from pathlib import Path

from row import HEADINGS

WORKS = sorted(path.stem for path in (Path(__file__).parent / "works").glob("*.py"))


def arguments():
    parser = argparse.ArgumentParser(prog="./bench", description="Measures the product beside its peers, in one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(WORKS)} (default: all)")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of a table")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also write the table, machine and date to FILE")
    chosen = parser.parse_args()
    for name in chosen.names:
        if name not in WORKS:
            parser.error(f"no such work: {name} (there are: {', '.join(WORKS)})")
    return chosen


def machine():
    """The machine in a line: processor, cores, memory, system."""
    information = Path("/proc/cpuinfo").read_text()
    model = next((line.split(":", 1)[1].strip() for line in information.splitlines() if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.freedesktop_os_release()['PRETTY_NAME']}"


def markdown(rows):
    """A Markdown table whose columns also line up as plain text."""
    table = [HEADINGS] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEADINGS))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in table]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def report(rows):
    return (
        "# Benchmarks\n\nWhat `./bench` measured: the product and its peers, one after the other in one run. How each figure is taken "
        f"stands in `Tests/bench/works/`.\n\n{machine()}; {datetime.date.today()}.\n\n{markdown(rows)}\n"
    )


def main():
    chosen = arguments()
    rows = []
    for name in chosen.names or WORKS:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        for row in importlib.import_module(f"works.{name}").rows():
            rows.append(row)
            print("    " + "  ".join(filter(None, row.cells())), file=sys.stderr, flush=True)
    print(json.dumps([row.record() for row in rows], indent=2) if chosen.json else f"{machine()}\n\n{markdown(rows)}")
    if chosen.markdown:
        chosen.markdown.write_text(report(rows))
    sys.exit(1 if any(row.met is False for row in rows) else 0)


if __name__ == "__main__":
    main()
