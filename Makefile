# A thin alias: everything is in dev.py, which needs nothing but Python.
PORT ?= 8000
CHECK ?=
PYTHON ?= python3

.PHONY: demo test check bench shots soak
demo:
	@$(PYTHON) dev.py demo --port $(PORT) $(if $(CHECK),--check)
test check bench shots soak:
	@$(PYTHON) dev.py $@
