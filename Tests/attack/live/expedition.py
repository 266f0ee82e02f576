"""Several people and programs look at a town, and put together all that each of them is shown."""

from attack.campaign import PARTICIPATION, Collection
from attack.live.knowledge import Knowledge
from attack.live.reading import Reading
from attack.live.spy import Spy

# Roles, and the unit that a manager or employee belongs to; a town may not have all of these.
VIEWERS = (
    ("analyst", None), ("executive", None), ("manager", "all"), ("manager", "u0"), ("manager", "care"), ("manager", "X"),
    ("employee", "u0"))
ROUND_PAGES = ("", "/units", "/units?level=every", "/segments", "/comments", "/groups.csv", "/responses.csv", "/invitations")


class Expedition:
    """`reading`: what was seen of a town, once it has been asked."""

    def __init__(self, town):
        town.ask()
        self.town = town
        tokens = {role: town.token(role) for role in ("analyst", "executive")}
        self._periods = [town.call(tokens["executive"], "GET", f"/api/v1/rounds/{id}")["period"] for id in town.rounds]
        self._known = Knowledge(town, self._periods)
        self.reading = Reading(self._known)
        self._look_at_pages()
        for role, token in tokens.items():
            self._ask_as_program(role, token)

    def collection(self, of_answers):
        """What was seen of answers, or else of who has answered."""
        figures = [figure for figure in self.reading.figures.values() if (figure.question != PARTICIPATION) == of_answers]
        return Collection(
            figures=figures, rounds=[asked.name for asked in self.town.made.rounds], hidden=self._known.hidden(figures),
            scales=self.reading.scales if of_answers else [], listings=self.reading.listings, arrivals=self.town.arrivals,
            overheard=self.reading.overheard)

    def _look_at_pages(self):
        units = self.town.made.rounds[0].staff.parents
        for role, unit in VIEWERS:
            if unit is None or unit in units:
                name = f"{role} of {unit}" if unit else role
                spy = Spy(name, self.town.product, self.town.account(role, unit))
                for document in spy.everything(self._guessed(len(units))):
                    self.reading.read(document)

    def _guessed(self, units):
        """Addresses that anybody can think of who has seen one of them."""
        yield from ("/mirror", "/mirror.csv", "/link", "/link.json")
        yield from (f"/units/{number}" for number in range(1, units + 1))
        yield from (f"/rounds/{id}{page}" for id in self.town.rounds for page in ROUND_PAGES)

    def _ask_as_program(self, role, token):
        for id, period in zip(self.town.rounds, self._periods):
            results = self.town.call(token, "GET", f"/api/v1/rounds/{id}/results")
            self.reading.results(period, results, f"API, {role}")
