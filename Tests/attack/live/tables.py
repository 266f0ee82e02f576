"""A page as a reader takes it in: headings, tables whose cells stand under a column's head and beside a row's, and words."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "hr", "path", "source", "wbr", "col"}


@dataclass
class Node:
    tag: str
    marks: dict
    parts: list = field(default_factory=list)

    @property
    def words(self):
        text = "".join(part if isinstance(part, str) else f" {part.words} " for part in self.parts)
        return re.sub(r"\s+", " ", text).strip()

    @property
    def own_words(self):
        """What stands in it besides what its parts hold."""
        return re.sub(r"\s+", " ", "".join(part for part in self.parts if isinstance(part, str))).strip()

    def all(self, tag=None, mark=None):
        """Everything below it with this tag, or with this word in its class."""
        for part in self.parts:
            if isinstance(part, Node):
                if tag in (None, part.tag) and (mark is None or mark in (part.marks.get("class") or "").split()):
                    yield part
                yield from part.all(tag, mark)

    def first(self, tag=None, mark=None):
        return next(self.all(tag, mark), None)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Node("page", {})]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.open[-1].parts.append(data)


def page(text):
    reader = _Reader()
    reader.feed(text)
    return reader.open[0]


@dataclass
class Cell:
    """`row` and `column`: what is said at the beginning of its row and at the top of its column."""

    row: str
    column: str
    node: Node


def cells(table):
    """The body's cells of a table with one row of column heads at the end of its head."""
    head = table.first("thead")
    rows = list(head.all("tr")) if head else []
    heads = [name(th) for th in rows[-1].all("th")] if rows else []
    # The first head may span several rows, and then stands in the first.
    if len(rows) > 1:
        heads = [name(rows[0].first("th")), *heads]
    for row in table.first("tbody").all("tr"):
        title = row.first("th")
        for place, node in enumerate(row.all("td"), 1):
            yield Cell(name(title) if title else "", heads[place] if place < len(heads) else "", node)


def name(head):
    """What a head is called: its link, its own words or its first part, without remarks below."""
    if link := head.first("a"):
        return link.words
    part = head.first("span")
    return head.own_words or (part.words if part else head.words)
