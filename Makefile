# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

help: ## List every command
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sort | awk 'BEGIN {FS = ":.*## "} {printf "  make %-12s %s\n", $$1, $$2}'

check: .venv/ready ## Check every record and say what to mend
	@$(BIN)/python -m scripts.check

tidy: .venv/ready ## Put every record into its canonical form
	@$(BIN)/python -m scripts.tidy

test: .venv/dev-ready node_modules/ready ## Run everything that must pass: style, types, rooms, tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -n auto

lock: .venv/dev-ready ## Choose newer versions of the dependencies and write the locks
	$(BIN)/uv pip compile --upgrade $(LOCK) pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --upgrade $(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	npm update

# No registry's address is written into a lock, so that each machine uses its own.
LOCK := --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --prerelease disallow

.venv/bin/python:
	@echo "Making the Python environment in .venv …"
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.txt | .venv/bin/python
	@echo "Installing the product's libraries …"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/dev-ready: requirements-dev.txt .venv/ready
	@echo "Installing the libraries for the tests …"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/ready: package-lock.json
	@echo "Installing the browser libraries …"
	@npm ci --silent
	@touch $@

.PHONY: help check tidy test lock
