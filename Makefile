# Everything is done in .venv, which is made when it is missing or when pyproject.toml changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
QUIETLY := --disable-pip-version-check --quiet

N ?= 20000

.PHONY: help demo test browser spark check manual docs docs-test fuzz bench bench-pages release-check clean
.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## clean and compare the sample documents in seeds/
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh

test: $(READY) ## run all tests
	$(BIN)/python -m pytest

spark: $(READY) ## set up what the tests of Spark need beside Java; without, they are left out
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -e '.[spark]'; \
	else $(BIN)/python -m pip $(QUIETLY) install -e '.[spark]'; fi

browser: $(READY) ## set up what the browser tests need beside a Chromium; without, they are left out
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -e '.[browser]'; \
	else $(BIN)/python -m pip $(QUIETLY) install -e '.[browser]'; fi

check: $(READY) ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

manual: $(READY) ## write the manual pages and completions in share/ anew
	$(BIN)/python tools/build_manual.py
	$(BIN)/python tools/build_completions.py

docs: $(READY) ## put what the examples of README.md and docs/ print now below them
	$(BIN)/python tools/update_documents.py

docs-test: $(READY) ## run these examples, and fail where the documents show something else
	$(BIN)/python -m pytest tests/test_documents.py

fuzz: $(READY) ## hostile inputs to every reader and stage, growth and memory: make fuzz N=1000000
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -e '.[fuzz]'; \
	else $(BIN)/python -m pip $(QUIETLY) install -e '.[fuzz]'; fi
	$(BIN)/python -m tests.fuzz.run --inputs $(N)
	$(BIN)/python -m tests.fuzz.growth
	$(BIN)/python -m tests.fuzz.memory

bench: $(READY) ## our figures beside those of other tools; make bench ARGS=--write puts them into docs/benchmarks.md
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -e '.[bench]'; \
	else $(BIN)/python -m pip $(QUIETLY) install -e '.[bench]'; fi
	$(BIN)/python benchmarks/run.py $(ARGS)

bench-pages: $(READY) ## strip beside trafilatura on your own saved pages: make bench-pages PAGES=folder
	$(BIN)/python benchmarks/pages.py $(PAGES)

release-check: $(READY) ## build wheel and source archive, install them on every Python there is, try them
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python pip build; \
	else $(BIN)/python -m pip $(QUIETLY) install build; fi
	$(BIN)/python tools/check_release.py

clean: ## remove the environment and what tools left behind
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz dist

# Debian's python3 may lack ensurepip and forbids installing into the system (PEP 668): the environment is made without
# pip and gets a current one from outside. (The script that an old pip makes for `syriatext` starts half as fast again.)
$(READY): pyproject.toml
	@echo "setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python -e '.[test]'; \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
		$(PYTHON) -m pip --python $(BIN)/python $(QUIETLY) install --upgrade pip && \
		$(BIN)/python -m pip $(QUIETLY) install -e '.[test]'; \
	else \
		echo "$(PYTHON) has no pip: install python3-pip, or uv" >&2; exit 1; \
	fi
	@touch $(READY)
