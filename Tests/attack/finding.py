"""What an attack has brought to light."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A small group of whose answers something is known.

    `way`: subtraction, system, bounds, unanimity, joiner, leaver, participation, order, time or id. `low` to `high`: between which
    ends their answers' sum lies. A guess holds if all others answered as in the round before.
    """

    way: str
    round: str
    question: str
    people: frozenset
    derivation: str
    low: float = 0
    high: float = 0
    is_guess: bool = False

    def __str__(self):
        many = f"{len(self.people)} {'person' if len(self.people) == 1 else 'people'}"
        guess = " (a guess: if all others answered as before)" if self.is_guess else ""
        return f"{self.way}: {self.question}, {self.round}: {many}: {self.derivation}{guess}"
