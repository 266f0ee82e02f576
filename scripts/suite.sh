#!/bin/bash
# Runs one suite of tests: suite.sh NAME RESULTS. Its output is for people; RESULTS/NAME*.xml (JUnit) is what counts.
# Called by ./test, in the repository's root folder. A new suite is a function here and a word in SUITES of ./test.
set -euo pipefail
name=$1 results=$2 faults=0

# check TITLE COMMAND…: one test case that passes when the command does.
check() {
    local title=$1 fault='<failure message="see the output"/>'
    shift
    if "$@"; then fault=''; else echo "Not passed: $title" && faults=1; fi
    printf '<testcase classname="%s" name="%s">%s</testcase>\n' "$name" "$title" "$fault" >>"$results/$name.cases"
}

# report: turns the checks made so far into a JUnit file; returns 1 when one has failed.
report() {
    { echo '<testsuite>' && cat "$results/$name.cases" && echo '</testsuite>'; } >"$results/$name.xml"
    rm "$results/$name.cases"
    return "$faults"
}

shell_files() {
    find run test bench .ci scripts Tests -type f -exec \
        awk 'FNR == 1 && (/^#!\/bin\/(ba)?sh/ || /^# shellcheck shell=/) { print FILENAME } { nextfile }' {} +
}

python_files() {
    find Tests -name '*.py' -not -path '*/__pycache__/*'
}

suite_tidy() {
    local shell python
    mapfile -t shell < <(shell_files)
    mapfile -t python < <(python_files)
    check 'Swift is formatted' swift format lint --strict --parallel --recursive Package.swift Sources Tests
    check 'shell scripts pass shellcheck' shellcheck --external-sources "${shell[@]}"
    check 'Python is sound' .venv/bin/python -m pyflakes "${python[@]}"
    report
}

suite_build() {
    check 'everything builds' swift build --build-tests
    report
}

# swift_tests TARGET: one test target in a process of its own, so that a crash takes no other down.
swift_tests() {
    swift test --skip-build --disable-xctest --filter "^$1\\." --xunit-output "$results/$name.xml"
}

# on_both_engines COMMAND…: with a PostgreSQL cluster that ends with this script, however it ends.
on_both_engines() {
    local cluster
    cluster=$(Tests/postgres)
    # shellcheck disable=SC2064 # the folder as it is now
    trap "Tests/postgres stop '${cluster#*$'\n'}'" EXIT
    trap 'exit 143' TERM
    INSIDEOUT_TEST_POSTGRES=${cluster%%$'\n'*} "$@"
}

suite_browser() {
    INSIDEOUT_BINARY=$PWD/.build/debug/insideout PYTHONPATH=Tests .venv/bin/python -m pytest Tests/browser \
        --junitxml="$results/$name.xml"
}

suite_mail() {
    on_both_engines env INSIDEOUT_BINARY="$PWD/.build/debug/insideout" PYTHONPATH=Tests .venv/bin/python -m pytest \
        Tests/mail --junitxml="$results/$name.xml"
}

suite_api() {
    on_both_engines env INSIDEOUT_BINARY="$PWD/.build/debug/insideout" PYTHONPATH=Tests .venv/bin/python -m pytest \
        Tests/api --junitxml="$results/$name.xml"
}

crash_tests() {
    INSIDEOUT_BINARY=$PWD/.build/debug/insideout PYTHONPATH=Tests .venv/bin/python -m pytest Tests/crash \
        --junitxml="$results/$name.xml"
}

# What the attacker tried and found is part of the output.
attack_tests() {
    INSIDEOUT_BINARY=$PWD/.build/debug/insideout PYTHONPATH=Tests .venv/bin/python -m pytest Tests/attack \
        --ignore=Tests/attack/weakened --junitxml="$results/$name.xml"
}

# A copy in .build-weakened, with a build folder of its own.
suite_weakened() {
    PYTHONPATH=Tests .venv/bin/python -m attack.weakened.build
    PYTHONPATH=Tests .venv/bin/python -m pytest Tests/attack/weakened --junitxml="$results/$name.xml"
}

suite_scripts() {
    PYTHONPATH=Tests .venv/bin/python -m pytest Tests/scripts --junitxml="$results/$name.xml"
}

case $name in
    statistics) swift_tests StatisticsTests ;;
    domain) swift_tests DomainTests ;;
    storage) on_both_engines swift_tests StorageTests ;;
    delivery) swift_tests DeliveryTests ;;
    exchange) on_both_engines swift_tests ExchangeTests ;;
    web) on_both_engines swift_tests WebTests ;;
    cli) on_both_engines swift_tests CLITests ;;
    crash) on_both_engines crash_tests ;;
    attack) on_both_engines attack_tests ;;
    *) "suite_$name" ;;
esac
