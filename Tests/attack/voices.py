"""What people wrote: shown though few wrote, or though its author asked that nobody be shown it."""

from dataclasses import dataclass

from attack.finding import Derivation, Finding

# Among fewer who answered a comment is known by its hand.
FEWEST_VOICES = 10


@dataclass(frozen=True)
class Overheard:
    """Words that nobody was to be shown, and where they stood."""

    source: str
    round: str
    words: str


def voices(listings, arrivals, overheard, fewest=FEWEST_VOICES):
    """`arrivals`: {round: a row for each who answered}."""
    for listing in listings:
        many = len(arrivals.get(listing.round, ()))
        if listing.are_words and listing.rows and many < fewest:
            words = f"{len(listing.rows)} comments by {many} people, in {listing.source}"
            yield Finding("few voices", listing.round, listing.source, frozenset(listing.rows), Derivation(words).itself)
    for heard in overheard:
        words = f"not to be shown, in {heard.source}: {heard.words}"
        yield Finding("unshown", heard.round, heard.source, frozenset([heard.words]), Derivation(words).itself)
