"""From the start page to a link's evidence, as an executive goes on a Monday morning."""

import pytest

scripts = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@scripts
def test_from_the_mirror_to_a_school_and_back(visit, script):
    page = visit("/", script=script)
    assert page.locator("h1").inner_text() == "Mirror"
    page.get_by_label("Find a unit").fill("Stuyvesant")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Stuyvesant High School").click()
    assert "Stuyvesant" in page.locator("h1").inner_text()
    assert page.locator("main table tbody tr").count() > 0
    page.get_by_role("link", name="Manhattan", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Manhattan"


@scripts
def test_sorting_is_a_link_that_turns_round(visit, script):
    page = visit("/mirror?level=borough", script=script)
    figures = lambda: [  # noqa: E731
        float(cell.split()[0]) for cell in page.locator("main tbody tr:not(.total) td:nth-of-type(1)").all_inner_texts()
    ]
    heading = page.get_by_role("link", name="School commitment")
    heading.click()
    first = figures()
    page.get_by_role("link", name="School commitment").click()
    assert sorted(first) == sorted(figures()) and first != figures()
    assert first in (sorted(first), sorted(first, reverse=True))
    assert figures() == first[::-1]


@scripts
def test_a_search_that_finds_nothing_says_so(visit, script):
    page = visit("/mirror", script=script)
    page.get_by_label("Find a unit").fill("there is no such school")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator("main .empty").is_visible()


@scripts
def test_from_the_link_to_its_rows(visit, script):
    page = visit("/", script=script)
    page.get_by_role("link", name="Link", exact=True).click()
    page.wait_for_url("**/link")
    page.locator("main a[href^='/link/pair']").first.click()
    assert page.locator("main table").count() > 0
    with page.expect_download() as download:
        page.locator("main a[href*='rows.csv']").first.click()
    rows = download.value.path().read_text().splitlines()
    assert len(rows) > 100


def test_the_mirrors_figures_leave_as_csv(visit):
    page = visit("/mirror?level=borough")
    shown = page.locator("main tbody tr:not(.total) th").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="These figures as CSV").click()
    text = download.value.path().read_text()
    assert all(name.split("\n")[0] in text for name in shown)


def test_a_chart_stands_over_its_table_and_the_table_stays(visit):
    page = visit(("/mirror?q=Stuyvesant", "main tbody tr:not(.total) a[href^='/units/']"))
    page.wait_for_load_state("networkidle")
    assert page.locator("main canvas").count() > 0
    assert page.locator("main table[data-chart]").is_visible()
    plain = visit(("/mirror?q=Stuyvesant", "main tbody tr:not(.total) a[href^='/units/']"), script=False)
    assert plain.locator("main canvas").count() == 0
    assert plain.locator("main table[data-chart]").is_visible()
