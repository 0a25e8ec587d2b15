# The one list of what a person may type. `make run` and `make test` work on a fresh machine.
SHELL := /bin/sh
PY := .venv/bin/python
BOT := .venv-bot/bin/python
BOOTSTRAP := python3 deploy/bootstrap.py
LIGHT := tests/accounts tests/foundation tests/guidance tests/nlu_data tests/retrieval
# Those of the studio that search in the content, and some of the slower ones.
SEARCHING := $(wildcard tests/studio/test_report.py tests/studio/test_reviews.py tests/studio/test_shadow.py \
	tests/studio/test_learning_api.py tests/studio/test_yaml_document.py)
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
# Without compiled modules Rasa takes twice as long to start, every time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: kill-tests chat-tests handoff-tests service-tests trained index bot-tests light-tests studio-tests house-tests protocol-tests browser-tests checked studio-house-tests language-tests help run setup setup-test test test-python test-bot test-web lint train bench bench-guidance bench-studio held-out-sums lock schemas clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Set everything up and serve the site on http://127.0.0.1:8000
	@$(BOOTSTRAP)
	@exec $(PY) -m service run --die-with-parent

setup: ## Only set up both runtimes and the web build
	@$(BOOTSTRAP)

setup-test:
	@$(BOOTSTRAP) --test

# One thread for each encoder: a second one takes a core from other tests and saves no time.
test test-python test-bot: export OMP_NUM_THREADS := 1

# Three at once keep two cores at work, for tests with the whole house mostly wait. First what they need, and the checks
# beside it; then the tests, one that computes beside two that wait. (In one go make would take those that are ready and leave
# the longest to the end.)
TESTS := browser-tests light-tests kill-tests studio-tests bot-tests chat-tests studio-house-tests service-tests handoff-tests
test: setup-test ## Set up and pass all tests
	@$(MAKE) --no-print-directory -j3 index trained checked
	@$(MAKE) --no-print-directory -j3 $(TESTS)

checked:
	@$(MAKE) --no-print-directory -j1 test-web lint

test-python: index light-tests language-tests studio-tests house-tests ## Tests of the service's runtime, with real Rasa and a real browser

test-bot: trained bot-tests ## Tests of the bot's runtime; trains the model first when it is stale

trained:
	$(PY) -m retrieval.lexicon
	$(BOT) -m bot.train --out models --if-stale

index:
	$(PY) -m retrieval.build

bot-tests:
	$(BOT) -m pytest tests/bot tests/actions tests/language

light-tests:
	$(PY) -m pytest $(LIGHT) $(SEARCHING) -m "not house"

# `make test` runs these in the bot's runtime, the older Python of the two.
language-tests:
	$(PY) -m pytest tests/language

studio-tests:
	$(PY) -m pytest tests/studio $(SEARCHING:%=--ignore=%) -m "not house"

house-tests: protocol-tests studio-house-tests browser-tests service-tests kill-tests

protocol-tests: chat-tests handoff-tests

chat-tests:
	$(PY) -m pytest tests/conversations

handoff-tests:
	$(PY) -m pytest tests/handoff

service-tests:
	$(PY) -m pytest tests/service

studio-house-tests:
	$(PY) -m pytest tests/studio -m house

browser-tests:
	$(PY) -m pytest tests/e2e --ignore=tests/e2e/test_kill.py

kill-tests:
	$(PY) -m pytest tests/e2e/test_kill.py

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

bench-studio: ## The content studio in figures: loop, swap, gate, personal data, labels, edits
	$(PY) -m benchmarks.studio

held-out-sums: ## Freeze the held-out texts as they are now, after a change that was meant
	cd nlu_data/held_out && sha256sum *.yml > SHA256SUMS

schemas: ## Write the protocol's JSON Schemas and the web client's types
	$(PY) -m service export-schemas
	cd web && npm run protocol

lock: ## Write requirements/*.lock from what is installed
	$(PY) deploy/lock.py

clean: ## Remove what was made, but not the runtimes
	rm -rf var models/*.tar.gz models/current.json bot/lexicon.json bot/follow_ups.json web/dist .rasa
