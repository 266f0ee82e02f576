"""Signing in, as a person does it."""


def follow_sign_in_link(page, link):
    """Opens a one-time link and, where its page asks for it, confirms."""
    page.goto(link)
    _confirm(page)


def sign_in_by_password(page, server, email, password):
    page.goto(f"{server}/sign-in")
    page.fill("input[type=email]", email)
    page.fill("input[type=password]", password)
    _confirm(page)


def _confirm(page):
    if "/sign-in" in page.url:
        page.locator("main form").get_by_role("button").first.click()
        page.wait_for_load_state()
