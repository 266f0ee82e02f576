"""Requests made up from the description, also wrong ones: the product answers each as the description says."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

described = schemathesis.pytest.from_fixture("described_api")

# What a schema cannot say, such as that a round is over, is refused as well: that a document fits is not enough.
CHECKED = [check for check in CHECKS.get_all() if check.__name__ != "positive_data_acceptance"]
MADE_UP = settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@pytest.fixture
def described_api(organisation):
    return schemathesis.openapi.from_url(organisation.address + "/api/v1/openapi.json")


@pytest.fixture
def headers(organisation):
    """A token for each test, so that none asks too fast."""
    return {"Authorization": f"Bearer {organisation.token()}"}


@described.parametrize()
@MADE_UP
def test_made_up_requests_are_answered_as_described(case, headers):
    case.call_and_validate(headers=headers, checks=CHECKED)


@described.parametrize()
@MADE_UP
def test_made_up_documents_for_what_is_there_are_answered_as_described(case, headers, organisation):
    known = {"rounds": organisation.round, "surveys": "visit", "people": "c-1"}
    if case.path_parameters and not case.path.endswith("closure") and case.method != "DELETE":
        case.path_parameters["id"] = known[case.path.split("/")[3]]
    case.call_and_validate(headers=headers, checks=CHECKED)
