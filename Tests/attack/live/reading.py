"""From documents to figures: heads, titles and captions tell whose they are."""

import csv
import io
import json
import re
from dataclasses import replace

from attack.live.tables import cells, page
from attack.live.town import SCALE_ITEMS
from attack.staff import Cell
from attack.traces import Listing
from attack.voices import Overheard

NUMBER = r"[−-]?\d[\d.,]*"
BAND = re.compile(rf"between ({NUMBER})[^\d−-]*? and ({NUMBER}).*? n ({NUMBER})")
FIGURE = re.compile(rf"({NUMBER})(?:\s*\[\s*({NUMBER}),\s*({NUMBER})\s*\])?\D*? n ({NUMBER})")


def whole(text):
    return int(text.replace(",", ""))


class Reading:
    """Figures and lists of what one spy was shown, with the addresses at which there were some she could not place."""

    def __init__(self, knowledge):
        self._known = knowledge
        self.figures, self.scales, self.listings, self.unread = {}, [], [], set()
        self.overheard = []
        self._again = False

    def read(self, document):
        # Thousands stand apart by a narrow space.
        document = replace(document, text=re.sub(r"(?<=\d)\u202f(?=\d)", "", document.text))
        source = f"{document.viewer}, {document.path}"
        self._listen(document.text, source)
        before = len(self.figures)
        if document.text.lstrip().startswith("<"):
            self._page(page(document.text), source)
            shows = re.search(r'class="n">n \d', document.text)
        else:
            self._csv(document.text, source)
            shows = False
        if shows and len(self.figures) == before and not self._again:
            self.unread.add(document.path)

    def results(self, period, document, source):
        """The API's results of a round."""
        self._listen(json.dumps(document), source)
        for item in document["questions"]:
            question = item["question"]
            if item.get("comments"):
                self.listings.append(Listing(source, self._known.rounds[period].name, tuple(item["comments"]), are_words=True))
            if item.get("band") and question in self._known.questions.values():
                low, high = item["band"]
                self._said(period, self._titles[question], "all", f"between {low} and {high} n {item['n']}", source)
            elif item.get("n") and item.get("counts") and question in self._known.questions.values():
                place = self._place(period, question, "all", item["n"], source)
                self._add(place.counts({int(answer): n for answer, n in item["counts"].items()}))

    def _listen(self, text, source):
        """Words that nobody was to be shown, wherever they stand."""
        self.overheard += [
            Overheard(source, name, words) for name, hushed in self._known.hushed.items() for words in hushed if words in text]

    def _page(self, node, source):
        self._again = False
        title, period = node.first("h1"), self._period(node) or self._crumb(node)
        unit = self._known.units.get(title.words) if title else None
        broken_down = self._broken_down(node)
        for table in node.all("table"):
            self._table(table, unit, period, source, broken_down)
        if unit:
            for block in node.all(mark="figure"):
                value = block.first(mark="value")
                if value:
                    words = f"{value.words} {block.first(mark='under').words}"
                    self._said(period, block.first(mark="name").words, unit, words, source)
            if "Nothing measured here yet" in node.words:
                for label, asked in self._known.rounds.items():
                    if any(unit in asked.staff.path(place) for place in asked.staff.places.values()):
                        self._add(self._known.answered(label, unit, 0, source))
        if told := re.search(r"([\d,]+) of ([\d,]+) invited", node.words):
            answered, invited = map(whole, told.groups())
            self._add(self._known.answered(period, "all", answered, source, invited=invited))
        for section in node.all("section", "result"):
            self._question(section, period, source)
        self._voices(node, period, source)

    def _crumb(self, node):
        """A page below a round names it in the way that leads to it."""
        crumbs = node.first("ol", "crumbs")
        words = [link.words for link in crumbs.all("a")] if crumbs else []
        return next((text for text in words if text in self._known.rounds), None)

    def _period(self, node):
        """What is chosen in a form, or stands in the title."""
        for option in node.all("option"):
            if "selected" in option.marks and option.words in self._known.rounds:
                return option.words
        title = node.first("h1")
        return next((label for label in self._known.rounds if title and title.words.endswith("· " + label)), None)

    def _broken_down(self, node):
        """By which attribute, and within which unit; nil where a page is not."""
        title = node.first("h1")
        segment = title.words.removeprefix("By ") if title else ""
        if segment not in self._known.segments:
            return None
        chosen = next((option for option in node.all("option") if "selected" in option.marks and option.words in self._known.units), None)
        return segment, self._known.units[chosen.words] if chosen else "all"

    def _table(self, table, unit, period, source, broken_down):
        invited = {}
        for cell in cells(table):
            row, column = cell.row, cell.column
            if broken_down:
                segment, within = broken_down
                part = Cell(within) if row == "All" else Cell(within, segment, row)
                if column == "Responses" and cell.node.words.replace(",", "").isdigit():
                    self._add(self._known.answered(period, part, whole(cell.node.words), source))
                else:
                    self._said(period, column, part, cell.node.words, source)
                continue
            if column in ("Invited", "Answered") and cell.node.words.replace(",", "").isdigit():
                invited.setdefault(row, {})[column] = whole(cell.node.words)
            elif column == "Responses" and row in self._known.units and cell.node.words.replace(",", "").isdigit():
                self._add(self._known.answered(period, self._known.units[row], whole(cell.node.words), source))
            elif FIGURE.search(cell.node.words) or BAND.search(cell.node.words):
                if column in self._known.rounds:
                    self._said(column, row, unit, cell.node.words, source)
                elif row in self._known.units:
                    self._said(period, column, self._known.units[row], cell.node.words, source)
        for row, numbers in invited.items():
            unit = self._known.units[row]
            self._add(self._known.answered(period, unit, numbers["Answered"], source, invited=numbers["Invited"]))

    def _voices(self, node, period, source):
        """Comments, with whatever names them to forms."""
        for voices in node.all("ul", "voices"):
            items = list(voices.all("li"))
            rows = [(item.first("p", "voice") or item).words for item in items]
            ids = [field.marks["value"] for field in voices.all("input") if field.marks.get("name") == "comment"]
            if rows and period:
                name = self._known.rounds[period].name
                texts = tuple(item.words for item in items)
                self.listings.append(Listing(source, name, tuple(rows), tuple(ids), texts, are_words=True))

    def _question(self, section, period, source):
        """A question of a round's results: figure, bars, and the rounds before."""
        heading = section.first("h2").words
        if heading not in self._known.questions:
            return
        bars = section.first("table", "bars")
        for table in section.all("table"):
            if table is not bars:
                self._trend(table, heading, source)
        words = " ".join(part.words for part in section.parts if getattr(part, "tag", "") == "p")
        self._said(period, heading, "all", words, source)
        found = None if BAND.search(words) else FIGURE.search(words)
        if not found:
            return
        rows = list(bars.all("tr")) if bars else []
        counts = {int(row.first("th").words): whole(row.first("td").words) for row in rows}
        self._add(self._place(period, self._known.questions[heading], "all", whole(found[4]), source).counts(counts))

    def _trend(self, table, heading, source):
        lines = {}
        for cell in cells(table):
            lines.setdefault(cell.row, {})[cell.column] = cell.node.words
        for period, line in lines.items():
            said = next((words for words in line.values() if BAND.search(words)), None)
            self._said(
                period, heading, "all", said or f"{line.get('Figure')} {line.get('95 % interval')} n {line.get('n')}", source)

    def _csv(self, text, source):
        self._means = {}
        for row in csv.DictReader(io.StringIO(text)):
            if "figure" in row:
                self._group(row, source)
                continue
            for question in self._known.questions.values():
                key = f"pulse-{question}"
                if row.get(key) and row.get(f"{key} n"):
                    place = self._place(row["period"], question, row["unit"], int(row[f"{key} n"]), source)
                    self._add(self._mean(place, question, row[key], row[f"{key} low"], row[f"{key} high"]))
                elif row.get(f"{key} band low"):
                    words = f"between {row[f'{key} band low']} and {row[f'{key} band high']} n {row[f'{key} n']}"
                    self._said(row["period"], self._titles[question], row["unit"], words, source)

    def _group(self, row, source):
        """A row of a round's groups: of one figure, of one answer to a question, or of a band."""
        period, question, n = self._round(source), row["figure"], int(row["n"] or 0)
        cell = Cell(row["unit"], row["segment"], row["value"])
        if row["shown"] == "no":
            return
        if question == "responses":
            self._add(self._known.answered(period, cell, n, source))
        elif question == "trust":
            if row["shown"] == "yes" and not self._follows(row, cell):
                self.scales.append(self._known.scale(period, cell))
        elif question not in self._known.questions.values():
            return
        elif row["shown"] == "band":
            self._said(period, self._titles[question], cell, f"between {row['low']} and {row['high']} n {n}", source)
        elif row["answer"]:
            self._add(self._known.all(period, question, cell, source).counts({int(row["answer"]): n}))
        else:
            self._means[question, cell] = float(row["mean"])
            place = self._place(period, question, cell, n, source)
            self._add(self._mean(place, question, row["mean"], row["low"], row["high"]))

    def _follows(self, row, cell):
        """Whether a scale's figure is the mean of its questions', which stand above it in the file."""
        means = [self._means.get((question, cell)) for question in SCALE_ITEMS]
        return None not in means and abs(sum(means) / len(means) - float(row["mean"])) < 1e-9

    def _round(self, source):
        """The period of the round whose number stands in an address."""
        number = int(re.search(r"/rounds/(\d+)", source)[1])
        return self._known.periods[number]

    @property
    def _titles(self):
        return {question: title for title, question in self._known.questions.items()}

    def _said(self, period, heading, unit, words, source):
        """A figure or a band as it stands on a page."""
        if found := BAND.search(words):
            if question := self._known.questions.get(heading):
                low, high, n = found.groups()
                place = self._place(period, question, unit, whole(n), source)
                quantity = place.scale.promoters if question == "recommend" else None
                self._add([place.band(low, high, quantity)])
        elif found := FIGURE.search(words):
            self._figure(period, heading, unit, found, source)

    def _figure(self, period, heading, unit, found, source):
        if question := self._known.questions.get(heading):
            value, low, high, n = found.groups()
            place = self._place(period, question, unit, whole(n), source)
            self._add(self._mean(place, question, value, low, high))

    def _place(self, period, question, unit, n, source):
        # Whoever gave any answer gave one to the first question.
        if question == "voice":
            self._add(self._known.answered(period, unit, n, source))
        return self._known.place(period, question, unit, n, source)

    def _mean(self, place, question, value, low, high):
        """A net promoter score's spread is of its points, which are not the answers'. Where answers are broken down by
        segments, the interval of a part tells of the spread of all."""
        if question == "recommend":
            return [place.mean(value, place.scale.promoters)]
        is_own = not self._known.segments or place.group == "all"
        return [place.mean(value), *(place.spread(value, low, high) if low and is_own else [])]

    def _add(self, figures):
        """The same figure stands in many places; the digits of all of them count."""
        for figure in figures:
            key = (figure.round, figure.question, figure.members, figure.quantity)
            old = self.figures.get(key)
            self._again = self._again or old is not None
            if old is None or figure.high - figure.low < old.high - old.low:
                self.figures[key] = figure
