# Everything a person or a machine does here. `make serve` and `make test` need nothing before them but Python, make
# and a package manager.

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
SITEURL ?=
PELICAN := $(BIN)/pelican content --log-handler plain
VNU_VERSION := 26.9.27
VNU_SHA256 := 5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7
export SOURCE_DATE_EPOCH ?= 1795392000

.PHONY: serve site publish sentences lock test lint benchmark lock-requirements clean

# Builds, serves on http://localhost:8000, rebuilds when content or theme changes; slips are told and the page is shown.
serve: $(VENV)/.site
	$(PELICAN) -s pelicanconf.py -o output -lr -p $(PORT)

# The site for a local look, in output/. A slip stops it, and output/ stays as it was.
site: $(VENV)/.site
	@$(call build,pelicanconf.py)

# The site with absolute addresses: make publish SITEURL=https://example.org/edition
publish: $(VENV)/.site
	@SITEURL="$(SITEURL)" $(BIN)/python publishconf.py
	@export SITEURL="$(SITEURL)"; $(call build,publishconf.py)

define build
set -e; rm -rf .output.new; \
$(PELICAN) -s $(1) -o .output.new --fatal errors || { rm -rf .output.new; exit 1; }; \
rm -rf output; mv .output.new output
endef

# The validator of HTML is got where npm and Java are; tests/tools.py says what is missing, and what is therefore left out.
test: $(VENV)/.test lint
	@$(if $(and $(shell command -v npm),$(shell command -v java)),$(MAKE) --no-print-directory $(VENV)/vnu.jar || true)
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet theme/templates

benchmark: $(VENV)/.test
	$(BIN)/python tests/benchmarks/build.py

# Shows where the sentences of the text begin and end that are not locked yet, the doubtful ones marked.
sentences: $(VENV)/.site
	@PYTHONPATH=plugins $(BIN)/python -m edition sentences content

# Adds the ids that are new to content/anchors.lock.json. What was published before is never overwritten.
lock: $(VENV)/.site
	@PYTHONPATH=plugins $(BIN)/python -m edition lock content

# Writes the two locked files from the two .in files. No registry's host is written into them.
lock-requirements: $(VENV)/.test
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements-test.in -o requirements-test.txt

$(VENV)/.site: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/vnu.jar: | $(VENV)/.site
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; tarball="$$folder/vnu-jar-$(VNU_VERSION).tgz"; \
	npm pack --silent --pack-destination "$$folder" vnu-jar@$(VNU_VERSION) > /dev/null; \
	$(BIN)/python -m pip hash "$$tarball" | grep -q "sha256:$(VNU_SHA256)$$" || { echo "vnu-jar $(VNU_VERSION) is not the file we know" >&2; exit 1; }; \
	tar -xzf "$$tarball" -C "$$folder" package/build/dist/vnu.jar; \
	mv "$$folder/package/build/dist/vnu.jar" $@

clean:
	rm -rf output .output.new .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
