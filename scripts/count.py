"""Counts what suites reported: count.py RESULTS SUITE… reads RESULTS/SUITE.status and RESULTS/SUITE*.xml (JUnit).

A suite that ended badly without reporting a failure (a crash, a time-out) counts as one failure, and so does one that
ran no test. Prints a line per suite and, last, the sum; the exit status is 1 when anything failed.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


ENDINGS = {"124": "timed out", "not built": "not run, because the build failed"}


def counted(report):
    """(passed, failed, skipped) of one JUnit file; an unreadable one counts as nothing."""
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except ElementTree.ParseError:
        return 0, 0, 0
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return len(cases) - failed - skipped, failed, skipped


def suite(results, name):
    """The sums of a suite, and a remark where its own report does not tell everything."""
    reports = [counted(path) for path in results.glob(f"{name}*.xml") if path.stem in (name, f"{name}-swift-testing")]
    passed, failed, skipped = (sum(column) for column in zip(*reports)) if reports else (0, 0, 0)
    status = (results / f"{name}.status").read_text().strip()
    if status != "0" and failed == 0:
        return passed, 1, skipped, ENDINGS.get(status, f"ended with status {status}")
    if passed + failed + skipped == 0:
        return 0, 1, 0, "ran no test"
    return passed, failed, skipped, ""


def line(passed, failed, skipped):
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def main():
    results, names = Path(sys.argv[1]), sys.argv[2:]
    suites = {name: suite(results, name) for name in names}
    print()
    for name, (*counts, remark) in suites.items():
        print(f"{name:12}{line(*counts)}" + (f" ({remark})" if remark else ""))
    passed, failed, skipped = (sum(column) for column in list(zip(*suites.values()))[:3])
    print()
    print(line(passed, failed, skipped))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
