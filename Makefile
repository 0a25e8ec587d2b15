# The one list of what a person may type. `make run` and `make test` work on a fresh machine.
SHELL := /bin/sh
PY := .venv/bin/python
BOT := .venv-bot/bin/python
BOOTSTRAP := python3 deploy/bootstrap.py
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help run setup setup-test test test-python test-bot test-web lint train bench bench-guidance lock schemas clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Set everything up and serve the site on http://127.0.0.1:8000
	@$(BOOTSTRAP)
	@exec $(PY) -m service run --die-with-parent

setup: ## Only set up both runtimes and the web build
	@$(BOOTSTRAP)

setup-test:
	@$(BOOTSTRAP) --test

test: setup-test lint test-bot test-web test-python ## Set up and pass all tests

test-python: ## Tests of the service's runtime, with real Rasa and a real browser
	$(PY) -m retrieval.build
	$(PY) -m pytest --ignore=tests/bot --ignore=tests/actions

test-bot: ## Tests of the bot's runtime; trains the model first when it is stale
	$(PY) -m retrieval.lexicon
	$(PY) -m retrieval.build & $(BOT) -m bot.train --out models --if-stale; trained=$$?; wait; exit $$trained
	$(BOT) -m pytest tests/bot tests/actions tests/language

test-web: ## Unit tests of the web client
	cd web && PATH="$(CURDIR)/.venv/bin:$$PATH" npm test --silent

lint: ## ruff, mypy, import-linter, yamllint, eslint, tsc
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	.venv/bin/yamllint -s .
	cd web && PATH="$(CURDIR)/.venv/bin:$$PATH" npm run lint --silent

train: ## Train the bot anew
	$(PY) -m retrieval.lexicon
	$(BOT) -m bot.train --out models

bench: ## Slow measurements, as ratios in one run
	$(PY) -m benchmarks

bench-guidance: ## The interest reflection in figures; one JSON object on the last line
	$(PY) -m benchmarks.guidance

schemas: ## Write the protocol's JSON Schemas and the web client's types
	$(PY) -m service export-schemas
	cd web && npm run protocol

lock: ## Write requirements/*.lock from what is installed
	$(PY) deploy/lock.py

clean: ## Remove what was made, but not the runtimes
	rm -rf var models/*.tar.gz models/current.json bot/lexicon.json bot/follow_ups.json web/dist .rasa
