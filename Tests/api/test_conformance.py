"""Requests made up from the description, also wrong ones: the product answers each as the description says."""

import subprocess
import sys
from pathlib import Path

import pytest

# What a schema cannot say, such as that a round is over, is refused as well: a document that fits is not always taken.
LEFT_OUT = "positive_data_acceptance,use_after_free,ensure_resource_availability"


@pytest.mark.parametrize("tag", ["People", "Surveys", "Rounds", "Invitations", "Responses"])
def test_made_up_requests_are_answered_as_described(organisation, tmp_path, tag):
    # A token for each, so that none asks too fast.
    command = [
        Path(sys.executable).parent / "schemathesis", "run", organisation.address + "/api/v1/openapi.json",
        "--include-tag", tag, "--header", f"Authorization: Bearer {organisation.token()}", "--phases", "examples,coverage,fuzzing",
        "--exclude-checks", LEFT_OUT, "--max-examples", "20", "--seed", "1", "--generation-database", "none",
        "--suppress-health-check", "all", "--warnings", "off", "--no-color",
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr
