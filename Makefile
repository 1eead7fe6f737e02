# Everything from a bare clone: Python >= 3.11, make and git. `make` alone says what there is.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SYSTEM := $(VENV)/.system

# The first interpreter that is new enough and can make a virtual environment; PYTHON=... names another.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$p"; break; }; done)

# Tesseract reads the scripts that the shipped model does not know. It has no wheel.
LANGUAGES := rus ara tha kor ell
PACKAGES := tesseract-ocr $(addprefix tesseract-ocr-,$(LANGUAGES))

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all check format clean

help:
	@echo "make demo      read the fixtures and write a page that shows what was read"
	@echo "make test      run the tests (under 10 minutes)"
	@echo "make test-all  run the slow tests as well"
	@echo "make check     lint, format, types, the law of imports and the caps on size"
	@echo "make format    format the code"
	@echo "make setup     only prepare .venv and look for Tesseract again"
	@echo "make clean     remove .venv and what was built"

demo: $(INSTALLED) $(SYSTEM)
	$(BIN)/triage demo

test: $(INSTALLED) $(SYSTEM)
	$(BIN)/pytest

test-all: $(INSTALLED) $(SYSTEM)
	$(BIN)/pytest -m "slow or server or not slow"

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -q tests/house/test_caps.py

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

setup: $(INSTALLED)
	@rm -f $(SYSTEM)
	@$(MAKE) --no-print-directory $(SYSTEM)

clean:
	rm -rf $(VENV) build dist out

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { \
	echo "No Python >= 3.11 that can make a virtual environment was found."; \
	echo "Install python3.11 or newer (on Debian and Ubuntu: apt install python3 python3-venv), or: make PYTHON=/path/to/python3"; \
	exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e ".[dev]"
	@touch $@

# Asked once; `make setup` asks again. Never more than a word when it cannot be done: the product works without.
$(SYSTEM): $(INSTALLED)
	@if $(BIN)/python -c 'import pytesseract, sys; sys.exit(not set("$(LANGUAGES)".split()) <= set(pytesseract.get_languages()))' 2>/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing $(PACKAGES)"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES); } >/dev/null 2>&1 \
		|| echo "apt-get could not install Tesseract. Cyrillic, Arabic, Thai and Korean lines will not be read, and their tests are skipped."; \
	else \
		echo "Tesseract or one of its languages ($(LANGUAGES)) is missing. Cyrillic, Arabic, Thai and Korean lines will not be read,"; \
		echo "and their tests are skipped. On Debian and Ubuntu: sudo apt install $(PACKAGES)"; \
		echo "On macOS: brew install tesseract tesseract-lang. Then: make setup"; \
	fi
	@touch $@
