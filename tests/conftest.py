"""What holds for all tests: generated examples are the same in every run, and no test measures time."""

from hypothesis import settings

settings.register_profile("workshop", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("workshop")
