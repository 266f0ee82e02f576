"""A copy of the scripts in a folder with a space, among stand-ins for the programs that they call."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SWIFT = """\
#!/bin/bash
if [[ $1 == --version ]]; then echo "Swift version ${SWIFT_VERSION:-6.3.1} (stand-in)"; exit; fi
echo "swift $*" >>"$CALLS"
[[ -z ${EDIT_WHILE_BUILDING:-} ]] || echo '// more' >>"$EDIT_WHILE_BUILDING"
[[ -z ${BUILD_FAILS:-} ]] || exit 1
mkdir -p .build/release
printf '#!/bin/bash\\nprintf "<%%s>" "$@"\\n' >.build/release/insideout
chmod +x .build/release/insideout
"""
DPKG_QUERY = """\
#!/bin/bash
for name in "${@:3}"; do [[ " ${MISSING:-} " == *" $name "* ]] || echo "ii :$name:"; done
"""
CALL = """\
#!/bin/bash
echo "$(basename "$0") $*" >>"$CALLS"
"""


class Clone:
    """The clone's folder, the stand-ins, and what was called so far."""

    def __init__(self, folder):
        self.root = folder / "a clone"
        self.calls_file = folder / "calls"
        self._programs = folder / "programs"
        for place in (self.root / "Sources" / "Some Target", self.root / "sample", self._programs):
            place.mkdir(parents=True)
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        shutil.copy(ROOT / "run", self.root / "run")
        (self.root / "Package.swift").write_text("// package\n")
        self.source("One.swift").write_text("// one\n")
        self.source("Two.swift").write_text("// two\n")
        for name, text in {"swift": SWIFT, "dpkg-query": DPKG_QUERY, "apt-get": CALL, "sudo": CALL}.items():
            self.program(name, text)

    def source(self, name):
        return self.root / "Sources" / "Some Target" / name

    def program(self, name, text):
        (self._programs / name).write_text(text)
        (self._programs / name).chmod(0o755)

    def remove_program(self, name):
        (self._programs / name).unlink()

    @property
    def calls(self):
        return self.calls_file.read_text().splitlines() if self.calls_file.exists() else []

    def run(self, *arguments, script="run", cwd=None, **environment):
        """Calls the script; the result also says which programs it called (`calls`)."""
        before = len(self.calls)
        result = subprocess.run(
            [str(self.root / script), *arguments], cwd=cwd or self.root, text=True, capture_output=True,
            stdin=subprocess.DEVNULL,
            env={"PATH": f"{self._programs}:/usr/bin:/bin", "CALLS": str(self.calls_file), **environment},
        )
        result.calls = self.calls[before:]
        return result


@pytest.fixture
def clone(tmp_path):
    return Clone(tmp_path)


@pytest.fixture
def is_root():
    return os.geteuid() == 0
