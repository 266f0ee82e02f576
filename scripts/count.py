"""Counts what suites reported: count.py RESULTS SUITE… reads RESULTS/SUITE.status and RESULTS/SUITE*.xml (JUnit).

A suite that ended badly without reporting a failure (a crash, a time-out) counts as one failure, and so does one that
ran no test. Prints a line per suite, each test that failed, and, last, the sum; the exit status is 1 when anything failed.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


ENDINGS = {"124": "timed out", "not built": "not run, because the build failed"}


# Of what a failed test says, how much is repeated.
MOST = 300


def cases(report):
    """The tests of one JUnit file; an unreadable one has none."""
    try:
        return list(ElementTree.parse(report).iter("testcase"))
    except ElementTree.ParseError:
        return []


def reported(results, name):
    """The tests of a suite."""
    return [
        case for path in sorted(results.glob(f"{name}*.xml")) if path.stem in (name, f"{name}-swift-testing") for case in cases(path)]


def fault(case):
    """What went wrong with a test, in a line; None where nothing did."""
    for kind in ("failure", "error"):
        if (found := case.find(kind)) is not None:
            said = " ".join((found.get("message") or found.text or "").split())[:MOST]
            return f"{case.get('classname', '')} {case.get('name')}: {said}".strip()
    return None


def suite(results, name):
    """The sums of a suite, and a remark where its own report does not tell everything."""
    ran = reported(results, name)
    failed = sum(fault(case) is not None for case in ran)
    skipped = sum(case.find("skipped") is not None for case in ran)
    passed = len(ran) - failed - skipped
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
        for said in filter(None, map(fault, reported(results, name))):
            print(f"  {said}")
    passed, failed, skipped = (sum(column) for column in list(zip(*suites.values()))[:3])
    print()
    print(line(passed, failed, skipped))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
