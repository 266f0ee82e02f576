"""The page of a round with a million responses of 500 units under load, beside that of one with ten thousand."""

import statistics
import tempfile
import time
import urllib.request

from asked import Asked
from harness.product import Product
from harness.signing_in import session_cookie
from load import load
from row import Row

CHANGES = 20


def rows():
    p99, median, first = {}, {}, {}
    for responses in (10_000, 1_000_000):
        with tempfile.TemporaryDirectory() as folder:
            asked = Asked(folder, responses)
            with Product("--sign-in-link", data=asked.data) as product:
                page = f"{product.address}/rounds/{asked.round}"
                cookie = session_cookie(product.sign_in_link)
                first[responses] = first_views(asked, page, cookie)
                seen = [load(page, seconds, headers=[f"Cookie: {cookie}", "Accept-Encoding: gzip"], connections=8) for seconds in (3, 15)]
                p99[responses], median[responses] = seen[-1].p99, seen[-1].median
    small, large = p99
    yield Row("results page of 1 million responses: p99 at 8 connections", p99[large], "ms", target=20)
    yield Row("results page of 10,000 responses: p99 at 8 connections", p99[small], "ms")
    yield Row("how many times the p99 of 10,000 that of 1 million is", p99[large] / p99[small], "×", target=1.2)
    yield Row("results page of 1 million responses: median at 8 connections", median[large], "ms")
    yield Row(f"the same for the first reader after a response came in (median of {CHANGES})", first[large], "ms")
    yield Row("the same with 10,000 responses", first[small], "ms")


def first_views(asked, page, cookie):
    """A response more each time, so that the page has to be made anew."""
    times = []
    for number in range(CHANGES):
        with asked.database() as database:
            database.execute("UPDATE answer_count SET n = n + 1 WHERE round_id = ? AND question = '' AND unit_id = ?", [asked.round, asked.units["u0000"]])
        started = time.perf_counter()
        with urllib.request.urlopen(urllib.request.Request(page, headers={"Cookie": cookie})) as response:
            text = response.read().decode()
        times.append((time.perf_counter() - started) * 1_000)
        if f"{asked.responses + number + 1:,} responses".replace(",", "\u202f") not in text:
            raise SystemExit("the page does not know of the last response")
    return statistics.median(times)
