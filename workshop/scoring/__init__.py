"""The statistics: pure functions from answers to scores, changes and profiles. The gate decides what may be shown."""
