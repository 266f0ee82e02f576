"""./run names what is missing, installs it when it may, and says what to do when it may not."""


def apt_calls(result):
    return [call for call in result.calls if "apt-get install" in call]


def test_missing_packages_are_named_and_installed(clone, is_root):
    result = clone.run(MISSING="libpq-dev liblapacke-dev")
    assert "Installing system packages: libpq-dev liblapacke-dev" in result.stdout
    (install,) = apt_calls(result)
    assert install.endswith("libpq-dev liblapacke-dev")
    assert install.startswith("apt-get" if is_root else "sudo")


def test_no_install_lists_them_and_does_nothing(clone):
    result = clone.run("--no-install", MISSING="libpq-dev")
    assert result.returncode == 1
    assert "apt-get install libpq-dev" in result.stderr
    assert result.calls == []


def test_no_install_with_nothing_missing_serves(clone):
    assert "<serve>" in clone.run("--no-install").stdout


def test_an_installation_that_fails_ends_the_run(clone):
    clone.program("apt-get", "#!/bin/bash\nexit 100\n")
    clone.program("sudo", '#!/bin/bash\nexec "$@"\n')
    result = clone.run(MISSING="libpq-dev")
    assert result.returncode != 0
    assert "<serve>" not in result.stdout


def test_without_swift_it_says_how_to_get_it_and_installs_nothing(clone):
    clone.remove_program("swift")
    result = clone.run(MISSING="libpq-dev")
    assert result.returncode == 1
    assert "Swift is missing" in result.stderr and "swiftly init" in result.stderr
    assert result.calls == []


def test_an_old_swift_is_refused_by_its_version(clone):
    result = clone.run(SWIFT_VERSION="5.10")
    assert result.returncode == 1
    assert "Swift 5.10 is too old" in result.stderr
    assert result.calls == []


def test_a_swift_that_does_not_run_is_told(clone):
    clone.program("swift", "#!/bin/bash\necho 'libxml2.so.2: cannot open shared object file' >&2\nexit 127\n")
    result = clone.run()
    assert result.returncode == 1
    assert "libxml2.so.2" in result.stderr
