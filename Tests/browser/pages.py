"""Every page of the product: its name in pictures and reports, and its address with the sample organisation.

Where the address holds an id or a long question, it is the page from which one gets there and the link to follow.
"""

from urllib.parse import urljoin

from harness.filled_results import CUSTOMERS, EMPLOYEES, THREAD


def address(page, server, place):
    """The full address of a place, looked up in `page` where it has to be found."""
    if isinstance(place, str):
        return server + place
    page.goto(server + place[0])
    return urljoin(server, page.locator(place[1]).first.get_attribute("href"))


# Stands for the link of the round that is open from the start.
ANSWER = "the round's link"

# Seen by the administrator.
PAGES = {
    "mirror": "/mirror",
    "mirror-schools": "/mirror?level=school",
    "mirror-nothing": "/mirror?q=nothing-is-called-so",
    "unit-city": ("/mirror", "main tbody tr.total a[href^='/units/']"),
    "unit-school": ("/mirror?q=Stuyvesant", "main tbody tr:not(.total) a[href^='/units/']"),
    "link": "/link",
    "link-pair": ("/link", "main a[href^='/link/pair']"),
    "link-report": "/link/report",
    "data": "/data",
    "metric": ("/data", "main table.metrics a"),
    "new-metric": "/data/metrics/new",
    "import": ("/data", "main a[href^='/data/imports/']"),
    # The file that waits from the start; see `administrator` in conftest.py.
    "mapping": "/data/uploads/1",
    "check": "/data/uploads/1/work",
    "surveys": "/surveys",
    "survey-library": "/surveys/library",
    "new-survey": "/surveys/new",
    # The pulse, published and with an open round from the start, as well.
    "survey": ("/surveys", "main table a"),
    "survey-question": "/surveys/1?at=0.0",
    "survey-title": "/surveys/1?at=whole",
    "survey-translation": "/surveys/1/translation?all=yes",
    "survey-file": "/surveys/1/file",
    "survey-preview": "/surveys/1/preview",
    "new-round": "/surveys/1/rounds/new",
    "round": "/rounds/1",
    "results": f"/rounds/{CUSTOMERS}",
    "results-employees": f"/rounds/{EMPLOYEES}",
    "results-units": f"/rounds/{CUSTOMERS}/units",
    "results-units-employees": f"/rounds/{EMPLOYEES}/units",
    "results-segments": f"/rounds/{CUSTOMERS}/segments?by=tenure",
    "results-comments": f"/rounds/{CUSTOMERS}/comments?q=the",
    "results-comments-employees": f"/rounds/{EMPLOYEES}/comments",
    "poster": "/rounds/1/poster",
    "invitations": "/rounds/1/invitations",
    "directory": "/directory",
    "new-contact": "/directory/new",
    "people": "/people",
    "new-person": "/people/new",
    "tokens": "/tokens",
    "person": ("/people", "main tbody a[href^='/people/']"),
    "mail": "/mail",
    "you": "/you",
    "not-found": "/no-such-page",
}

# Seen by who has not signed in.
GUEST_PAGES = {
    "answer": ANSWER,
    "thread": f"/c/{THREAD}",
    "sign-in": "/sign-in",
    "stale-link": f"/sign-in/{'0' * 64}",
}
