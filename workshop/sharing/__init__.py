"""The sink that talks to a room, and the outbox beside the journal."""

from workshop.sharing.outbox import Delivery, Outbox
from workshop.sharing.sink import CohortInfo, HttpSink, Receipt, Refusal, Sink

__all__ = ["CohortInfo", "Delivery", "HttpSink", "Outbox", "Receipt", "Refusal", "Sink"]
