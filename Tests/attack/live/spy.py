"""Somebody who is let in, and opens whatever she is shown a way to."""

import html
import re
import urllib.parse
from dataclasses import dataclass

from harness.visitor import Visitor

# Ways to the same figures in another order or colour.
SAME = {"sort", "order", "heat", "q", "page", "embed"}
# What changes something, or is another side's.
LEFT_OUT = re.compile(r"/(sign-out|assets|a|data/uploads|surveys/\d+/(file|draft|preview|translation)|surveys/(new|library)|you|mail|directory/\d+)\b")
MOST_PAGES = 250


@dataclass(frozen=True)
class Document:
    """What one viewer got at one address."""

    viewer: str
    path: str
    text: str


class Spy:
    """`viewer`: how she is called in the report. Follows links, and forms that only ask, breadth first."""

    def __init__(self, viewer, product, link):
        self._viewer = viewer
        self._visitor = Visitor(product).sign_in(link)

    def everything(self, guessed=()):
        """What she is led to, and what lies at addresses that she could guess."""
        waiting = ["/", *guessed]
        seen = set(waiting)
        documents = []
        while waiting and len(documents) < MOST_PAGES:
            path = waiting.pop(0)
            self._visitor.get(path)
            if self._visitor.status != 200:
                continue
            documents.append(Document(self._viewer, path, self._visitor.page))
            for found in ways(self._visitor.page, path):
                if found not in seen and not LEFT_OUT.match(found):
                    seen.add(found)
                    waiting.append(found)
        return documents


def ways(page, path):
    """The addresses on this site that a page leads to."""
    for link in re.findall(r'(?:href|src)="([^"]+)"', page):
        yield from _own(urllib.parse.urljoin(path, html.unescape(link)))
    for form in re.findall(r'<form[^>]*method="get"[^>]*>.*?</form>', page, re.DOTALL):
        for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
            query = urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query)
            kept = [(key, value) for key, value in query if key != name]
            for value in re.findall(r'<option value="([^"]*)"', options):
                asked = urllib.parse.urlencode([*kept, (name, html.unescape(value))])
                yield from _own(f"{urllib.parse.urlsplit(path).path}?{asked}")


def _own(address):
    parts = urllib.parse.urlsplit(address)
    if parts.netloc or parts.scheme or not parts.path.startswith("/"):
        return
    query = sorted((key, value) for key, value in urllib.parse.parse_qsl(parts.query) if key not in SAME)
    yield parts.path + ("?" + urllib.parse.urlencode(query) if query else "")
