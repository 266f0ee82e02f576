"""Responses of ten answers to a round of the product, through the route that respondents use.

Each response has a sheet of its own, which a page handed out before: as many pages are drawn first as responses are sent
then. The requests say that they come from as many people behind a proxy on this machine, as in an installation with TLS.
"""

import random
import time
import urllib.parse
from dataclasses import dataclass

from harness.asking import POINTS, QUESTIONS, Analyst, make_survey
from harness.kept import Kept
from harness.product import Product
from load import CONNECTIONS, Load, load

WARM_UP, SECONDS = 2, 10
# More than can be answered meanwhile.
FASTEST = 12_000


@dataclass(frozen=True)
class Submission:
    """The load of pages drawn, of responses sent, and of whole visits (a page and a response, each counted as a request)."""

    pages: Load
    answers: Load
    visits: Load


def submission(folder, place, *, visits=True):
    """Sends responses to the product on a new database: `--data` or `--database-url` with its value."""
    make_survey(folder, *place)
    server = place if place[0] == "--database-url" else ()
    with Product("--sign-in-link", *server, data=folder / "data") as product:
        address = product.address + Analyst(product).open_round()
        warm_up, bodies, pages = _draw(address, folder)
        sent = load(address, WARM_UP, "post.lua", warm_up).requests
        answers = load(address, SECONDS, "post.lua", bodies)
        _check(Kept(place), sent + answers.requests)
        whole = load(address, SECONDS, "visit.lua", _answers()) if visits else None
    return Submission(pages, answers, whole)


def _check(kept, acknowledged):
    """Every response that was acknowledged is there and whole; besides them at most those on their way when wrk hung up."""
    deadline = time.monotonic() + 10
    while (problems := kept.problems(len(QUESTIONS) + 1)) and time.monotonic() < deadline:
        time.sleep(0.1)
    surplus = kept.number("SELECT count(*) FROM response") - acknowledged
    if problems or not 0 <= surplus <= 2 * CONNECTIONS:
        raise SystemExit(f"{surplus} responses more than were acknowledged; {problems}")


def _draw(address, folder):
    """The files of bodies for the warm-up and for the measurement, and the load of drawing their pages."""
    sheets, seconds, drawn = folder / "sheets", 5, None
    sheets.touch()
    while (count := sum(1 for _ in open(sheets))) < FASTEST * (WARM_UP + SECONDS):
        drawn = load(address, seconds, "draw.lua", sheets)
        if count == 0:
            seconds = max(5, round(FASTEST * (WARM_UP + SECONDS) / drawn.rate))
    texts = [f"{_answers()}&sheet={sheet}" for sheet in sheets.read_text().split()]
    files = folder / "warm-up", folder / "bodies"
    files[0].write_text("\n".join(texts[: FASTEST * WARM_UP]))
    files[1].write_text("\n".join(texts[FASTEST * WARM_UP :]))
    return *files, drawn


def _answers():
    answers = {key: random.randint(1, POINTS) for key in QUESTIONS} | {"recommend": random.randint(0, 10)}
    return urllib.parse.urlencode({"screen": 0, "language": "en", "shown": " ".join(answers), **answers})
