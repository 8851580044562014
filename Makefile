# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := $(or $(PYTHON),$(shell command -v python3))
BIN := .venv/bin
# First, because .venv holds a Node where the machine has none that is new enough.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1

help: ## List every command
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | LC_ALL=C sort -t: -k1,1 | awk 'BEGIN {FS = ":.*## "} {printf "  make %-15s %s\n", $$1, $$2}'

run: .venv/ready node_modules/ready ## Show the menu at http://127.0.0.1:8000/ and follow every change (PORT=… for another)
	@$(BIN)/python -m scripts.run

build: .venv/ready node_modules/ready ## Build the menu into site/ (DIRECTORY=… for another locality)
	@$(BIN)/mkdocs build

stick: build ## Copy the menu to a memory stick, to be opened without a server (TO=/media/…)
	@$(BIN)/python -m scripts.stick --to "$(or $(TO),build/stick)"

booklet: .venv/ready node_modules/ready ## Print the menu as booklets (PDF), for the next build to publish
	@$(BIN)/python -m scripts.booklet

bench: .venv/dev-ready node_modules/dev-ready ## Measure menu, search and forms, and write docs/benchmarks*.md
	@$(BIN)/python -m scripts.bench
	@$(BIN)/python -m scripts.bench.search
	@$(BIN)/python -m scripts.bench.forms

check: .venv/ready ## Check every record and say what to mend
	@$(BIN)/python -m scripts.check

due: .venv/ready ## List the reviews, catch-ups and surveys that are due
	@$(BIN)/python -m scripts.due

review: .venv/ready ## List what people have sent and what waits for a decision
	@$(BIN)/python -m scripts.review

drill: .venv/dev-ready node_modules/ready ## Kill the forms again and again while people send, on both databases
	@$(BIN)/python -m scripts.drill --database sqlite
	@$(BIN)/python -m scripts.drill --database postgresql

judge: .venv/ready node_modules/ready ## Say how good the answers of the menu's search are, beside Material's own search
	@$(BIN)/python -m scripts.judge_search

new-group: .venv/ready ## Add a group by answering a few questions
	@$(BIN)/python -m scripts.new_group

words: .venv/ready ## Say what could be said more plainly, and how
	@$(BIN)/python -m scripts.words

tidy: .venv/ready ## Put every record into its canonical form
	@$(BIN)/python -m scripts.tidy

test: .venv/dev-ready node_modules/dev-ready ## Run everything that must pass: style, types, rooms, tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -n auto

audit: .venv/dev-ready node_modules/dev-ready tests/audit/node_modules/ready ## Look at every type of page in every language, and ask Lighthouse and the W3C
	@$(BIN)/python -m pytest -q -n auto -m audit --ignore tests/site/test_judges.py
	@$(BIN)/python -m pytest -q -m audit tests/site/test_judges.py

test-standards: .venv/dev-ready ## Hold the open data against official schemas (SCHEMAS=…) and import real lists (DATA=…)
	@SCHEMAS="$(SCHEMAS)" DATA="$(DATA)" $(BIN)/python -m pytest -q -m standards tests/standards

lock: .venv/dev-ready node_modules/dev-ready ## Choose newer versions of the dependencies and write the locks
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --group uv -o requirements-uv.txt
	$(COMPILE) --group node -o requirements-node.txt
	npm update
	cd tests/audit && npm update

# No registry's address is written into a lock, so that each machine uses its own.
COMPILE := $(BIN)/uv pip compile --upgrade --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--no-header --prerelease disallow

# --- Environments. Each stamp is made again only when its lock changes. ---

# pip has the last word: unlike uv, it knows the machine's own settings for its registry.
install = { echo "Installing from $(1) …"; \
	$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r $(1) \
	|| $(BIN)/python -m pip install --require-hashes -r $(1); }

.venv/bin/uv: requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or newer. Say which: make PYTHON=python3.12"; exit 1; }
	@echo "Making the Python environment in .venv …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r $<
	@touch $@

# For `make run`, `make build`, `make check`: what the product needs.
.venv/ready: requirements.txt | .venv/bin/uv
	@$(call install,$<)
	@touch $@

# For `make test`: the product's libraries too, at the same versions.
.venv/dev-ready: requirements-dev.txt requirements.txt | .venv/bin/uv
	@$(call install,$<)
	@touch .venv/ready $@

# The browser-side libraries that the menu and the forms serve.
node_modules/ready: package-lock.json | .venv/node-ready
	@echo "Installing the browser-side libraries …"
	@npm ci --omit=dev
	@touch $@

# The same and those of the tests, a Chromium for Linux among them.
node_modules/dev-ready: package-lock.json | .venv/node-ready
	@echo "Installing the browser-side libraries and those of the tests …"
	@npm ci
	@touch node_modules/ready $@

# Lighthouse and the W3C's checker, which are many times as large as all the rest.
tests/audit/node_modules/ready: tests/audit/package-lock.json | .venv/node-ready
	@echo "Installing what the audit needs …"
	@cd tests/audit && npm ci
	@touch $@

# The machine's Node where it is new enough, else one from PyPI.
.venv/node-ready: requirements-node.txt | .venv/bin/uv
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
		2>/dev/null && npm --version >/dev/null || $(call install,$<)
	@touch $@

.PHONY: help run build stick booklet bench check tidy test lock due review drill judge new-group words audit
