# shellcheck shell=bash
# System packages, by Debian's names: which are missing and how they come in. Sourced by ./run, ./test and ./bench.

# What building and running the product takes; -dev packages bring the libraries that the Swift toolchain itself needs.
# shellcheck disable=SC2034 # read by the scripts that source this file
BUILD_PACKAGES=(
    binutils g++ git ca-certificates tzdata
    libcurl4-openssl-dev libxml2-dev libncurses-dev zlib1g-dev
    libsqlite3-dev libpq-dev liblapacke-dev libopenblas-dev coinor-libclp-dev
    libphonenumber-dev libqrencode-dev libxlsxwriter-dev libreadstat-dev
    libjs-chart.js
)

# missing_packages NAME…: prints those that are not installed, one a line; nothing where there is no dpkg to ask.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    local installed name
    # shellcheck disable=SC2016 # dpkg-query's own placeholders
    installed=$(dpkg-query --show --showformat='${db:Status-Abbrev}:${Package}:\n' "$@" 2>/dev/null) || true
    for name in "$@"; do
        [[ $installed == *"ii :$name:"* ]] || echo "$name"
    done
}

# require_packages INSTALL NAME…: installs what is missing, or, when INSTALL is false, lists it and returns 1.
require_packages() {
    local install=$1 missing become=()
    shift
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    ((EUID == 0)) || become=(sudo)
    if [[ $install != true ]]; then
        printf 'These system packages are missing:\n    %s\nInstall them with:\n    %s\n' "${missing[*]}" \
            "${become[*]}${become:+ }apt-get install ${missing[*]}" >&2
        return 1
    fi
    if ((EUID)) && ! command -v sudo >/dev/null; then
        printf 'Missing system packages, and no sudo to install them with. As root:\n    apt-get install %s\n' "${missing[*]}" >&2
        return 1
    fi
    echo "Installing system packages: ${missing[*]}"
    become+=(env DEBIAN_FRONTEND=noninteractive)
    # Lists that cannot be refreshed may still hold what is asked for: apt-get install has the last word.
    "${become[@]}" apt-get update --quiet=2 || true
    "${become[@]}" apt-get install --yes --no-install-recommends --quiet=2 \
        --option Dpkg::Use-Pty=0 "${missing[@]}" </dev/null
}
