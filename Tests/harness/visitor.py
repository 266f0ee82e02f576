"""Somebody who uses the pages without a browser: forms and links, as HTTP carries them."""

import html
import re
import urllib.error
import urllib.parse
import urllib.request


class Visitor:
    """Keeps the cookie and the last page; `page` is its text, `path` where it stands, `status` what the server said."""

    def __init__(self, product):
        self._address = product.address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.page, self.path, self.status = "", "", 0

    def get(self, path):
        return self._open(urllib.request.Request(self._address + path))

    def post(self, path, **fields):
        """Posts a form with the token of the last page."""
        if token := re.search(r'name="form-token" value="([0-9a-f]+)"', self.page):
            fields["form-token"] = token[1]
        body = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(self._address + path, body, {"Origin": self._address}))

    def sign_in(self, link):
        path = link.removeprefix(self._address)
        self.get(path)
        self.post(path)
        return self

    @property
    def words(self):
        """The page as it is read: without tags."""
        main = re.search(r"<main.*</main>", self.page, re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0] if main else self.page)).split())

    def _open(self, request):
        try:
            answer = self._opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.page, self.status = answer.read().decode(), answer.status
            self.path = answer.url.removeprefix(self._address)
        return self
