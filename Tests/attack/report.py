"""What an attack tried and found, for people."""

from attack.finding import WAYS


class Report:
    """`examples`: of how many findings in each way the derivation is told."""

    def __init__(self, title, examples=2):
        self._title, self._examples = title, examples
        self.organisations = self.caught = self.figures = 0
        self._found = {way: [] for way in WAYS}

    def add(self, collection, findings):
        self.organisations += 1
        self.caught += bool(findings)
        self.figures += len(collection.figures)
        for finding in findings:
            self._found[finding.way].append(finding)

    @property
    def recovered(self):
        return sum(map(len, self._found.values()))

    def __str__(self):
        lines = [
            f"{self._title}: organisations tried: {self.organisations}, figures collected: {self.figures}, "
            f"groups recovered: {self.recovered}" + (f", in {self.caught} organisations" if self.caught else "")
        ]
        for way, found in self._found.items():
            if found:
                lines.append(f"  {way}: {len(found)}")
                lines += [f"      {finding}" for finding in found[: self._examples]]
        return "\n".join(lines)
