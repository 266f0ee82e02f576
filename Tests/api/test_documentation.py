"""The examples of docs/http-api.md, run one after the other as they stand there."""

import os
import re
import subprocess

from harness.product import ROOT


def test_every_command_of_the_documentation_works(organisation, tmp_path):
    text = (ROOT / "docs" / "http-api.md").read_text()
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 5
    environment = {**os.environ, "INSIDEOUT": organisation.address, "TOKEN": organisation.token()}
    result = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", "\n".join(blocks)], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert '"effort":2' in result.stdout and '"state":"over"' in result.stdout and '"responses_kept":0' in result.stdout


def test_every_address_is_told_how_to_be_asked(organisation):
    text = (ROOT / "docs" / "http-api.md").read_text()
    for word in ["invitations", "responses", "results", "closure", "publication", "people", "rounds", "surveys"]:
        assert f"/{word}" in text
