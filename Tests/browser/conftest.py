"""A server with the sample, a browser, and pages that are watched for faults."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness import filled_results
from harness.chromium import LOOKS, chromium, context_for
from harness.product import ROOT, Product
from harness.signing_in import follow_sign_in_link

from pages import ANSWER, address


@pytest.fixture(scope="session")
def product():
    with Product("--sample", ROOT / "sample") as product:
        yield product


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def administrator(browser, product, addresses, tmp_path_factory):
    """The cookies of who came in by the link that the server printed, sent a file with a fault in it, opened a round and
    wrote a letter that cannot be sent. Rounds with answers of both sides are there as well."""
    context = browser.new_context()
    page = context.new_page()
    follow_sign_in_link(page, product.sign_in_link)
    _send_faulty_file(page, product.address)
    addresses[ANSWER] = open_round(page, product.address, "pulse")
    _write_unsendable_letter(page, product.address)
    filled_results.fill(product.data, tmp_path_factory.mktemp("results"))
    state = context.storage_state()
    context.close()
    return state


def open_round(page, server, starter):
    """Publishes one of the surveys to start from, asks all schools in a round, and returns the round's link."""
    page.goto(f"{server}/surveys/new?from={starter}")
    page.get_by_role("button", name="Save the draft").click()
    return ask_boroughs(page)


def ask_boroughs(page):
    """From a survey's page: publishes it, asks all schools in a round, and returns the round's link."""
    page.get_by_role("button", name="Publish the saved draft").click()
    page.get_by_role("link", name="Open a round").click()
    page.get_by_label("respondents say which they belong to").select_option("borough")
    page.get_by_role("button", name="Open the round").click()
    return page.locator("main code").first.inner_text()


def _send_faulty_file(page, server):
    lines = (ROOT / "sample" / "nyc_hs_panel.csv").read_text().splitlines()[:21]
    lines[5] = lines[5].replace(lines[5].split(",")[0], "99X999")
    page.goto(server + "/data")
    file = {"name": "with a fault.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    page.get_by_label("CSV file").set_input_files(files=[file])
    page.get_by_role("button", name="Send the file").click()
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_function("() => !document.querySelector('progress')")


def _write_unsendable_letter(page, server):
    page.goto(server + "/mail")
    page.get_by_label("Server", exact=True).fill("localhost")
    page.get_by_label("Sender’s address").fill("voice@example.org")
    page.get_by_role("button", name="Save").click()
    page.goto(server + "/people/new")
    page.get_by_label("Name").fill("Zoe")
    page.get_by_label("E-mail").fill("zoe..z@example.org")
    page.get_by_label("May see and do").select_option("analyst")
    page.get_by_role("button", name="Add the person").click()
    page.get_by_role("button", name="Send it by mail").click()
    page.get_by_text("The link is on its way").wait_for()


@pytest.fixture(scope="session")
def addresses():
    """The addresses of places that were looked up."""
    return {}


@pytest.fixture
def visit(browser, product, administrator, addresses):
    """`visit(place, look="light", as_=None, script=True, expect=200)` opens a page and watches it.

    When the test ends, no page may have logged an error, broken the content security policy, asked another host for
    anything or got an answer that tells of a fault of ours.
    `as_`: cookies of somebody else; `{}` for a guest.
    """
    contexts, faults = [], []

    def open_page(place, look="light", as_=None, script=True, **options):
        state = administrator if as_ is None else as_ or None
        context = context_for(browser, LOOKS[look], java_script_enabled=script, storage_state=state, **options)
        contexts.append(context)
        page = context.new_page()
        _watch(page, product, faults)
        if place not in addresses:
            addresses[place] = address(page, product.address, place)
        page.goto(addresses[place])
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _watch(page, product, faults):
    def ask(request):
        where = urlsplit(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.port != product.port:
            faults.append(f"asks another host: {request.url}")

    def answer(response):
        # A page may be an answer to something wrong; what it is made of may not.
        if response.status >= (500 if response.request.resource_type in ("document", "fetch") else 400):
            faults.append(f"{response.status} {response.url}")
        kind = response.headers.get("content-type", "")
        if kind.startswith("text/html") and "default-src 'none'" not in response.headers.get("content-security-policy", ""):
            faults.append(f"no strict content security policy: {response.url}")

    def log(line):
        known = ("Failed to load resource: the server responded", "Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
        if line.type in ("error", "warning") and not line.text.startswith(known):
            faults.append(f"{line.type}: {line.text}")

    page.on("console", log)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", ask)
    page.on("response", answer)


@pytest.fixture(scope="session")
def shots():
    """Where pictures go: the folder that $INSIDEOUT_SHOTS names, or None."""
    folder = os.environ.get("INSIDEOUT_SHOTS")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)
