# Plain Figures: everything is run from here. All it takes is Python 3.11 or later, git and make.

PYTHON ?= python3
PYTEST ?= --numprocesses=auto --dist=loadfile
ARGS ?=

py := .venv/bin/python
lock = $(py) -m uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: --generate-hashes \
       --no-emit-index-url --annotation-style line --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help site check serve init words verify test bench kill worst lighthouse screenshots validate lock clean distclean runtime testing python

help:  ## Show this list
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1	\2/p' Makefile | expand -t 20

site: runtime  ## Build the website into out/site
	@$(py) build.py build $(ARGS)

check: runtime  ## Check every figure, and build nothing
	@$(py) build.py check $(ARGS)

serve: runtime  ## Show the website on this machine
	@$(py) build.py serve $(ARGS)

init: runtime  ## Lay out a new site of your own: make init ARGS=../our-figures
	@$(py) build.py init $(ARGS)

words: runtime  ## List all words of pages in site/words (begin a translation: make words ARGS=cy)
	@$(py) build.py words $(ARGS)

verify: runtime  ## Hold the built website against its own sums
	@$(py) build.py verify $(ARGS)

doctor: runtime  ## Say what is wrong with this installation, or soon will be
	@$(py) build.py doctor $(ARGS)

test: testing  ## Run the linters and every test (some of them: make test PYTEST="-k period")
	$(py) -m ruff check .
	$(py) -m ruff format --check .
	$(py) -m mypy
	@browser=$$($(py) tools/setup/browser.py); PLAINFIGURES_BROWSER="$$browser" $(py) -m pytest $(PYTEST)

bench: testing  ## Measure how long checking and building take
	@$(py) -m benchmarks.check
	@$(py) -m benchmarks.site
	@$(py) -m benchmarks.history
	@$(py) -m benchmarks.downloads
	@$(py) -m benchmarks.material
	@$(py) -m benchmarks.councils

kill: testing  ## Kill builds at random moments, and see that a whole site stands each time
	@$(py) -m benchmarks.kill

worst: testing  ## Measure the check of the worst single files, and of a whole nation
	@$(py) -m benchmarks.national
	@$(py) -m benchmarks.worst

validate: testing  ## Judge what describes the files of the built website, by programs that others wrote
	@$(py) -m tools.validate $(ARGS)

lighthouse: testing  ## Let Lighthouse judge pages of the built website
	@browser=$$($(py) tools/setup/browser.py) && PLAINFIGURES_BROWSER="$$browser" $(py) -m tools.lighthouse.measure

screenshots: testing  ## Take pictures of the built website
	@browser=$$($(py) tools/setup/browser.py) && PLAINFIGURES_BROWSER="$$browser" $(py) -m tools.screenshots $(ARGS)

lock: testing  ## Write the lock files anew from pyproject.toml (newer versions: make lock ARGS=--upgrade)
	$(lock) $(ARGS) --output-file requirements.lock
	$(lock) $(ARGS) --group test --group tools --constraint requirements.lock --output-file requirements-test.lock

clean:  ## Remove what was built, and caches
	rm -rf out .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean  ## Remove .venv as well
	rm -rf .venv

# One .venv for both, made from a lock file and made again only when that has changed.
runtime: python
	@$(PYTHON) tools/setup/venv.py requirements.lock

testing: python
	@$(PYTHON) tools/setup/venv.py requirements-test.lock

python:
	@command -v $(PYTHON) >/dev/null || { echo "Plain Figures needs Python 3.11 or later: there is no $(PYTHON)." >&2; exit 1; }
