#!/bin/sh
# Usage: scripts/install-needs.sh panels|tests
# Installs what the machine lacks for a task beyond Python packages, or says what to install.
set -eu
cd "$(dirname "$0")/.."
. scripts/install-packages.sh
task=$1

needs() {
    .venv/bin/python -m sitegen.environment "$task" "$@"
}

packages=$(needs --packages)
[ -n "$packages" ] || exit 0

if command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086  # a list of names, split on purpose
    install_packages $packages || true
fi

line=$(needs)
[ -n "$line" ] || exit 0
echo "Missing for $task. Type this, then the command again: $line" >&2
exit 1
