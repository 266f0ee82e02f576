"""./run's options reach the server, and what cannot be meant is refused before anything is built."""

import pytest


def test_help_tells_every_option(clone):
    result = clone.run("--help")
    assert result.returncode == 0
    for option in ("--empty", "--port", "--data", "--database-url", "--no-install"):
        assert option in result.stdout
    assert result.calls == []


@pytest.mark.parametrize(
    "arguments, reason",
    [
        (["--bogus"], "Unknown option: --bogus"),
        (["extra"], "Unknown option: extra"),
        (["--port"], "--port needs a value"),
        (["--port", "0"], "from 1 to 65535"),
        (["--port", "65536"], "from 1 to 65535"),
        (["--port", "80a"], "from 1 to 65535"),
        (["--data="], "name of a folder"),
        (["--database-url", "mysql://x"], "postgres://"),
    ],
)
def test_what_cannot_be_meant_is_refused(clone, arguments, reason):
    result = clone.run(*arguments)
    assert result.returncode == 2
    assert reason in result.stderr
    assert result.calls == []


def test_empty_leaves_the_sample_out(clone):
    assert "<--sample>" not in clone.run("--empty").stdout


def test_both_ways_to_write_a_value(clone):
    assert "<--port><9000>" in clone.run("--port", "9000").stdout
    assert "<--port><9000>" in clone.run("--port=9000").stdout


def test_a_relative_data_folder_is_the_callers(clone, tmp_path):
    elsewhere = tmp_path / "some where"
    elsewhere.mkdir()
    assert f"<--data><{elsewhere}/my data>" in clone.run("--data", "my data", cwd=elsewhere).stdout


def test_a_database_url_is_handed_on(clone):
    url = "postgres://insideout@127.0.0.1:5432/in%20side"
    assert f"<--database-url><{url}>" in clone.run("--database-url", url).stdout


def test_further_options_are_handed_on(clone):
    assert clone.run("--empty", "--", "--address", "https://a b").stdout.endswith("<--address><https://a b>")


def test_called_through_a_link_from_elsewhere(clone, tmp_path):
    link = tmp_path / "start"
    link.symlink_to(clone.root / "run")
    assert f"<--data><{clone.root}/data>" in clone.run(script=link, cwd=tmp_path).stdout
