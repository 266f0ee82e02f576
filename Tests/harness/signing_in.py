"""Signing in, as a person does it."""

import http.client
from urllib.parse import urlsplit


def follow_sign_in_link(page, link):
    """Opens a one-time link and, where its page asks for it, confirms."""
    page.goto(link)
    _confirm(page)


def session_cookie(link):
    """The cookie of who has followed a one-time link, for requests without a browser."""
    where = urlsplit(link)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    connection.request("POST", where.path, "", {"Content-Type": "application/x-www-form-urlencoded"})
    return connection.getresponse().headers["Set-Cookie"].split(";")[0]


def sign_in_by_password(page, server, email, password):
    page.goto(f"{server}/sign-in")
    page.fill("input[type=email]", email)
    page.fill("input[type=password]", password)
    _confirm(page)


def _confirm(page):
    if "/sign-in" in page.url:
        page.locator("main form").get_by_role("button").first.click()
        page.wait_for_load_state()
