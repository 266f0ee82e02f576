"""One line of the bench's table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured (`work`), what it should be, and what a peer does with the same work in the same run.

    `target` is None for a figure that only informs. `at_most` says on which side of the target the value must lie.
    `ratio` is how many times as good as the peer the product is (2: half the time, or twice as many a second).
    """

    work: str
    value: float
    unit: str
    target: float | None = None
    at_most: bool = True
    peer: str | None = None
    peer_value: float | None = None

    @property
    def met(self):
        if self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target

    @property
    def ratio(self):
        if not self.peer_value or not self.value:
            return None
        return self.peer_value / self.value if self.at_most else self.value / self.peer_value

    def record(self):
        """The row as an object with the table's keys."""
        return {
            "work": self.work, "value": self.value, "unit": self.unit, "target": self.target, "peer": self.peer,
            "peer_value": self.peer_value, "ratio": self.ratio, "met": self.met,
        }

    def cells(self):
        """The row as people read it."""
        number = percent if self.unit == "%" else significant
        target = "" if self.target is None else f"{'≤' if self.at_most else '≥'} {number(self.target)}"
        ratio = "" if self.ratio is None else f"{significant(self.ratio)} ×"
        met = {True: "yes", False: "NO", None: ""}[self.met]
        return [self.work, number(self.value), self.unit, target, self.peer or "", number(self.peer_value), ratio, met]


HEADINGS = ["work", "value", "unit", "target", "peer", "peer's value", "ratio", "met"]


def percent(value):
    return "" if value is None else f"{value:.2f}"


def significant(value):
    """Three significant digits, thousands apart; nothing for None."""
    if value is None:
        return ""
    if value == 0 or abs(value) < 1e-3:
        return f"{value:.1e}" if value else "0"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
