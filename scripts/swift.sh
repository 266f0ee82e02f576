# shellcheck shell=bash
# The Swift toolchain and the release build. Sourced by ./run, ./test and ./bench, in the repository's root folder.

# require_swift: returns 1, with what to do, unless there is a `swift` on the PATH.
require_swift() {
    command -v swift >/dev/null && return
    cat >&2 <<'END'
Swift is missing: InsideOut is built with Swift 6.2 or later, and no `swift` is on the PATH.
Install it with Swift's own installer (https://www.swift.org/install/linux/):

    curl -O "https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz"
    tar -xzf "swiftly-$(uname -m).tar.gz" && ./swiftly init
    . "${SWIFTLY_HOME_DIR:-$HOME/.local/share/swiftly}/env.sh"

Then call this again.
END
    return 1
}

# require_swift_version: returns 1 unless that swift runs and is new enough; sets TOOLCHAIN. Comes after the system
# packages, some of which a toolchain needs to run at all.
require_swift_version() {
    local version
    if ! TOOLCHAIN=$(swift --version 2>&1); then
        printf 'The Swift toolchain on the PATH does not run here:\n%s\n' "$TOOLCHAIN" >&2
        return 1
    fi
    version=$(sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' <<<"$TOOLCHAIN" | head -1)
    if [[ $(printf '6.2\n%s\n' "$version" | sort -V | head -1) != 6.2 ]]; then
        echo "Swift ${version:-of unknown version} is too old: InsideOut is built with Swift 6.2 or later (https://www.swift.org/install/linux/)." >&2
        return 1
    fi
}

# What the release build is made of, as one line: the toolchain and the content of every source file. Contents, not
# times: a checkout of an older commit or a deleted file must be noticed, and a mere `touch` need not be.
source_fingerprint() {
    {
        echo "$TOOLCHAIN" "${RELEASE_BUILD[@]}"
        find Package.swift Sources -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    } | sha256sum | cut -d ' ' -f 1
}

# What was built, as one line: the binary as it lies there and the versions of the packages in it.
build_fingerprint() {
    stat --dereference --format '%s %Y' .build/release/insideout 2>/dev/null || echo none
    if [[ -f Package.resolved ]]; then sha256sum <Package.resolved; else echo unresolved; fi
}

RELEASE_BUILD=(swift build --configuration release --product insideout)

# build_release: brings .build/release/insideout up to date; calls the package manager only when something has changed.
build_release() {
    local stamp=.build/insideout-release.stamp sources
    sources=$(source_fingerprint)
    if [[ -x .build/release/insideout && $(cat "$stamp" 2>/dev/null) == "$sources"$'\n'"$(build_fingerprint)" ]]; then
        return
    fi
    if [[ ! -e .build/release/insideout ]]; then
        echo 'Building InsideOut for release. The first time this takes some ten minutes on two cores.'
    else
        echo 'Building what has changed.'
    fi
    rm -f "$stamp"
    "${RELEASE_BUILD[@]}" || return
    # The sources as they were before the build: what was edited meanwhile is built next time.
    printf '%s\n%s\n' "$sources" "$(build_fingerprint)" >"$stamp"
}
