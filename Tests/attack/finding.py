"""What an attack has brought to light."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

# In the order in which they are told: first what is certain.
WAYS = (
    "small cell", "subtraction", "system", "unanimity", "bounds", "participation", "joiner", "leaver", "order", "id", "time", "few voices",
    "unshown")


@dataclass(frozen=True)
class Derivation:
    """How it was found, in words, and between which ends the sum of the answers lies, each with its weight (else 1)."""

    words: str
    low: float = 0
    high: float = 0
    weights: dict = field(default_factory=dict)

    def itself(self):
        return self


@dataclass(frozen=True)
class Finding:
    """A small group of whose answers something is known, in one of `WAYS`. A joiner's or leaver's answer is a guess: it holds
    if all others answered as in the round before.

    `derive` is called when somebody wants to know; finding that there is a way costs less than finding the shortest.
    """

    way: str
    round: str
    question: str
    people: frozenset
    derive: Callable = field(compare=False)

    @cached_property
    def derivation(self):
        return self.derive()

    @property
    def is_guess(self):
        return self.way in ("joiner", "leaver")

    def __str__(self):
        many = f"{len(self.people)} {'person' if len(self.people) == 1 else 'people'}"
        return f"{self.question}, {self.round}: {many}: {self.derivation.words}"
