"""An analyst brings a file in: she says what its columns mean, has it checked, brings it in and takes it back."""

import csv
import json
import re
import zipfile

import pytest

from harness.product import ROOT

scripts = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])

PANEL = ROOT / "sample" / "nyc_hs_panel.csv"


@pytest.fixture
def panel(tmp_path):
    """`panel(year, **cells)` writes five schools of the sample in a year that it does not have; returns the file.

    `cells`: values for single cells, as `column_line=value`, lines counted from 1 as in the file.
    """
    def write(year, name=None, **cells):
        with PANEL.open(newline="") as source:
            header, *rows = [row for _, row in zip(range(6), csv.reader(source))]
        for row in rows:
            row[header.index("year")] = str(year)
        for place, value in cells.items():
            column, line = place.rsplit("_", 1)
            rows[int(line) - 2][header.index(column)] = value
        path = tmp_path / (name or f"panel-{year}.csv")
        with path.open("w", newline="") as target:
            csv.writer(target).writerows([header, *rows])
        return path

    return write


def send(page, path, mapping=None):
    page.get_by_label("CSV file").set_input_files(path)
    if mapping:
        page.get_by_label("Mapping file").set_input_files(mapping)
    page.get_by_role("button", name="Send the file").click()


def check(page):
    """The check runs beside the pages: the page comes again by itself until there is an answer."""
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_function("() => !document.querySelector('progress')")


def bring_in(page):
    page.get_by_role("button", name=re.compile("^Bring")).click()
    page.wait_for_url(re.compile(r"/data/imports/\d+"))


@scripts
def test_a_file_comes_in_and_is_taken_back_whole(visit, panel, script):
    year = 2071 if script else 2072
    page = visit("/data", script=script)
    send(page, panel(year))
    assert page.get_by_label("The unit stands in").input_value() == "column:dbn"
    assert page.get_by_label("The period stands in").input_value() == "column:year"
    assert page.get_by_label("Metric for trust").locator("option:checked").inner_text().startswith("Trust")
    check(page)
    assert page.locator("h1").inner_text() == "The file is ready"
    assert "5 rows" in page.locator(".page-head").inner_text()
    bring_in(page)
    assert page.locator("h1").inner_text() == f"panel-{year}.csv"
    record = page.url

    mirror = visit(f"/mirror?period={year}&level=school", script=script)
    assert mirror.locator("main tbody tr:not(.total)").count() == 5

    page.get_by_role("button", name="Take the import back").click()
    page.wait_for_url(re.compile("notice=import-undone"))
    assert page.url.split("?")[0] == record.split("?")[0]
    assert page.get_by_role("button", name="Take the import back").count() == 0
    mirror.reload()
    assert mirror.get_by_label("Period").locator(f"option[value='{year}']").count() == 0


@scripts
def test_wrong_cells_are_told_with_line_column_value_and_reason(visit, panel, script):
    year = 2073 if script else 2074
    page = visit("/data", script=script)
    send(page, panel(year, dbn_3="99X999", trust_4="high", year_5="20xx"))
    check(page)
    assert page.locator("h1").inner_text() == "Not everything can come in"
    assert "3 of 5 rows are refused" in page.locator(".page-head").inner_text()
    told = [[cell.inner_text() for cell in row.locator("td").all()] for row in page.locator("table:has(caption) tbody tr").all()]
    assert [line[:3] for line in told] == [["3", "dbn", "99X999"], ["4", "trust", "high"], ["5", "year", "20xx"]]
    assert all(len(line[3]) > 10 for line in told)

    with page.expect_download() as download:
        page.get_by_role("link", name="Save the refused rows").click()
    refused = list(csv.reader(download.value.path().open(newline="", encoding="utf-8-sig")))
    assert len(refused) == 4
    assert any("99X999" in row for row in refused)

    page.get_by_role("button", name="Bring in 2 rows and leave out 3").click()
    page.wait_for_url(re.compile(r"/data/imports/\d+"))
    assert page.get_by_role("row", name="Rows left out").inner_text().split()[-1] == "3"
    page.get_by_role("button", name="Take the import back").click()
    page.wait_for_url(re.compile("notice=import-undone"))


@scripts
def test_what_is_no_csv_file_is_refused_beside_the_form(visit, tmp_path, script):
    workbook = tmp_path / "answers.csv"
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    empty = tmp_path / "empty.csv"
    empty.touch()
    page = visit("/data", script=script)
    for path, said in [(workbook, "CSV"), (empty, "holds something")]:
        send(page, path)
        assert said in page.locator("main [role=alert]").inner_text()
        assert page.get_by_label("CSV file").is_visible()


def test_a_form_that_misses_something_says_what_and_keeps_the_rest(visit, panel):
    page = visit("/data")
    send(page, panel(2075))
    page.get_by_label("The unit stands in").select_option("")
    page.get_by_label("Factor for trust").fill("many")
    page.get_by_role("button", name="Check the file").click()
    page.locator("main [role=alert], main .problem").first.wait_for()
    assert page.get_by_label("Factor for trust").input_value() == "many"
    page.get_by_role("button", name="Throw this file away").click()
    page.wait_for_url(re.compile(r"/data(\?|$)"))


def test_a_saved_mapping_does_the_matching_the_next_time(visit, panel, tmp_path):
    page = visit("/data")
    send(page, panel(2076))
    page.get_by_label("Metric for leadership").select_option("")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a mapping file").click()
    mapping = tmp_path / "mapping.json"
    download.value.save_as(mapping)
    assert "leadership" not in {column["column"] for column in json.loads(mapping.read_text())["metrics"]}

    page.goto(page.url.split("/data")[0] + "/data")
    send(page, panel(2077), mapping)
    assert page.get_by_label("Metric for leadership").input_value() == ""
    assert page.get_by_label("Metric for trust").input_value() != ""


def test_the_same_file_twice_is_told_to_be_here_already(visit, panel):
    page = visit("/data")
    path = panel(2078)
    send(page, path)
    check(page)
    bring_in(page)
    first = page.url
    page.goto(page.url.split("/data")[0] + "/data")
    send(page, path)
    check(page)
    assert "was brought in by" in page.locator("main .notice.warning").inner_text()
    assert page.get_by_role("button", name=re.compile("^Bring")).count() == 0
    page.goto(first)
    page.get_by_role("button", name="Take the import back").click()
    page.wait_for_url(re.compile("notice=import-undone"))
