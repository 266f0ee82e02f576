"""The last line of ./test tells the truth, also when a suite has crashed."""

import subprocess
import sys

from conftest import ROOT

PASSED, FAILED = '<testcase name="a"/>', '<testcase name="b"><failure message="x"/></testcase>'
ERROR, SKIPPED = '<testcase name="c"><error message="x"/></testcase>', '<testcase name="d"><skipped/></testcase>'


def printed(folder, **suites):
    """suites: name=(status, case, case, …); no case at all: no report either."""
    for name, (status, *cases) in suites.items():
        (folder / f"{name}.status").write_text(f"{status}\n")
        if cases:
            (folder / f"{name}.xml").write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>")
    result = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "count.py"), str(folder), *suites], text=True, capture_output=True
    )
    return result.returncode, result.stdout.splitlines()


def count(folder, **suites):
    status, lines = printed(folder, **suites)
    return status, lines[-1]


def test_sums_over_suites(tmp_path):
    assert count(tmp_path, one=(0, PASSED, PASSED), two=(0, PASSED)) == (0, "3 passed, 0 failed")


def test_failures_and_errors_fail(tmp_path):
    assert count(tmp_path, one=(1, PASSED, FAILED, ERROR)) == (1, "1 passed, 2 failed")


def test_skipped_are_counted_apart(tmp_path):
    assert count(tmp_path, one=(0, PASSED, SKIPPED)) == (0, "1 passed, 0 failed, 1 skipped")


def test_a_crash_without_a_report_is_a_failure(tmp_path):
    assert count(tmp_path, one=(139,), two=(0, PASSED)) == (1, "1 passed, 1 failed")


def test_a_bad_end_after_good_tests_is_a_failure(tmp_path):
    assert count(tmp_path, one=(124, PASSED)) == (1, "1 passed, 1 failed")


def test_a_suite_that_ran_nothing_is_a_failure(tmp_path):
    assert count(tmp_path, one=(0, "")) == (1, "0 passed, 1 failed")


def test_a_torn_report_is_a_failure(tmp_path):
    (tmp_path / "one.xml").write_text("<testsuites><testcase")
    assert count(tmp_path, one=(0,)) == (1, "0 passed, 1 failed")


def test_reports_of_another_suite_are_not_taken(tmp_path):
    (tmp_path / "one-more.xml").write_text(f"<testsuite>{FAILED}</testsuite>")
    assert count(tmp_path, one=(0, PASSED)) == (0, "1 passed, 0 failed")


def test_what_failed_is_named(tmp_path):
    _, lines = printed(tmp_path, one=(1, PASSED, FAILED, '<testcase classname="k" name="d"><error>two\n  lines</error></testcase>'))
    assert ["  b: x", "  k d: two lines"] == [line for line in lines if line.startswith("  ")]
