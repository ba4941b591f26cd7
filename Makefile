# Every target does all of its own set-up, and a second run finds it done. Needs Python 3.11, Node 20.19 and make.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
BIN := .venv/bin
# The first Python on the PATH that is new enough; looked for only when the virtual environment is made.
PYTHON ?= $(firstword $(foreach python,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(python) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(python))))

# Stamps: a file that is newer than what the step was made from says that the step need not run again.
RUNTIME := .venv/.runtime
DEV := .venv/.dev
NODE := frontend/node_modules/.installed
PAGES := frontend/dist/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/public -type f -not -name '*.test.*') \
	frontend/index.html frontend/vite.config.ts frontend/tsconfig.json

.PHONY: help demo dev dev-service dev-pages test lint types client contract migrate bench lock browser clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(RUNTIME) $(PAGES) ## run the demo on http://127.0.0.1:8000 (PORT=… for another port, RESET=1 to start afresh)
	@exec $(BIN)/tienbo demo --port $(PORT) $(if $(filter 1 yes true,$(RESET)),--reset)

dev: $(RUNTIME) $(NODE) migrate ## run API and pages with reloading, pages on http://127.0.0.1:5173; Ctrl-C ends both
	@$(MAKE) -j2 dev-service dev-pages

dev-service:
	@TIENBO_LOG_JSON=false exec $(BIN)/tienbo serve --reload --port $(PORT)

dev-pages:
	@cd frontend && TIENBO_SERVICE_URL=http://127.0.0.1:$(PORT) exec npm run --silent dev

# A file's tests stay in one worker, in their order: what one browser test leaves in the demo, the next one finds.
test: $(DEV) $(PAGES) browser ## run every test: pytest on all cores, vitest, and the pages in Chromium where there is one
	@status=0; \
	$(BIN)/pytest -n auto --dist loadfile || status=1; \
	(cd frontend && npm run --silent test) || status=1; \
	exit $$status

lint: $(DEV) $(NODE) ## ruff, mypy, eslint, tsc, prettier, and whether the generated client is up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd frontend && npm run --silent lint
	cd frontend && npm run --silent types -- --check

types: $(DEV) $(NODE) ## mypy and tsc alone
	$(BIN)/mypy
	cd frontend && npx tsc --noEmit

client: $(RUNTIME) $(NODE) ## write frontend/openapi.json and the TypeScript types again, after a change of the API
	$(BIN)/tienbo openapi frontend/openapi.json
	cd frontend && npm run --silent types

contract: $(DEV) ## at a release: keep the API's description as what this version promises
	@$(BIN)/python -m tests.deployment.contract

migrate: $(RUNTIME) ## bring the database to this version's schema
	@$(BIN)/tienbo migrate

bench: $(DEV) ## run every program in benchmarks/
	@set -e; for program in $(sort $(wildcard benchmarks/*.py)); do echo "== $$program"; $(BIN)/python $$program; done

LOCKING := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header $(if $(UPGRADE),--upgrade) pyproject.toml

lock: $(DEV) ## write both Python lock files again (UPGRADE=1: with the newest versions)
	$(LOCKING) --group build --output-file requirements.lock >/dev/null
	$(LOCKING) --group dev --constraint requirements.lock --output-file requirements-dev.lock >/dev/null

browser: $(DEV)
	@for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then echo "Browser tests run in $$(command -v $$name)."; exit 0; fi; \
	done; \
	if $(BIN)/playwright install chromium >/dev/null 2>&1; then echo "Browser tests run in Playwright's Chromium."; \
	else echo "No Chromium, and none could be downloaded: the browser tests are skipped."; fi

clean: ## delete what was built and installed; the data in .data stays
	rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results

$(RUNTIME): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Tien Bo needs Python 3.11 or newer, with venv."; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv
	@echo "Installing Python packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo "Installing Python tools …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

$(NODE): frontend/package-lock.json frontend/package.json frontend/.npmrc
	@command -v npm >/dev/null || { echo "Tien Bo needs Node 20.19 or newer, with npm."; exit 1; }
	@echo "Installing JavaScript packages …"
	@cd frontend && npm ci --loglevel=error --no-progress --no-update-notifier >/dev/null
	@touch $@

$(PAGES): $(NODE) $(PAGE_SOURCES)
	@echo "Building the pages …"
	@cd frontend && npm run --silent build -- --logLevel warn
