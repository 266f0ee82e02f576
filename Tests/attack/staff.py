"""What an attacker knows without InsideOut: the units' tree, and who stands where in it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A unit with all below it, or those in it who have one value of one segment."""

    unit: str
    segment: str = ""
    value: str = ""

    def __str__(self):
        return f"{self.unit}, {self.segment} {self.value}" if self.segment else self.unit


@dataclass
class Staff:
    """`parents`: each unit's parent, "" for a root. `places`: each person's unit. `segments`: her values {segment: value}."""

    parents: dict
    places: dict
    segments: dict = field(default_factory=dict)

    def cells(self):
        """Every cell that is not empty, with its people: {cell: frozenset}."""
        found = {}
        for person, unit in self.places.items():
            marks = [("", "")] + [(segment, value) for segment, value in self.segments.get(person, {}).items() if value]
            for above in self.path(unit):
                for segment, value in marks:
                    found.setdefault(Cell(above, segment, value), set()).add(person)
        return {cell: frozenset(people) for cell, people in found.items()}

    def path(self, unit):
        """A unit and all above it."""
        while unit:
            yield unit
            unit = self.parents[unit]

    def children(self):
        found = {}
        for unit, parent in self.parents.items():
            found.setdefault(parent, []).append(unit)
        return found

    def only(self, people):
        """The same with some people alone: those who answered."""
        return Staff(self.parents, {person: unit for person, unit in self.places.items() if person in people}, self.segments)
