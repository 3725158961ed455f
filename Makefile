# make demo   sets itself up, builds everything, makes a sample cohort and its report, and opens the room
# make test   sets itself up, a browser included, and runs every check

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench build pictures catalogs constraints clean

help: ## Say what there is to do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found. Install it, or say: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up a virtual environment in $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "The virtual environment could not be made. On Debian or Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing the workshop ..."
	@$(PIP) install -c constraints.txt --editable '.[all]'
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready tests/browser/install.py tests/contracts/server/install.py
	@echo "Installing what the tests need ..."
	@$(PIP) install -c constraints.txt --editable '.[dev]'
	@$(BIN)/python tests/browser/install.py
	@$(BIN)/python tests/contracts/server/install.py
	@touch $@

setup: $(VENV)/.ready ## Install the workshop into .venv

demo: $(VENV)/.ready ## A sample cohort, its report in out/sample.pdf, and the room
	@$(BIN)/workshop demo

test: $(VENV)/.ready-for-tests lint ## Every check: lint, types, layers, unit, contract, notebook and browser tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.ready-for-tests ## Style, types, layers, and that the built notebooks are current
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/workshop build --check
	@$(BIN)/workshop schemas --check

bench: $(VENV)/.ready-for-tests ## Measure what the documents promise, side by side in one run; takes some minutes
	@status=0; for what in kernels reports center page room; do \
		echo "$$what:"; $(BIN)/python -m tests.benchmarks.$$what || status=1; echo; done; exit $$status

build: $(VENV)/.ready ## Build the notebooks from the lessons
	@$(BIN)/workshop build

pictures: $(VENV)/.ready-for-tests ## Make the pictures of the README anew
	@$(BIN)/python tests/browser/pictures.py

catalogs: $(VENV)/.ready-for-tests ## Collect the words to translate, and build the catalogs from the .po files
	@$(BIN)/python -m workshop.language.collect

constraints: $(VENV)/.ready-for-tests ## Write down the versions that are installed now
	@{ echo "# Versions that were tested together. Written by: make constraints"; \
	  $(BIN)/python -m pip freeze --exclude-editable; } > constraints.txt

clean: ## Remove what was built; the environment and your data stay
	@rm -rf out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
