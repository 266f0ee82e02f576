"""./run builds when something has changed, and only then."""

import os

import pytest

BUILD = "swift build --configuration release --product insideout"


def test_the_first_start_builds_and_serves(clone):
    result = clone.run()
    assert result.calls == [BUILD]
    assert result.stdout.endswith("<serve><--data>" + f"<{clone.root}/data><--port><8080><--sign-in-link><--sample><{clone.root}/sample>")


def test_the_second_start_builds_nothing_and_installs_nothing(clone):
    clone.run()
    result = clone.run()
    assert result.returncode == 0
    assert result.calls == []
    assert "Building" not in result.stdout


def edit(clone):
    clone.source("One.swift").write_text("// changed\n")


def edit_keeping_the_time(clone):
    times = clone.source("One.swift").stat()
    clone.source("One.swift").write_text("// ONE\n")
    os.utime(clone.source("One.swift"), ns=(times.st_atime_ns, times.st_mtime_ns))


def delete(clone):
    clone.source("Two.swift").unlink()


def rename(clone):
    clone.source("Two.swift").rename(clone.source("Three.swift"))


def add(clone):
    clone.source("page.mustache").write_text("<p>new</p>")


def change_the_package(clone):
    (clone.root / "Package.swift").write_text("// another package\n")


def change_versions(clone):
    (clone.root / "Package.resolved").write_text("{}")


def delete_the_binary(clone):
    (clone.root / ".build/release/insideout").unlink()


def replace_the_binary(clone):
    (clone.root / ".build/release/insideout").write_text("#!/bin/bash\necho old\n")


@pytest.mark.parametrize(
    "change",
    [
        edit, edit_keeping_the_time, delete, rename, add, change_the_package, change_versions, delete_the_binary,
        replace_the_binary,
    ],
)
def test_a_change_is_built_once(clone, change):
    clone.run()
    change(clone)
    assert clone.run().calls == [BUILD]
    assert clone.run().calls == []


def test_another_toolchain_builds_anew(clone):
    clone.run()
    assert clone.run(SWIFT_VERSION="6.4").calls == [BUILD]


def test_a_touched_file_is_no_change(clone):
    clone.run()
    clone.source("One.swift").touch()
    assert clone.run().calls == []


def test_a_failed_build_is_not_served_and_is_tried_again(clone):
    result = clone.run(BUILD_FAILS="1")
    assert result.returncode != 0
    assert "<serve>" not in result.stdout
    assert clone.run().calls == [BUILD]


def test_a_failed_build_does_not_serve_the_version_before(clone):
    clone.run()
    edit(clone)
    result = clone.run(BUILD_FAILS="1")
    assert result.returncode != 0
    assert "<serve>" not in result.stdout
    assert clone.run().calls == [BUILD]


def test_what_is_edited_during_the_build_is_built_next_time(clone):
    clone.run(EDIT_WHILE_BUILDING=str(clone.source("One.swift")))
    assert clone.run().calls == [BUILD]
