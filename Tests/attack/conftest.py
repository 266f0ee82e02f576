"""Reports of what the attacker tried stand at the end of the suite's output, also when everything passes."""

import pytest

from attack.report import Report

REPORTS = []


@pytest.fixture
def report():
    """`report(title)` begins a report that is printed at the end."""

    def begin(title):
        REPORTS.append(Report(title))
        return REPORTS[-1]

    return begin


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("what the attacker found")
    for made in REPORTS:
        terminalreporter.line(str(made))
