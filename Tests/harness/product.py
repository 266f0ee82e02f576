"""The built product as a test or a bench meets it: a process, an address, a sign-in link."""

import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class ProductFault(Exception):
    """The product did not do what it must do before a test can begin; carries what it printed."""


def binary():
    """The executable: $INSIDEOUT_BINARY, else the newer of the release and the debug build."""
    if chosen := os.environ.get("INSIDEOUT_BINARY"):
        return Path(chosen)
    built = [path for kind in ("release", "debug") if (path := ROOT / ".build" / kind / "insideout").exists()]
    if not built:
        raise ProductFault("insideout is not built: run ./run or ./test first")
    return max(built, key=lambda path: path.stat().st_mtime)


def run(*arguments, check=True, **options):
    """Runs one command of the product to its end; the result holds stdout and stderr as text."""
    command = [str(binary()), *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **options)
    if check and result.returncode != 0:
        raise ProductFault(f"{' '.join(command)} ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    return result


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Product:
    """`insideout serve` on a free loopback port; use it in a `with` block, which ends the server.

    `address` is its root without a final slash; `sign_in_link` the one-time link that it printed, or None.
    `first_answer` holds the seconds from the process's start to the first answered request.
    """

    def __init__(self, *arguments, data=None, patience=120):
        self._folder = None if data else tempfile.TemporaryDirectory(prefix="insideout-")
        self.data = Path(data or self._folder.name) / "data" if not data else Path(data)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.sign_in_link = None
        self.first_answer = None
        self._arguments = [*arguments, "--data", self.data, "--port", self.port]
        self._patience = patience
        self._printed = []

    @property
    def printed(self):
        return "".join(self._printed)

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(
            [str(binary()), "serve", *map(str, self._arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._await_answer(started)
            self._await_link()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self._folder:
            self._folder.cleanup()

    def kill(self):
        """Ends the server as a power cut would."""
        self.process.kill()
        self.process.wait()

    def _listen(self):
        for line in self.process.stdout:
            self._printed.append(line)

    def _await_answer(self, started):
        request = b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        while time.monotonic() - started < self._patience:
            if self.process.poll() is not None:
                raise ProductFault(f"the server ended with {self.process.returncode}:\n{self.printed}")
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                    connection.sendall(request)
                    if connection.recv(12).startswith(b"HTTP/1.1"):
                        self.first_answer = time.monotonic() - started
                        return
            except OSError:
                time.sleep(0.002)
        raise ProductFault(f"no answer within {self._patience} s:\n{self.printed}")

    def _await_link(self):
        """The link is printed when the server is ready; a server told not to print one has none."""
        link = re.compile(rf"{re.escape(self.address)}/\S*sign-in\S+")
        for _ in range(100):
            if found := link.search(self.printed):
                self.sign_in_link = found.group()
                return
            time.sleep(0.02)
