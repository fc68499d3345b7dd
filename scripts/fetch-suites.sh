#!/bin/sh
# Usage: scripts/fetch-suites.sh
# Fetches the sources of some packages into .tools/suites, for the media files of their test suites.
set -eu
cd "$(dirname "$0")/.."

# Nothing is built: pip asks a source for its name before it keeps it.
.venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
    --no-build-isolation --require-hashes --requirement requirements/suites.txt --dest .tools/suites
