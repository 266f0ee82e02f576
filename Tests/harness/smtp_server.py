"""A real mail server with real TLS, which says what a test wants it to say."""

import asyncio
import email
import email.policy
import ssl
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from harness.product import free_port

USER, PASSWORD = "voice", "a lock for letters"


class Handler:
    """Takes letters, unless the recipient's name asks for something else."""

    def __init__(self, delay):
        self.delay = delay
        self.messages, self.recipients, self.sessions = [], [], set()
        self.arrived = threading.Condition()
        self.refused = set()
        self.is_down = False

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return "451 4.3.0 The mail system is resting" if self.is_down else "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("nobody"):
            return "550 5.1.1 There is nobody of this name"
        if name.startswith("later") and address not in self.refused:
            self.refused.add(address)
            return "451 4.7.1 Greylisted, please come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name.startswith("spam"):
            return "554 5.7.1 This looks like spam"
        if self.is_down or name.startswith("hangup") and name not in self.refused:
            self.refused.add(name)
            server.transport.close()
            return "250 never heard"
        await asyncio.sleep(600 if name.startswith("stall") else self.delay)
        with self.arrived:
            self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
            self.recipients.append(envelope.rcpt_tos[0])
            self.sessions.add(session.peer)
            self.arrived.notify_all()
        return "250 2.0.0 Taken"


class MailServer:
    """An SMTP server on a free loopback port; use it in a `with` block.

    security: `tls`, `starttls` (required) or `none`; `login`: whether a name and a password are asked for.
    """

    def __init__(self, certificates, security="none", login=False, delay=0):
        context = None
        if security != "none":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificates.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        self.handler = Handler(delay)
        self.security = security
        self.port = free_port()
        self._controller = Controller(
            self.handler, hostname="127.0.0.1", port=self.port, server_hostname="mail.test", enable_SMTPUTF8=False,
            ssl_context=context if security == "tls" else None, tls_context=context if security == "starttls" else None,
            require_starttls=security == "starttls", auth_required=login, auth_require_tls=False,
            authenticator=self._check if login else None,
        )

    @staticmethod
    def _check(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        if not self._controller.loop.is_closed():
            self._controller.stop(no_assert=True)

    @property
    def recipients(self):
        return list(self.handler.recipients)

    def await_letters(self, count, patience=60):
        """The messages, once there are so many."""
        until = time.monotonic() + patience
        with self.handler.arrived:
            while len(self.handler.messages) < count:
                if not self.handler.arrived.wait(until - time.monotonic()):
                    raise AssertionError(f"{len(self.handler.messages)} of {count} letters have arrived")
            return list(self.handler.messages)
