# Article 6 in Practice. `make` alone lists what can be done.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

SERVE ?= 1
PORT ?= 8006
HOST ?= 127.0.0.1
BENCH ?=
EDITION ?=
PY := .venv/bin/python
# The first Python that is 3.11 or newer; 3.11 itself first, because the lock is tested with it.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

INSTALLED := .venv/.installed
ASSETS := _build/assets.stamp

.PHONY: help book zip test quick lab exercises pdf words bench format lock clean clean-all

help: ## list the commands (this text)
	@echo "Article 6 in Practice. Commands:"
	grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name text; do
		printf '  make %-10s %s\n' "$$name" "$$text"; done

# Installed again only when the lock changes: the stamp is newer than what it depends on, and holds a digest.
$(INSTALLED): requirements.lock pyproject.toml tools/install.py
	@test -n "$(PYTHON)" || { echo "Stopped: no Python 3.11 or newer was found; install it, or name one: make book PYTHON=/path/to/python3.11" >&2; exit 1; }
	STEPS=4 "$(PYTHON)" -m tools.install

$(ASSETS): package-lock.json tools/assets.py tools/node.lock | $(INSTALLED)
	@STEPS=4 $(PY) -m tools.assets

book: $(INSTALLED) $(ASSETS) ## install, execute, build and serve the book (SERVE=0 builds only; PORT=8006)
	@STEPS=4 $(PY) -m tools.book
	if [ "$(SERVE)" != 0 ]; then STEPS=4 exec $(PY) -m tools.serve --port $(PORT) --host $(HOST); fi

zip: $(INSTALLED) ## put the built book into one file to carry: it works without a server and without the internet
	@$(PY) -m tools.offline

test: $(INSTALLED) $(ASSETS) ## build the book and run every test: packages, notebooks, pages in a browser
	@STEPS=4 $(PY) -m tools.test

quick: $(INSTALLED) ## check one module or notebook in seconds: make quick MODULE=05-accounting | NB=path
	@$(PY) -m tools.quick $(if $(NB),$(NB)) $(if $(MODULE),--module $(MODULE))

lab: $(INSTALLED) ## open JupyterLab on the lessons and exercises (EDITION=fr: what is translated, in French)
	@root=; if [ "$$(id -u)" = 0 ]; then root=--allow-root; fi
	if [ -n "$(EDITION)" ]; then
		$(PY) -m tools.edition --notebooks "$(EDITION)"
		export ARTICLE6_LANGUAGE="$(EDITION)"; root="$$root --notebook-dir=_build/$(EDITION)-src"
	fi
	export JUPYTER_CONFIG_PATH="$(CURDIR)/tools/lab$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}"
	exec $(PY) -m jupyter lab $$root

exercises: $(INSTALLED) ## derive exercises/ from solutions/
	@$(PY) -m classroom.release

pdf: $(INSTALLED) $(ASSETS) ## print the book: one PDF for readers, one with solutions for trainers (needs Chromium)
	@STEPS=4 $(PY) -m tools.book
	STEPS=4 $(PY) -m tools.pdf

words: $(INSTALLED) ## collect the words into the catalogues of all languages, and compile these
	@$(PY) -m tools.words

bench: $(INSTALLED) ## measure speed against the stated limits (BENCH=name runs one)
	@$(PY) -m bench $(BENCH)

format: $(INSTALLED) ## format code and notebooks
	@$(PY) -m ruff format -q .
	$(PY) -m ruff check -q --fix .
	$(PY) -m tools.notebooks --fix

lock: $(INSTALLED) ## resolve requirements.in anew (needs uv)
	@$(PY) -m tools.lock

clean: ## remove what was built
	@rm -rf _build .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

clean-all: clean ## remove what was built and what was installed
	@rm -rf .venv node_modules
