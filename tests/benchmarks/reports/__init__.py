"""Our reports against the usual way and against no notebook at all: ``python -m tests.benchmarks.reports``."""
