"""From one round to the next: whoever joined or left a small group stands out if all others answered as before."""

from attack.figures import by_question, known_sums
from attack.finding import Derivation, Finding
from attack.isolation import FEWEST

# In a group of this many, one person's coming or going is drowned in what the others changed.
LARGE = 10


def changes(figures, order, large=LARGE, fewest=FEWEST):
    """A finding for each group of fewer than `large` that exactly one person joined or left since the round before.

    `order`: the rounds' names, oldest first. Groups are what was read and what remains of one when parts are taken away.
    """
    questions = by_question(figures)
    for before, after in zip(order, order[1:]):
        for question in sorted({question for _, question in questions}):
            pair = [questions.get((round, question), []) for round in (before, after)]
            if all(pair):
                yield from _between(before, after, question, pair, large, fewest)


def _between(before, after, question, pair, large, fewest):
    quantity = pair[0][0].scale.value
    earlier, later = (_small_groups(known_sums(figures, quantity), large, fewest) for figures in pair)
    found = set()
    for old, (name, low, high) in earlier.items():
        for new, (same, low_now, high_now) in later.items():
            changed = old ^ new
            if len(changed) != 1 or changed in found:
                continue
            found.add(changed)
            joined = changed <= new
            ends = (low_now - high, high_now - low) if joined else (low - high_now, high - low_now)
            words = f"{same} ({len(new)}) in {after} beside {name} ({len(old)}) in {before}, if all others answered as before"
            yield Finding("joiner" if joined else "leaver", after, question, changed, Derivation(words, *ends).itself)


def _small_groups(known, large, fewest):
    """Groups of which a sum was read, and remainders of one without others that lie apart in it."""
    found = {members: ends for members, ends in known.items() if fewest <= len(members) < large}
    for whole, (name, low, high) in known.items():
        rest, names, ends = whole, [], [low, high]
        for part in _greatest_parts(whole, known):
            if part <= rest:
                rest -= part
                label, part_low, part_high = known[part]
                names.append(label)
                ends = [ends[0] - part_high, ends[1] - part_low]
        if fewest <= len(rest) < large and rest not in found:
            found[rest] = (f"{name} without " + ", ".join(names), *ends)
    return found


def _greatest_parts(whole, known):
    return sorted((part for part in known if part < whole), key=lambda part: (-len(part), sorted(part)))
