# Everything a person or a machine does here. `make serve` and `make test` need nothing before them but Python, make
# and a package manager.

# A value is data. What is given on the command line is passed on as it was typed, in the environment, and is no word of a
# recipe: neither make nor a shell reads it a second time. So no recipe may hold a variable of make.
override SHELL := /bin/sh
override .SHELLFLAGS := -c
override MAKEOVERRIDES :=
$(foreach name,$(.VARIABLES),$(if $(findstring $$,$(name)),,$(if $(filter command,$(firstword $(origin $(name)))), \
	$(eval override export $(name) := $$(value $(name))))))
export SOURCE_DATE_EPOCH ?= 1795392000

.PHONY: serve site publish archive audit check import new sentences mentions lock test lint benchmark benchmark-pages benchmark-load lock-requirements clean

# Builds, serves on http://localhost:8000, rebuilds when content or theme changes; slips are told and the page is shown. Its pages
# stand in .cache/preview/, and output/ stays as it is.
# Another port: make serve PORT=8001
serve: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition serve

# The site for a local look, in output/. A slip stops it, and output/ stays as it was.
site: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition site

# The site with absolute addresses: make publish SITEURL=https://example.org/edition
publish: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition publish

# The published site and its content in a BagIt bag, in archive/. What stands there is published with the next version.
archive: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition archive

# Runs the tests that the criteria in tests/audit/ name, and records how they ended: the page /audit/ is made of that. A whole run writes it
# too: .venv/bin/python -m pytest -n 4 --dist loadfile --record=all
audit: .venv/.test
	.venv/bin/python tests/tools.py
	.venv/bin/python -m pytest -n 4 --dist loadfile --record=named

# Reads the proof of the site in output/: what is wrong with finished pages is told in sentences.
check: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition check output

# Four at once, because much of what they take is waiting for pages; tests/longest.txt says what begins first. What they need beside Python is got where that can be done; tests/tools.py says what is missing, and what is left out.
test: .venv/.test lint
	.venv/bin/python tests/tools.py
	.venv/bin/python -m pytest -n 4 --dist loadfile

lint: .venv/.test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/djlint --lint --quiet theme/templates

# Builds cold and warm against plain Pelican, and the preview. More: .venv/bin/python tests/benchmarks/build.py --help
benchmark: .venv/.test
	.venv/bin/python tests/benchmarks/build.py

# Pages as a first visit on a slow line feels them, beside the bare text. More: .venv/bin/python tests/benchmarks/speed.py --help
benchmark-pages: .venv/.test
	.venv/bin/python tests/benchmarks/speed.py

# What many readers ask of a server, and what a million of them cost in bytes. More: .venv/bin/python tests/benchmarks/load.py --help
benchmark-load: .venv/.test
	.venv/bin/python tests/benchmarks/load.py

# Begins the folder content/ from a document: make import FILE=letter.docx, with OWN="headings notes" where these stand in the source itself.
import: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition import

# Shows where the sentences of the text begin and end that are not locked yet, the doubtful ones marked.
sentences: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition sentences content

# Shows the names of entries that stand in the text and are no links yet.
mentions: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition mentions content

# Begins another edition: make new FOLDER=../letter, and TEXT=letter.txt for the paragraphs of a plain text.
new: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition new "$${FOLDER:?name a folder: make new FOLDER=../letter}" "$${TEXT:-}"

# Adds the ids that are new to content/anchors.lock.json. What was published before is never overwritten.
lock: .venv/.site
	@PYTHONPATH=plugins .venv/bin/python -m edition lock content

# Writes the two locked files from the two .in files, each beside itself first. No registry's host is written into them.
lock-requirements: .venv/.test
	cp requirements.txt .requirements.txt.new
	cp requirements-test.txt .requirements-test.txt.new
	.venv/bin/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements.in -o .requirements.txt.new
	.venv/bin/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header requirements-test.in -o .requirements-test.txt.new
	sync .requirements.txt.new .requirements-test.txt.new
	mv .requirements.txt.new requirements.txt
	mv .requirements-test.txt.new requirements-test.txt

# Another Python: make serve PYTHON=python3.12
.venv/.site: requirements.txt
	@test -x .venv/bin/pip || "$${PYTHON:-python3}" -m venv .venv
	@echo "getting what the program needs; the first time this takes some minutes"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch .venv/.site

# A house that `make new` has made has no tests of its own; its slips and its pages have commands.
requirements-test.txt:
	@echo "there are no tests in this house: make site tells every slip, and make check reads the proof of the pages in output/" >&2
	@exit 1

.venv/.test: requirements-test.txt .venv/.site
	@echo "getting what the tests need"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch .venv/.test

clean:
	rm -rf output .output.* .cache .requirements*.new .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
