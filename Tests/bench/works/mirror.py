"""Mirror with 5,000 units and 60 periods in the database: the server under load, and the first view in a browser."""

import re
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from harness.chromium import LOOKS, chromium, context_for
from harness.product import Product, run
from harness.signing_in import follow_sign_in_link
from load import milliseconds, wrk
from panel import Panel
from row import Row

VIEWS = 11
PAGE = "/mirror?level=store"
# Fifty units on each of them.
PAGES = range(1, 101)
WALK = Path(__file__).with_suffix(".lua")


def rows():
    with tempfile.TemporaryDirectory() as folder:
        panel, data = Panel(folder), Path(folder) / "data"
        panel.make_database(data)
        run("import", panel.file, "--mapping", panel.mapping, "--data", data)
        with Product("--sign-in-link", data=data) as product, chromium() as browser:
            state = signed_in(browser, product)
            cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in state["cookies"])
            yield from one_by_one(product, cookie)
            yield from under_load(product, cookie)
            yield from first_views(browser, product, state)


def signed_in(browser, product):
    context = browser.new_context()
    follow_sign_in_link(context.new_page(), product.sign_in_link)
    return context.storage_state()


def one_by_one(product, cookie):
    """Each page of the list as the first reader finds it after figures have come in, and as the second one does."""
    for reader in ["the first reader", "the next reader"]:
        times = []
        for page in PAGES:
            request = urllib.request.Request(f"{product.address}{PAGE}&page={page}", headers={"Cookie": cookie})
            started = time.perf_counter()
            with urllib.request.urlopen(request) as response:
                response.read()
            times.append((time.perf_counter() - started) * 1_000)
        yield Row(f"Mirror, 5,000 units × 60 periods: a page for {reader} (median of 100)", statistics.median(times), "ms")


def under_load(product, cookie):
    """Eight connections walk through the hundred pages of the list."""
    said = wrk(product.address + PAGE, cookie, "-s", str(WALK))
    yield Row("Mirror: p99 at 8 connections", milliseconds(said, "99%"), "ms", target=20)
    yield Row("Mirror: median at 8 connections", milliseconds(said, "50%"), "ms")
    yield Row("Mirror: pages a second", float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), "pages/s", at_most=False)


def first_views(browser, product, state):
    """Each view with an empty cache; the first one warms the browser up and is not counted."""
    paints, loads, weights = [], [], []
    for _ in range(VIEWS + 1):
        context = context_for(browser, LOOKS["light"], storage_state=state)
        page = context.new_page()
        page.goto(product.address + PAGE, wait_until="load")
        # A promise, for the page's policy forbids the text of a condition.
        paint, load, weight = page.evaluate("""async () => {
          while (!performance.getEntriesByName('first-contentful-paint').length) await new Promise(r => setTimeout(r, 5))
          const own = performance.getEntriesByType('navigation')[0]
          const all = [own, ...performance.getEntriesByType('resource')]
          return [performance.getEntriesByName('first-contentful-paint')[0].startTime, own.loadEventEnd,
                  all.reduce((sum, entry) => sum + entry.transferSize, 0)]
        }""")
        paints.append(paint), loads.append(load), weights.append(weight / 1_000)
        context.close()
    yield Row("Mirror: first view, first contentful paint (median of 11)", statistics.median(paints[1:]), "ms", target=300)
    yield Row("Mirror: first view, loaded (median of 11)", statistics.median(loads[1:]), "ms", target=300)
    yield Row("Mirror: everything that the first view transfers", max(weights), "kB", target=150)
