"""`kill -9` in the middle of load: every response that was acknowledged is there once, whole and counted."""

import os
import random
import signal
import time

from harness.asking import QUESTIONS, Analyst, make_survey
from harness.kept import Kept
from harness.product import Product, run
from harness.respondent import Crowd, Respondent, response_id

KILLS = 50
BACKEND = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'insideout' LIMIT 1"


def test_what_was_acknowledged_outlives_fifty_kills(place, tmp_path):
    make_survey(tmp_path, *place)
    asked = Rounds(place, tmp_path)
    for number in range(KILLS):
        asked.load_and_kill(number)
    assert len(asked.sheets) > KILLS, "the load was no load"
    asked.expect_all_once()
    assert run("database", "check", *place).returncode == 0


class Rounds:
    """One round of a survey that is answered through many lives of the server."""

    def __init__(self, place, folder):
        self._place, self._folder = place, folder
        self._path = None
        self.sheets = set()
        self._unsure = []

    def load_and_kill(self, number):
        """One life of the server. Whoever heard nothing in the last one sends the same sheet again first."""
        with self._product() as product:
            self._path = self._path or Analyst(product).open_round()
            self._send_again(product)
            self._expect_kept()
            with Crowd(product.port, self._path) as crowd:
                time.sleep(random.uniform(0.15, 0.45))
                if self._place[0] == "--database-url" and number % 10 == 5:
                    self._kill_a_backend()
                product.kill()
            self.sheets.update(crowd.acknowledged)
            self._unsure = crowd.unsure

    def expect_all_once(self):
        with self._product() as product:
            self._send_again(product)
            again = Respondent(product.port, self._path)
            again.send_again(random.sample(sorted(self.sheets), 50))
            assert again.unsure == []
            self._expect_kept()

    def _product(self):
        server = self._place if self._place[0] == "--database-url" else ()
        return Product("--sign-in-link", *server, data=self._folder / "data")

    def _send_again(self, product):
        again = Respondent(product.port, self._path)
        again.send_again(self._unsure)
        assert again.unsure == [], "a server without trouble takes every sheet"
        self.sheets.update(again.acknowledged)
        self._unsure = []

    def _expect_kept(self):
        """After everybody has heard, what is there is what was acknowledged, each once, and adds up."""
        kept = Kept(self._place)
        ids = kept.responses()
        assert sorted(ids) == sorted(map(response_id, self.sheets))
        assert kept.problems(len(QUESTIONS) + 1) == []

    def _kill_a_backend(self):
        """PostgreSQL then throws every connection away and recovers; the product goes on by itself."""
        os.kill(Kept(self._place).number(BACKEND), signal.SIGKILL)
        time.sleep(0.5)
