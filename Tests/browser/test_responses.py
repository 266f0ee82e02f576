"""Responses leave in three formats, and other tools read back what people answered, whatever they wrote."""

import csv
import datetime
import math

import openpyxl
import pyreadstat
import pytest
from openpyxl.utils.escape import unescape

from harness import product
from harness.filled_round import FilledRound

SURVEY = """
key: all-kinds
title: {en: "Every kind — ünï 😀", de: Alles}
languages: [en, de]
respondents: customers
sections:
  - questions:
      - {key: recommend, kind: recommend, text: {en: Recommend, de: Empfehlen}}
      - {key: served-well, kind: agreement, points: 5, text: {en: Served well, de: Gut bedient}}
      - {key: again, kind: yes-no, text: {en: Again, de: Wieder}}
      - {key: spent, kind: number, low: -1000, high: 1000, text: {en: Spent, de: Ausgegeben}}
      - {key: colour, kind: choice, text: {en: Colour, de: Farbe}, options: [{key: red, text: {en: Red, de: Rot}}, {key: sky-blue, text: {en: "Sky, “blue”", de: Himmelblau}}]}
      - {key: why, kind: choices, text: {en: Why, de: Warum}, options: [{key: price, text: {en: Price, de: Preis}}, {key: staff, text: {en: Staff, de: Leute}}]}
      - {key: order, kind: ranking, text: {en: Order, de: Folge}, options: [{key: a, text: {en: A, de: Ä}}, {key: b, text: {en: B, de: B}}, {key: c, text: {en: C, de: C}}]}
      - {key: name, kind: line, text: {en: Name, de: Name}}
      - {key: words, kind: comment, text: {en: Words, de: Worte}}
      - {key: more-words, kind: comment, text: {en: More words, de: Mehr Worte}}
      - {key: visited, kind: date, text: {en: Visited, de: Besucht}}
      - {key: unit, kind: line, text: {en: Unit, de: Einheit}}
"""

# What people may write; the longest that the product takes has 20,000 bytes.
TEXTS = [
    "plain", "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1:A9)", "a\r\nb\nc", "a,b;c\td", 'say "hi"', "it's", "שלום \u202eRTL",
    "😀" * 5_000, "x" * 20_000, "é" * 10_000, "x" * 255, "y" * 256, "<b>&amp;</b>", "_x0041_", "]]>", "null", "1e5", "007",
]
COLUMNS = [
    "response", "unit", "unit_name", "day", "language", "recommend", "served-well", "again", "spent", "colour", "why.price",
    "why.staff", "order.a", "order.b", "order.c", "name", "words", "more-words", "visited", "unit_answer",
]


def answers(place, text):
    return {
        "recommend": place % 11, "served-well": 1 + place % 5, "again": place % 2, "spent": [-0.1, 2.5, 1000, 1 / 3][place % 4],
        "colour": [["red", "sky-blue"][place % 2]], "why": [["price"], ["price", "staff"]][place % 2], "order": ["b", "a", "c"],
        "name": text[:200], "words": text, "more-words": text[::-1].replace("\n\r", "\r\n"), "visited": {"day": 20_000 + place}, "unit": "mine",
    }


def row(place, text, coding):
    """What a file should say of one response, by column; texts as they were written."""
    told = answers(place, text)
    colours = {"labels": ["Red", "Sky, “blue”"], "codes": ["red", "sky-blue"]}[coding]
    return {
        "response": f"{place:064x}", "unit": "ns"[place % 2], "unit_name": ["North", "South"][place % 2],
        "day": datetime.date(2025, 3, 3), "language": "de", "recommend": place % 11, "served-well": 1 + place % 5,
        "again": {"labels": ["No", "Yes"], "codes": ["no", "yes"]}[coding][place % 2], "spent": told["spent"],
        "colour": colours[place % 2], "why.price": 1, "why.staff": place % 2, "order.a": 2, "order.b": 1, "order.c": 3,
        "name": told["name"], "words": told["words"], "more-words": told["more-words"],
        "visited": datetime.date(1970, 1, 1) + datetime.timedelta(days=20_000 + place), "unit_answer": "mine",
    }


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A round with a response for each of the texts, and one in which nothing was answered."""
    filled = FilledRound(tmp_path_factory.mktemp("filled"), SURVEY)
    day = (datetime.date(2025, 3, 3) - datetime.date(1970, 1, 1)).days
    responses = [(f"{place:064x}", "ns"[place % 2], day, "de", answers(place, text)) for place, text in enumerate(TEXTS)]
    filled.fill([*responses, ("f" * 64, "n", day, "en", {})])
    return filled


def export(filled, folder, form, *options):
    path = folder / f"responses.{form}"
    product.run("round", "export", filled.round, "--format", form, "--output", path, "--data", filled.data, *options)
    return path


codings = pytest.mark.parametrize("coding", ["labels", "codes"])


@codings
def test_csv_holds_what_was_answered_and_runs_no_formula(filled, tmp_path, coding):
    csv.field_size_limit(1 << 20)
    with open(export(filled, tmp_path, "csv", "--as", coding), newline="", encoding="utf-8") as file:
        names, *rows = csv.reader(file)
    assert names == COLUMNS and len(rows) == len(TEXTS) + 1
    for place, text in enumerate(TEXTS):
        for name, cell, told in zip(names, rows[place], row(place, text, coding).values()):
            if isinstance(told, str):
                assert cell.removeprefix("'") == told and cell[:1] not in ("=", "@"), name
            elif isinstance(told, datetime.date):
                assert cell == told.isoformat()
            else:
                assert float(cell) == told
    assert rows[-1][5:] == [""] * (len(COLUMNS) - 5)


@codings
def test_excel_holds_what_was_answered(filled, tmp_path, coding):
    book = openpyxl.load_workbook(export(filled, tmp_path, "xlsx", "--as", coding))
    names, *rows = book["Responses"].iter_rows()
    assert [cell.value for cell in names] == COLUMNS and len(rows) == len(TEXTS) + 1
    for place, text in enumerate(TEXTS):
        for cell, told in zip(rows[place], row(place, text, coding).values()):
            assert cell.data_type != "f"
            if isinstance(told, str):
                assert unescape(cell.value) == told.replace("\r\n", "\n")
            elif isinstance(told, datetime.date):
                assert cell.value.date() == told
            else:
                assert math.isclose(cell.value, told)
    assert {cell.value for cell in rows[-1][5:]} == {None}
    meanings = {line[0]: line[1] for line in book["Columns"].iter_rows(values_only=True) if line[0]}
    assert meanings["why.staff"] == "Staff · Why" and meanings["served-well"] == "Served well"


@codings
def test_spss_holds_what_was_answered_with_its_labels(filled, tmp_path, coding):
    path = export(filled, tmp_path, "sav", "--as", coding)
    data, meta = pyreadstat.read_sav(path, output_format="dict", apply_value_formats=False)
    names = [name.replace("-", "_") for name in COLUMNS]
    assert meta.column_names == names and meta.number_rows == len(TEXTS) + 1
    for place, text in enumerate(TEXTS):
        for name, told in zip(names, row(place, text, coding).values()):
            value = data[name][place]
            if name in ("again", "colour"):
                value = meta.variable_value_labels[name][value]
            assert value == told, name
    assert {data[name][-1] for name in names[5:]} == {None, ""}
    assert meta.file_label == "Every kind — ünï 😀"
    assert meta.column_names_to_labels["served_well"] == "Served well"
    assert meta.variable_value_labels["recommend"] == {0: "not at all likely", 10: "extremely likely"}
    assert [meta.variable_measure[name] for name in ("recommend", "spent", "colour", "words")] == ["ordinal", "scale", "nominal", "nominal"]
    assert meta.original_variable_types["visited"] == "SDATE10" and meta.variable_storage_width["words"] == 20_000


def test_texts_come_in_the_language_asked_for(filled, tmp_path):
    _, meta = pyreadstat.read_sav(export(filled, tmp_path, "sav", "--language", "de"), metadataonly=True, output_format="dict")
    assert meta.variable_value_labels["colour"] == {1: "Rot", 2: "Himmelblau"}
    assert meta.variable_value_labels["again"] == {0: "Nein", 1: "Ja"}
    assert meta.column_names_to_labels["order.a"] == "Ä · Folge"


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Control characters that XML cannot hold, and days that formats do not know."""
    filled = FilledRound(tmp_path_factory.mktemp("odd"), SURVEY)
    days = ["0001-01-01", "1582-10-14", "1582-10-15", "1900-02-28", "1900-03-01", "9999-12-31"]
    numbers = [(datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days for day in days]
    control = "a\x00b\x01c\x0b\x1f\ufffe\uffff d"
    filled.fill((f"{place:064x}", "n", 0, "en", {"visited": {"day": day}, "words": control}) for place, day in enumerate(numbers))
    return filled


def test_what_a_format_cannot_hold_is_shown_as_such(odd, tmp_path):
    with open(export(odd, tmp_path, "csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [line["visited"] for line in rows][::5] == ["0001-01-01", "9999-12-31"]
    assert rows[0]["words"] == "a\ufffdb\x01c\x0b\x1f\ufffe\uffff d"
    sheet = openpyxl.load_workbook(export(odd, tmp_path, "xlsx"))["Responses"]
    column = {cell.value: cell.column for cell in sheet[1]}
    days = [sheet.cell(line, column["visited"]).value for line in range(2, 8)]
    assert days[:4] == ["0001-01-01", "1582-10-14", "1582-10-15", "1900-02-28"]
    assert [day.date() for day in days[4:]] == [datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)]
    assert sheet.cell(2, column["words"]).value == "a\ufffdb\ufffdc\ufffd\ufffd\ufffd\ufffd d"
    data, _ = pyreadstat.read_sav(export(odd, tmp_path, "sav"), output_format="dict")
    assert data["visited"] == [None, None, *map(datetime.date.fromisoformat, ["1582-10-15", "1900-02-28", "1900-03-01", "9999-12-31"])]
    assert data["words"][0] == "a\ufffdb\x01c\x0b\x1f\ufffe\uffff d"


def test_thousands_of_columns_leave_where_the_format_holds_them(tmp_path):
    options = ", ".join(f"{{key: o{number}, text: Option {number}}}" for number in range(200))
    questions = "".join(f"      - {{key: q{number}, kind: choices, text: Which, options: [{options}]}}\n" for number in range(49))
    survey = f"key: wide\ntitle: Wide\nlanguages: [en]\nrespondents: customers\nsections:\n  - questions:\n{questions}"
    filled = FilledRound(tmp_path, survey + "      - {key: r, kind: line, text: Words}\n")
    filled.fill([("a", "n", 0, "en", {"q48": ["o0", "o199"], "r": "z" * 1_000})])
    data, meta = pyreadstat.read_sav(export(filled, tmp_path, "sav"), output_format="dict")
    assert len(meta.column_names) == 9_806 and data["q48.o199"] == [1] and data["q48.o198"] == [0] and data["r"] == ["z" * 1_000]
    assert meta.column_names_to_labels["q48.o199"] == "Option 199 · Which"
    sheet = openpyxl.load_workbook(export(filled, tmp_path, "xlsx"), read_only=True)["Responses"]
    assert len(next(sheet.iter_rows(values_only=True))) == 9_806


def test_a_round_without_a_response_is_a_file_with_columns_alone(tmp_path):
    filled = FilledRound(tmp_path, SURVEY)
    assert export(filled, tmp_path, "csv").read_text() == ",".join(COLUMNS) + "\n"
    assert openpyxl.load_workbook(export(filled, tmp_path, "xlsx"))["Responses"].max_row == 1
    _, meta = pyreadstat.read_sav(export(filled, tmp_path, "sav"), output_format="dict")
    assert meta.number_rows == 0 and len(meta.column_names) == len(COLUMNS)
