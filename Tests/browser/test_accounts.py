"""Who comes in, by which door, and what she may do there."""

import itertools
from urllib.parse import urljoin

import pytest

from harness.signing_in import follow_sign_in_link, sign_in_by_password

PASSWORD = "a calm sentence about rivers"
numbers = itertools.count(1)


@pytest.fixture
def person(visit):
    """`person(role)` adds an account as the administrator does; its e-mail and one-time link."""

    def add(role, unit=""):
        email = f"{role}-{next(numbers)}@example.org"
        page = visit("/people/new")
        page.get_by_label("Name").fill(f"A new {role}")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("May see and do").select_option(role)
        page.get_by_label("Unit").fill(unit)
        page.get_by_role("button", name="Add the person").click()
        page.get_by_role("button", name="Make a one-time link").click()
        return email, page.get_by_label("One-time link").input_value()

    return add


def choose_password(page, password, old=None):
    page.goto(urljoin(page.url, "/you"))
    if old:
        page.get_by_label("The password you have now").fill(old)
    page.get_by_label("A new password").fill(password)
    page.get_by_role("button", name="Save password").click()


def test_a_one_time_link_works_once(visit, person):
    _, link = person("analyst")
    page = visit("/sign-in", as_={})
    follow_sign_in_link(page, link)
    assert "/sign-in" not in page.url
    again = visit("/sign-in", as_={})
    again.goto(link)
    assert "no longer works" in again.locator("h1").inner_text()


def test_a_guest_is_led_to_sign_in_and_back_to_where_she_wanted(visit, person):
    email, link = person("analyst")
    first = visit("/sign-in", as_={})
    follow_sign_in_link(first, link)
    choose_password(first, PASSWORD)
    page = visit("/link", as_={})
    assert "/sign-in" in page.url
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/link")


def test_an_account_chooses_and_changes_its_password(visit, person, product):
    email, link = person("analyst")
    page = visit("/sign-in", as_={})
    follow_sign_in_link(page, link)
    choose_password(page, PASSWORD)
    assert "Your password is saved" in page.get_by_role("status").inner_text()

    choose_password(page, "another sentence, about hills", old="not the one")
    assert "not the password you have now" in page.locator("main").inner_text()
    choose_password(page, "another sentence, about hills", old=PASSWORD)

    page.get_by_role("button", name="Sign out", exact=True).click()
    sign_in_by_password(page, product.address, email, PASSWORD)
    assert page.locator(".problems").is_visible()
    sign_in_by_password(page, product.address, email, "another sentence, about hills")
    assert "/sign-in" not in page.url


def test_signing_out_everywhere_ends_the_other_browser(visit, person, product):
    email, link = person("analyst")
    here = visit("/sign-in", as_={})
    follow_sign_in_link(here, link)
    choose_password(here, PASSWORD)
    there = visit("/sign-in", as_={})
    sign_in_by_password(there, product.address, email, PASSWORD)
    assert "/sign-in" not in there.url
    here.goto(product.address + "/you")
    here.get_by_role("button", name="Sign out everywhere").click()
    there.goto(product.address + "/mirror")
    assert "/sign-in" in there.url


def test_problems_stand_beside_their_fields(visit):
    page = visit("/people/new")
    page.locator("form").evaluate_all("forms => forms.forEach(form => form.noValidate = true)")
    page.get_by_role("button", name="Add the person").click()
    email = page.get_by_label("E-mail")
    assert email.get_attribute("aria-invalid") == "true"
    assert page.locator(f"#{email.get_attribute('aria-describedby').split()[-1]}").is_visible()


def test_an_analyst_does_not_see_the_accounts(visit, person, product):
    _, link = person("analyst")
    page = visit("/sign-in", as_={})
    follow_sign_in_link(page, link)
    assert page.get_by_role("link", name="Accounts").count() == 0
    page.goto(product.address + "/people")
    assert "not open to you" in page.locator("h1").inner_text()
