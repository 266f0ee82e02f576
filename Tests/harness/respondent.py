"""People who answer the round of asking.py one after the other, without a browser."""

import hashlib
import http.client
import random
import re
import socket
import threading
import urllib.parse

from harness.asking import POINTS, QUESTIONS

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Respondent:
    """One connection to a server. Sheets whose response was acknowledged are in `acknowledged`; those that were sent and of
    which nothing was heard are in `unsure`."""

    def __init__(self, port, path):
        self._port, self._path = port, path
        self.acknowledged, self.unsure = [], []

    def answer_until(self, ended):
        """Answers again and again until the event is set or the server is gone."""
        connection = self._connect()
        try:
            while not ended.is_set():
                self.send(connection, self._sheet(connection))
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()

    def send(self, connection, sheet):
        """Sends a sheet; a server that cannot take it now has not acknowledged it."""
        self.unsure.append(sheet)
        answers = {key: random.randint(1, POINTS) for key in QUESTIONS} | {"recommend": random.randint(0, 10)}
        form = {"screen": 0, "language": "en", "shown": " ".join(answers), "sheet": sheet, **answers}
        place = "10." + ".".join(str(random.randint(0, 255)) for _ in range(3))
        answer = self._ask(connection, "POST", urllib.parse.urlencode(form), _FORM | {"X-Forwarded-For": place})
        if answer.status == 303:
            self.acknowledged.append(self.unsure.pop())
        elif answer.status != 503:
            raise AssertionError(f"{answer.status} for a sheet that a page was handed out with")

    def send_again(self, sheets):
        """Sends sheets anew, as people do who have heard nothing."""
        connection = self._connect()
        for sheet in sheets:
            self.send(connection, sheet)
        connection.close()

    def _sheet(self, connection):
        while True:
            answer = self._ask(connection, "GET", None, {})
            if found := re.search(r'name="sheet" value="(\w+)"', answer.text):
                return found[1]

    def _ask(self, connection, method, body, headers):
        connection.request(method, self._path, body, headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        return answer

    def _connect(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class Crowd:
    """Some respondents who answer side by side while the `with` block runs and are done when it ends."""

    def __init__(self, port, path, people=8):
        self.respondents = [Respondent(port, path) for _ in range(people)]
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=one.answer_until, args=[self._ended]) for one in self.respondents]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        for thread in self._threads:
            thread.join()

    @property
    def acknowledged(self):
        return [sheet for one in self.respondents for sheet in one.acknowledged]

    @property
    def unsure(self):
        return [sheet for one in self.respondents for sheet in one.unsure]


def response_id(sheet):
    """The id of the response that a sheet becomes."""
    return hashlib.sha256(sheet.encode()).hexdigest()
