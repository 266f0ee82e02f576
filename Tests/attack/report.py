"""What an attack tried and found, for people."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """`shown`: of how many findings of each way the derivation is printed."""

    title: str
    shown: int = 3
    organisations: int = 0
    caught: int = 0
    figures: int = 0
    findings: list = field(default_factory=list)

    def add(self, collection, findings):
        self.organisations += 1
        self.caught += bool(findings)
        self.figures += len(collection.figures)
        self.findings += findings

    @property
    def recovered(self):
        """Different groups of whose answers something is certain or, as a guess, likely."""
        return len({(id(finding.derivation), finding.people) for finding in self.findings})

    def __str__(self):
        lines = [
            f"{self.title}: organisations tried: {self.organisations}, figures collected: {self.figures}, "
            f"groups recovered: {len(self.findings)}, in {self.caught} organisations"
        ]
        for way, many in Counter(finding.way for finding in self.findings).most_common():
            lines.append(f"  {way}: {many}")
            own = [finding for finding in self.findings if finding.way == way]
            lines += [f"    {finding}" for finding in own[: self.shown]]
        return "\n".join(lines)
