"""Warm kernels against ordinary ones, side by side in one run: ``python -m tests.benchmarks.kernels``."""
