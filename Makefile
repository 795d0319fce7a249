# The commands of this project; `make` alone lists them. They need Python 3.11 or newer and GNU make 3.81 or newer, on
# Linux, macOS or Windows (on Windows in a shell such as Git's bash).
#
# Everything runs in a virtual environment that make creates here, from requirements that are locked by their hashes.
# Empty files in the environment tell make which steps are done. All paths are relative: you may move the folder, and its
# name may have spaces or Arabic letters.

VENV ?= .venv
ifeq ($(OS),Windows_NT)
    PYTHON ?= python
    RUN := $(VENV)/Scripts/python.exe
else
    PYTHON ?= python3
    RUN := $(VENV)/bin/python
endif
SITE := $(RUN) -m syrnews_site
PIP := $(RUN) -m pip --disable-pip-version-check --no-input --quiet install --no-deps --require-hashes
# Tests start the program some hundred times. Where Python may not keep what it has compiled, each start compiles it.
PYTEST := PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest --quiet --numprocesses auto

# If the environment's Python is gone, after an upgrade for example, make creates the environment again.
ifneq ($(wildcard $(VENV)/created),)
    ifneq ($(findstring works,$(shell { "$(RUN)" -c "print('works')"; } 2>&1)),works)
        $(shell rm -f "$(VENV)/created")
    endif
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help install build serve import test faults fuzz icu check audit bench search-eval docs screenshot font map train paste-eval lock dist clean

help:  ## list these commands
	@echo "make build         build the site from content/ into build/; open build/index.html"
	@echo "make serve         build, and show the site in a browser while you write (PORT=8000)"
	@echo "make import        saved pages, exports and tables become articles (SOURCE=folder; ARGUMENTS='--dry-run')"
	@echo "make test          all tests; installs a browser if there is none"
	@echo "make faults        break builds in every way, and look what is left (some eight minutes; needs Linux and strace)"
	@echo "make fuzz          give the readers of untrusted bytes what nobody wrote (READER=yaml SECONDS=600)"
	@echo "make icu           compare Arabic order and direction with ICU (needs libicu-dev, pkg-config, g++)"
	@echo "make check         format, lint, types, imports, scripts and the quick tests, in under a minute"
	@echo "make audit         check HTML, links, accessibility and speed of the pages with other tools (Node, Java)"
	@echo "make bench         measure the speed, beside other generators (N=10000 articles)"
	@echo "make search-eval   measure how well the search finds, beside other search engines"
	@echo "make docs          build a site from docs/ into build-docs/"
	@echo "make screenshot    take docs/screenshot.png again, from the sample archive"
	@echo "make font          make the font of headlines again, a part of Amiri Bold"
	@echo "make map           make the outlines of the map again, from Natural Earth (needs npm)"
	@echo "make train         learn the weights that find the article in a pasted page (PASTES=folder: from these too)"
	@echo "make paste-eval    measure how well the article is found in a folder of pastes (DIR=folder)"
	@echo "make lock          lock the newest releases of all requirements by their hashes"
	@echo "make dist          build source and wheel and list what they need (SBOM), into dist/ (TAG=v1.2.0)"
	@echo "make clean         remove the site and the state of builds; .venv stays"
	@echo ""
	@echo "You may set: PYTHON=python3.13, VENV=.venv-3.13, ARGUMENTS='--drafts' for build and serve,"
	@echo "ARGUMENTS='-k dates' for test."

install: $(VENV)/run-time  # only what the program needs, for a workflow that then calls the program itself

build: $(VENV)/run-time
	@$(SITE) build $(ARGUMENTS)

serve: $(VENV)/run-time
	@$(SITE) serve --port $(or $(PORT),8000) $(ARGUMENTS)

import: $(VENV)/import
	@$(SITE) import "$(or $(SOURCE),$(error say what to import: make import SOURCE=../saved))" $(ARGUMENTS)

test: $(VENV)/development
	@$(RUN) -m tests.browser
	@$(PYTEST) -m "not icu and not faults" $(ARGUMENTS)

faults: $(VENV)/development
	@$(RUN) -m tests.browser
	@$(PYTEST) -m faults --dist worksteal $(ARGUMENTS)

fuzz: $(VENV)/fuzz
	@for reader in $(or $(READER),loader front_matter yaml dates markup pictures); do \
	    echo "$$reader" && $(RUN) -m tests.fuzz $$reader $(or $(SECONDS),600) || exit 1; \
	done

icu: $(VENV)/icu
	@$(PYTEST) -m icu

check: $(VENV)/development
	@echo "format" && $(RUN) -m ruff format --check --quiet .
	@echo "lint" && $(RUN) -m ruff check --quiet .
	@echo "types" && $(RUN) -m mypy --no-error-summary
	@echo "imports" && $(RUN) -c "from importlinter.cli import lint_imports_command as run; run()" \
	    --no-logo --cache-dir .cache/import-linter
	@echo "prose" && $(RUN) -m tests.prose
	@echo "scripts" && $(RUN) -m tests.lint
	@echo "tests" && $(PYTEST) -m "not slow and not browser and not icu and not faults"

audit: $(VENV)/development
	@$(RUN) -m tests.audit

bench: $(VENV)/development
	@$(RUN) -m tests.bench $(or $(N),10000)

search-eval: $(VENV)/development
	@$(RUN) -m tests.search_eval

# docs/*.md stay where readers of the repository look for them. A copy becomes the pages of a site.
docs: $(VENV)/run-time
	@rm -rf .cache/docs && mkdir -p .cache/docs/pages
	@cp -p docs/*.md .cache/docs/pages && cp -p docs/site.yaml .cache/docs
	@mkdir -p .cache/docs/media && cp -p docs/media/*.png .cache/docs/media
	@$(SITE) build --content .cache/docs --templates docs/templates --output build-docs --cache .cache/build-docs \
	    $(ARGUMENTS)

train: $(VENV)/development
	@$(RUN) -m tests.pastes $(if $(PASTES),--pastes "$(PASTES)")

paste-eval: $(VENV)/development
	@$(RUN) -m tests.paste_eval "$(or $(DIR),tests/pastes/kinds)" $(ARGUMENTS)

screenshot: $(VENV)/development build
	@$(RUN) -m tests.screenshot

font: $(VENV)/font
	@$(RUN) -m tests.font

map: $(VENV)/development
	@$(RUN) -m tests.ground

# The virtual environment. A .pth file with a relative path puts src/ on Python's path, so that nothing has to be built
# and the folder can be moved.
$(VENV)/created:
	@echo "making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed: PYTHON=...')"
	@"$(PYTHON)" -m venv --clear "$(VENV)"
	@"$(RUN)" -c "import os, pathlib, sysconfig; packages = sysconfig.get_path('purelib'); \
	pathlib.Path(packages, 'syrnews_site.pth').write_text(os.path.relpath('src', packages), encoding='ascii')"
	@touch $@

$(VENV)/run-time: $(VENV)/created requirements.txt
	@echo "installing what the program needs (once)"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/import: $(VENV)/run-time requirements-import.txt
	@echo "installing what reads saved pages, documents and web archives (once)"
	@$(PIP) --requirement requirements-import.txt
	@touch $@

$(VENV)/icu: $(VENV)/development requirements-icu.txt
	@echo "building PyICU (once)"
	@$(PIP) --requirement requirements-icu.txt
	@touch $@

$(VENV)/fuzz: $(VENV)/development requirements-fuzz.txt
	@$(PIP) --requirement requirements-fuzz.txt
	@touch $@

$(VENV)/font: $(VENV)/development requirements-font.txt
	@$(PIP) --requirement requirements-font.txt
	@touch $@

$(VENV)/development: $(VENV)/created requirements.txt requirements-dev.txt
	@echo "installing what the program, its tests and its checks need (once)"
	@$(PIP) --requirement requirements-dev.txt
	@touch $(VENV)/run-time $@

LOCK := -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(VENV)/created
	@$(RUN) -m pip --disable-pip-version-check --no-input --quiet install uv
	@echo "requirements.txt" && $(RUN) $(LOCK) --output-file requirements.txt
	@echo "requirements-dev.txt" && \
	    $(RUN) $(LOCK) --constraint requirements.txt --group dev --extra dask --extra import --output-file requirements-dev.txt
	@echo "requirements-import.txt" && \
	    $(RUN) $(LOCK) --constraint requirements-dev.txt --extra import --output-file requirements-import.txt
	@echo "requirements-fuzz.txt" && \
	    $(RUN) $(subst pyproject.toml,--group fuzz --no-deps,$(LOCK)) --output-file requirements-fuzz.txt
	@echo "requirements-font.txt" && \
	    $(RUN) $(subst pyproject.toml,--group font --no-deps,$(LOCK)) --output-file requirements-font.txt

dist: $(VENV)/development
	@rm -rf dist
	@$(RUN) -m tests.release dist "$$TAG"

# The folders are renamed before they are deleted. A build that starts meanwhile finds their names free, and if deleting is
# slow or interrupted, no half of a site is left under its own name.
clean:
	@for name in build build-docs .cache; do \
	    if [ -e "$$name" ]; then mv "$$name" "$$name.gone-$$$$"; fi; \
	done
	@rm -rf ./*.gone-* ./.cache.gone-*
