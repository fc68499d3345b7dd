#!/bin/sh
# Makes .venv with the newest Python that the project knows, or says what is missing.
set -eu
cd "$(dirname "$0")/.."
. scripts/install-packages.sh

# The PYTHON of the caller, else the newest first; a name may be there and not run (version managers).
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3.14 python3.13 python3.12 python3.11 python3 python
    fi
    for candidate in "$@"; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

if ! python=$(find_python); then
    echo "Python 3.11 or newer is missing. Debian, Ubuntu: sudo apt-get install python3 python3-venv." \
        "macOS: brew install python. Then: make site (or: make site PYTHON=/path/to/python3)" >&2
    exit 1
fi

# Debian and Ubuntu keep the part of Python that makes virtual environments in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! command -v apt-get >/dev/null || ! install_packages "$package"; then
        echo "$python can't make virtual environments. Install $package, then type the command again" >&2
        exit 1
    fi
fi

echo "Making .venv with $("$python" --version)"
"$python" -m venv --clear .venv
