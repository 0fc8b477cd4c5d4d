# make prove   prove every claim of proofs/ and write certificates/
# make check   check certificates/ with the system's Python alone, and compare with THEOREMS.txt
# make test    the whole test suite, and that of the checker under python -O
# make lint    ruff and mypy --strict
# make formal  compile and audit the theorems in Rocq (needs Debian's package coq)
# make lock    pin the environment anew (needs uv)
#
# Needs Python 3.11 or later and, the first time, the network.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: prove check test lint formal lock clean

prove: $(VENV)/ready
	$(BIN)/rigorous prove

check:
	$(PYTHON) -S -m rigorous.checker certificates > .theorems && cmp .theorems certificates/THEOREMS.txt; \
	  status=$$?; cat .theorems; rm -f .theorems; exit $$status

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto
	$(BIN)/python -O -m pytest -n auto tests/checker tests/test_checks.py

lint: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

formal:
	$(PYTHON) formal/build.py

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group dev --all-extras \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.lock

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
