"""How the copy comes about that the attacker proves herself on."""

import os
import subprocess

import pytest

from attack.weakened import build

PATCH = """Says that there are less.

diff --git a/Sources/Fewest.swift b/Sources/Fewest.swift
--- a/Sources/Fewest.swift
+++ b/Sources/Fewest.swift
@@ -1,3 +1,3 @@
 // Fewest
-let fewest = 5
+let fewest = 1
 // people
"""


@pytest.fixture
def product(tmp_path, monkeypatch):
    """A folder with a product's sources, and a patch for them."""
    root = tmp_path / "product"
    (root / "Sources").mkdir(parents=True)
    (root / "Package.swift").write_text("// a package\n")
    (root / "Sources" / "Fewest.swift").write_text("// Fewest\nlet fewest = 5\n// people\n")
    (root / "fewest.patch").write_text(PATCH)
    monkeypatch.setattr(build, "ROOT", root)
    monkeypatch.setattr(build, "PATCHES", [root / "fewest.patch"])
    return root


@pytest.fixture
def copy(product):
    folder = product / "a copy"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("is_repository", [False, True], ids=["anywhere", "in a repository"])
def test_the_copy_alone_is_weakened(product, copy, is_repository):
    if is_repository:
        subprocess.run(["git", "init", "--quiet", product], check=True)
    build.weakened(copy)
    assert "fewest = 1" in (copy / "Sources" / "Fewest.swift").read_text()
    assert "fewest = 5" in (product / "Sources" / "Fewest.swift").read_text()


def test_a_patch_that_no_longer_fits_is_named_with_what_to_do(product, copy):
    (product / "Sources" / "Fewest.swift").write_text("let fewest = guarantee\n")
    with pytest.raises(build.PatchFault, match="(?s)fewest.patch no longer fits.*Fewest.swift.*README.md"):
        build.weakened(copy)


def test_what_is_alike_keeps_its_time_and_what_is_gone_goes(product, copy, tmp_path):
    build.weakened(copy)
    kept, gone = copy / "Sources" / "Fewest.swift", copy / "Sources" / "Gone.swift"
    gone.write_text("// gone\n")
    for path in (kept, copy / "Package.swift"):
        os.utime(path, (1, 1))
    (product / "Package.swift").write_text("// another package\n")
    wanted = tmp_path / "wanted"
    wanted.mkdir()
    build.weakened(wanted)
    build.bring_up_to_date(copy, wanted)
    assert kept.stat().st_mtime == 1 and not gone.exists()
    assert (copy / "Package.swift").read_text() == "// another package\n"
