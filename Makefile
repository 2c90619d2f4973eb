# Everything a fresh machine needs: git, Python 3.11 or newer, make.
PYTHON ?= python3
UV_VERSION := 0.13.8
BIN := .venv/bin
UV := .tools/bin/uv
SYNC := UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_PYTHON=$(PYTHON) $(UV) sync --frozen --inexact --quiet

.PHONY: install demo test check bench docs train clean

install: .venv/.installed ## .venv with the program in .venv/bin/onrecord

demo: .venv/.installed ## load the demonstration archive and serve it
	$(BIN)/onrecord demo

test: .venv/.developing ## all tests, a process a core; the last line is pytest's own
	$(BIN)/pytest -n auto --dist worksteal

check: .venv/.developing ## style, types, architecture, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: .venv/.developing ## quality gates with floors, and speed beside peers
	$(BIN)/python -m benchmarks

docs: .venv/.developing ## the documentation, served while you write
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

train: .training/.installed ## make the statement models anew: DATA=folder [UNLABELLED=file] [EVALUATE=folder] [MINUTES=n]
	.training/bin/python -m training --data $(DATA) $(if $(UNLABELLED),--unlabelled $(UNLABELLED)) \
		$(if $(EVALUATE),--evaluate $(EVALUATE)) $(if $(MINUTES),--minutes $(MINUTES))

clean:
	rm -rf .venv .tools .training site

$(UV):
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.training/.installed: training/requirements.txt
	$(PYTHON) -m venv .training
	.training/bin/python -m pip install --quiet --disable-pip-version-check -r $< -e .
	@touch $@

.venv/.installed: $(UV) pyproject.toml uv.lock
	$(SYNC) --no-default-groups --all-extras
	@touch $@

.venv/.developing: $(UV) pyproject.toml uv.lock
	$(SYNC) --all-groups --all-extras
	@touch .venv/.installed $@
