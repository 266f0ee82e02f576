"""Mail servers of every kind: reached as they ask for it, and what they say is shown."""

import pytest

from harness.product import run
from harness.smtp_server import USER


def test_without_a_server_the_page_says_so_kindly(administrator):
    assert "Everything else works without one" in administrator.get("/mail").words
    assert "Send me a test" not in administrator.words


@pytest.mark.parametrize("login", [False, True], ids=["open", "login"])
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_test_arrives(administrator, mail_server, trusted, security, login):
    server = mail_server(security=security, login=login)
    ca_file = "" if security == "none" else str(trusted)
    assert "Saved" in administrator.set_mail(server, login=login, ca_file=ca_file).words
    assert "has taken the test" in administrator.test_mail().words
    [message] = server.await_letters(1)
    assert message["From"] == "Voice of Two Rivers <voice@example.org>"
    assert server.recipients == ["ada@example.org"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_whose_authority_is_unknown_gets_nothing(administrator, mail_server, security):
    server = mail_server(security=security, login=True)
    administrator.set_mail(server, login=True)
    assert "certificate" in administrator.test_mail().words
    assert administrator.status == 422
    assert server.recipients == []


def test_a_server_that_cannot_do_starttls_gets_no_password(administrator, mail_server):
    server = mail_server(login=True)
    administrator.set_mail(server, login=True, security="starttls")
    assert "The test did not go" in administrator.test_mail().words
    assert server.recipients == []


def test_a_wrong_password_is_told_in_the_servers_words(administrator, mail_server, trusted):
    server = mail_server(security="tls", login=True)
    administrator.set_mail(server, user=USER, password="not the one", ca_file=str(trusted))
    assert "535 5.7.8 Authentication credentials invalid" in administrator.test_mail().words
    assert "not the one" not in administrator.page


def test_a_missing_login_is_told_in_the_servers_words(administrator, mail_server):
    administrator.set_mail(mail_server(login=True))
    assert "530 5.7.0 Authentication required" in administrator.test_mail().words


def test_nobody_at_the_port_is_told(administrator, mail_server):
    server = mail_server()
    administrator.set_mail(server)
    server.__exit__()
    assert "Failed to connect" in administrator.test_mail().words


@pytest.mark.parametrize("to, said", [
    ("nobody@example.org", "550 5.1.1 There is nobody of this name"),
    ("spam@example.org", "554 5.7.1 This looks like spam"),
    ("later@example.org", "451 4.7.1 Greylisted"),
    ("hangup@example.org", "The test did not go"),
    ("stall@example.org", "timeout"),
])
def test_what_the_server_says_to_a_test_is_shown(administrator, mail_server, to, said):
    administrator.set_mail(mail_server())
    words = administrator.test_mail(to).words
    assert said in words


def test_a_password_is_kept_for_the_same_server_and_shown_nowhere(administrator, mail_server):
    server = mail_server(login=True)
    administrator.set_mail(server, login=True)
    administrator.set_mail(server, user=USER, from_name="Another name")
    assert "has taken the test" in administrator.test_mail().words
    assert "a lock for letters" not in administrator.get("/mail").page
    administrator.set_mail(server, user=USER, host="127.0.0.1")
    assert administrator.status == 422 and "Write the password" in administrator.words


def test_settings_that_cannot_be_are_told_beside_their_fields(administrator, mail_server):
    server = mail_server()
    administrator.set_mail(
        server, host="mail example.org/x", port="70000", security="", from_="voice@exämple.org", from_name="a\nb",
        ca_file="/no/such/file")
    assert administrator.status == 422
    for field in ("host", "security", "from"):
        assert f'id="{field}-problem"' in administrator.page
    administrator.set_mail(server, port="70000", ca_file="relative.pem")
    for field in ("port", "ca-file"):
        assert f'id="{field}-problem"' in administrator.page
    assert 'id="ca-file-problem"' in administrator.set_mail(server, ca_file="/no/such/file").page
    assert "No mail server is set" in administrator.get("/mail").words


def test_the_command_line_tests_and_shows_the_server(administrator, mail_server, product):
    options = ("--data", product.data)
    assert run("mail", "test", "a@example.org", *options, check=False).returncode == 2
    administrator.set_mail(mail_server(login=True), login=True)
    assert "250 2.0.0 Taken" in run("mail", "test", "a@example.org", *options).stdout
    refused = run("mail", "test", "nobody@example.org", *options, check=False)
    assert refused.returncode == 2 and "550 5.1.1" in refused.stderr
    shown = run("mail", "settings", *options).stdout
    assert "voice@example.org" in shown and "a lock for letters" not in shown


def test_no_more_mail_is_sent_once_the_server_is_forgotten(administrator, mail_server):
    administrator.set_mail(mail_server())
    assert "No more mail" in administrator.get("/mail").post("/mail/removal").words
    assert "No mail server is set" in administrator.get("/mail").words
