# The project's tasks; `make` alone lists them. Needs make and Python 3.11 or newer: all else is set
# up on the way and only once. Written for GNU make 3.81, which is what macOS has.

PYTHON_TOOL = .venv/bin/python -m
PIP = $(PYTHON_TOOL) pip --quiet --disable-pip-version-check
EXHIBITION = geneva-2022
JOBS = auto
TESTS =

.PHONY: help site serve test lint format soak bench lock clean

help: ## this list
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: .venv/.site ## set up, build the website (output/) and the first panels (output-print/)
	.venv/bin/sitegen build
	@scripts/install-needs.sh panels
	.venv/bin/sitegen panels $(EXHIBITION)
	.venv/bin/sitegen build # the pictures of the panels are shown on the website

serve: .venv/.site ## the website on this machine, made again whenever a file is saved
	.venv/bin/sitegen serve

test: lint node_modules/.package-lock.json .tools/suites ## set up, check and test everything (TESTS=folder for some)
	@scripts/install-needs.sh tests
	@scripts/install-needs.sh panels
	$(PYTHON_TOOL) pytest -q --numprocesses=$(JOBS) $(TESTS)

lint: .venv/.test ## style and types
	$(PYTHON_TOOL) ruff check
	$(PYTHON_TOOL) ruff format --check
	$(PYTHON_TOOL) mypy

format: .venv/.test ## put the code into its style
	$(PYTHON_TOOL) ruff check --fix-only --quiet
	$(PYTHON_TOOL) ruff format

soak: .venv/.test ## hours of random edits against clean builds
	$(PYTHON_TOOL) pytest -q -m soak -o faulthandler_timeout=0 $(TESTS)

bench: .venv/.test ## figures beside other generators, written to docs/benchmarks.md
	$(PYTHON_TOOL) benchmarks

lock: .venv/.test ## write requirements/*.txt anew from pyproject.toml (UPGRADE=1: newest versions)
	scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## remove what builds and tests made; the set-up stays
	rm -rf output output-print .sitegen .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@scripts/make-venv.sh

# The tests' lock holds all that the website's does, at the same versions.
.venv/.site: requirements/site.txt pyproject.toml .venv/bin/python
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: requirements/test.txt pyproject.toml .venv/bin/python
	$(PIP) install --require-hashes -r requirements/test.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ .venv/.site

.tools/suites: requirements/suites.txt .venv/.test
	@scripts/fetch-suites.sh
	@touch $@

# After the lint, which installs what install-needs.sh is written in, and npm may be among the needs.
node_modules/.package-lock.json: package.json package-lock.json .npmrc .venv/.test
	@scripts/install-needs.sh tests
	npm ci --silent
	@touch $@
