"""The store: keeps cohorts and what participants share. SQLite by default, PostgreSQL by its URL."""

from workshop.store.open import open_store
from workshop.store.records import Checked, Cohort, Counts, Person, Receipt, StoredResponse
from workshop.store.store import Store

__all__ = ["Checked", "Cohort", "Counts", "Person", "Receipt", "Store", "StoredResponse", "open_store"]
