"""The report on all cohorts together: by term, with rooms and people on their own apart."""
