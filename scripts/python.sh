# shellcheck shell=bash
# Python environments with pinned packages. Sourced by ./test, ./bench and Tests/browser/shots.

# Debian's own interpreter where there is one: another on the PATH may lack venv.
system_python() {
    if [[ -x /usr/bin/python3 ]]; then echo /usr/bin/python3; else command -v python3; fi
}

# python_environment FOLDER REQUIREMENTS: makes the environment or brings it up to date, only when the list has changed.
python_environment() {
    local folder=$1 requirements=$2
    cmp -s "$requirements" "$folder/installed.txt" && "$folder/bin/python" -c '' 2>/dev/null && return
    echo "Installing the Python packages of $(basename "$(dirname "$requirements")") into $(basename "$folder")"
    "$(system_python)" -m venv --clear "$folder" &&
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements" &&
        cp "$requirements" "$folder/installed.txt"
}
