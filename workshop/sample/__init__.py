"""Made-up participants, for the demo and for tests. Whatever they share is labelled as sample data."""
