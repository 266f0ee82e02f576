"""What the making of a list gives away: its order, its ids and its times, beside a log of who answered when."""

import re
from dataclasses import dataclass

from attack.finding import Derivation, Finding

# A time to the minute or finer; a day alone names nobody.
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b1[6-9]\d{8}(?:\d{3})?\b|\b\d\d:\d\d:\d\d\b")
# With fewer rows a shuffle may well look sorted.
FEWEST_ROWS = 6


@dataclass(frozen=True)
class Listing:
    """Rows that stand for single people, in the order in which they were handed out.

    `rows`: what identifies the answers in each, for whoever knows them; `ids`: theirs, where they have any; `texts`: all else;
    `are_words`: what people wrote.
    """

    source: str
    round: str
    rows: tuple
    ids: tuple = ()
    texts: tuple = ()
    are_words: bool = False


def traces(listings, arrivals):
    """Findings of lists that join answers to people. `arrivals`: {round: rows as they came in, from a log of who answered}."""
    for listing in listings:
        order = {row: place for place, row in enumerate(arrivals.get(listing.round, ()))}
        places = [order.get(row) for row in listing.rows]
        yield from _by_order(listing, places)
        yield from _by_id(listing, places)
        yield from _by_time(listing)


def _by_order(listing, places):
    if _is_sorted(places):
        yield _finding("order", listing, "rows stand in the order in which people answered")


def _by_id(listing, places):
    known = [(key, place) for key, place in zip(map(_number, listing.ids), places) if key is not None]
    if _is_sorted([place for _, place in sorted(known, key=lambda pair: pair[0])]):
        yield _finding("id", listing, "ids rise in the order in which people answered")


def _by_time(listing):
    for row, text in zip(listing.rows, listing.texts):
        if found := INSTANT.search(text):
            yield _finding("time", listing, f"the row of {row!r} tells when: {found[0]}")
            return


def _number(text):
    """Ids are compared as numbers where they are such, and as texts padded alike where not."""
    try:
        return (0, int(text), "")
    except ValueError:
        return (1, 0, text) if text else None


def _is_sorted(places):
    """Up or down, but for one row in twenty."""
    known = [place for place in places if place is not None]
    if len(known) < FEWEST_ROWS:
        return False
    rising = sum(a < b for a, b in zip(known, known[1:])) / (len(known) - 1)
    return max(rising, 1 - rising) >= 0.95


def _finding(way, listing, words):
    return Finding(way, listing.round, listing.source, frozenset(listing.rows), Derivation(words).itself)

