"""The same survey under the same load in django-survey-and-report behind gunicorn, both on one PostgreSQL."""

import contextlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from harness.asking import POINTS
from harness.kept import Kept
from harness.postgres import postgres
from harness.product import ROOT, free_port
from load import load
from load.submission import submission
from row import Row

WARM_UP, SECONDS = 2, 20
# gunicorn's own advice: two for each core, and one.
WORKERS = 2 * (os.cpu_count() or 1) + 1


def rows():
    with postgres() as url, tempfile.TemporaryDirectory() as folder:
        product = submission(Path(folder), ("--database-url", url), visits=False).answers
        peer = survey_peer(Path(folder), url)
    yield Row(
        "responses of 10 answers accepted, PostgreSQL, the peer's survey", product.rate, "responses/s", at_most=False,
        peer="django-survey-and-report", peer_value=peer.rate,
    )
    yield Row("responses accepted: how many times as many as the peer", product.rate / peer.rate, "×", target=20, at_most=False)


def survey_peer(folder, url):
    """Its own test against forged forms compares a cookie with a field, so one page's pair serves for all requests."""
    subprocess.run(["psql", "-q", url, "-c", "CREATE DATABASE peer"], check=True)
    place = re.sub(r"/[^/]*$", "/peer", url)
    environment = os.environ | {"PEER_DATABASE": place, "PYTHONPATH": f"{ROOT}/Tests:{ROOT}/Tests/bench"}
    survey, *questions = subprocess.run(
        [sys.executable, "-m", "survey_peer.make"], env=environment, check=True, capture_output=True, text=True,
    ).stdout.split()
    with gunicorn(environment | {"DJANGO_SETTINGS_MODULE": "survey_peer.settings"}, survey) as address:
        page = urllib.request.urlopen(address)
        cookie = page.headers["Set-Cookie"].split(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())[1]
        (folder / "forms").write_text("\n".join(_form(token, questions) for _ in range(5_000)))
        kept = Kept(("--database-url", place))
        load(address, WARM_UP, "post.lua", folder / "forms", headers=[f"Cookie: {cookie}"])
        before = settled(kept)
        answers = load(address, SECONDS, "post.lua", folder / "forms", headers=[f"Cookie: {cookie}"])
        after = settled(kept)
        if after - before < answers.requests or kept.number("SELECT count(*) FROM survey_answer") != 10 * after:
            raise SystemExit("the peer has not kept what it acknowledged")
    return answers


def settled(kept):
    """How many responses there are when none comes any more: the peer goes on with what wrk has hung up on."""
    count = -1
    while count != (count := kept.number("SELECT count(*) FROM survey_response")):
        time.sleep(2)
    return count


@contextlib.contextmanager
def gunicorn(environment, survey):
    """The address of the peer's survey."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--log-level", "error",
        "django.core.wsgi:get_wsgi_application()",
    ]
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/survey/{survey}/"
            for _ in range(200):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(address).close()
                    break
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def _form(token, questions):
    *points, recommend = questions
    answers = [f"question_{key}={random.randint(1, POINTS)}" for key in points] + [f"question_{recommend}={random.randint(0, 10)}"]
    return "&".join([f"csrfmiddlewaretoken={token}", *answers])
