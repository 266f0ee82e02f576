"""python -m attack.weakened.build: copies the product's sources to .build-weakened, weakens them there, and builds that.

Only what differs from last time is written, so that only that is built anew. Prints the path of the executable.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from harness.product import ROOT

COPY = ROOT / ".build-weakened"
PATCHES = sorted(Path(__file__).parent.glob("*.patch"))
# What is built from; the copy's Package.swift names test targets too, which it finds through a link.
SOURCES = ("Package.swift", "Package.resolved", "Sources")
EXECUTABLE = COPY / ".build" / "debug" / "insideout"
BUILD = ("swift", "build", "--product", "insideout")


class PatchFault(Exception):
    """A patch no longer fits the sources; says what to do."""


def weakened(folder):
    """Puts the product's sources into an empty folder, and the weaknesses into them."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    for patch in PATCHES:
        result = subprocess.run(["git", "apply", patch], cwd=folder, env=_outside(folder), capture_output=True, text=True)
        if result.returncode:
            raise PatchFault(
                f"{patch.relative_to(ROOT)} no longer fits the product's sources:\n{result.stderr}"
                "Write it anew for the lines as they are now: Tests/attack/weakened/README.md says how.")


def _outside(folder):
    """In a repository, or called by one, git would look for the files from its root on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_CEILING_DIRECTORIES": str(folder.resolve().parent)}


def bring_up_to_date(copy, wanted):
    """Makes the files of one folder those of the other; files that are alike keep their times."""
    paths = {path.relative_to(wanted) for path in wanted.rglob("*") if path.is_file()}
    for path in paths:
        content = (wanted / path).read_bytes()
        if not (copy / path).is_file() or (copy / path).read_bytes() != content:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(content)
    for path in list((copy / "Sources").rglob("*")):
        if path.is_file() and path.relative_to(copy) not in paths:
            path.unlink()


def main():
    COPY.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="insideout-weakened-") as folder:
        weakened(Path(folder))
        bring_up_to_date(COPY, Path(folder))
    tests = COPY / "Tests"
    if not tests.is_symlink():
        tests.symlink_to("../Tests")
    subprocess.run(BUILD, cwd=COPY, check=True, stdout=sys.stderr)
    print(EXECUTABLE)


if __name__ == "__main__":
    try:
        main()
    except (PatchFault, subprocess.CalledProcessError) as fault:
        sys.exit(str(fault))
