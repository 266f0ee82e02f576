"""The description of the API: sound, and its examples are what it says."""

import json
import urllib.request

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


@pytest.fixture(scope="module")
def document(organisation):
    with urllib.request.urlopen(organisation.address + "/api/v1/openapi.json") as answer:
        return json.load(answer)


def contents(node, path=""):
    """Every media type object with an example, and where it stands."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield path, node
        for name, part in node.items():
            yield from contents(part, f"{path}/{name}")
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from contents(part, f"{path}/{index}")


def test_it_is_openapi(document):
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_example_fits_its_schema(document):
    found = list(contents(document))
    faults = [
        f"{path}: {error.message}"
        for path, content in found
        for error in Draft202012Validator({**content["schema"], "components": document["components"]}).iter_errors(content["example"])
    ]
    assert len(found) > 25
    assert faults == []


def test_every_answer_and_document_has_an_example(document):
    bare = [
        f"{method} {path} {status}"
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters" and path != "/api/v1/openapi.json"
        for status, answer in [*operation["responses"].items(), ("sent", operation.get("requestBody", {}))]
        for content in answer.get("content", {}).values()
        if "example" not in content
    ]
    assert bare == []
