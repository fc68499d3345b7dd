#!/bin/sh
# Usage: scripts/lock.sh [--upgrade]
# Writes the lock files anew from pyproject.toml: every package with the digests of all its files,
# and nothing of the machine or the index that it was made with.
set -eu
cd "$(dirname "$0")/.."

# Settings of this machine's pip could mix in files that other machines can't get.
unset PIP_EXTRA_INDEX_URL PIP_FIND_LINKS
export PIP_CONFIG_FILE=/dev/null

compile() {
    .venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        "$@" pyproject.toml requirements/build.in
}

compile "$@" --extra panels --extra s3 --output-file requirements/site.txt
compile "$@" --extra panels --extra s3 --extra browser --extra dev --constraint requirements/site.txt \
    --output-file requirements/test.txt
