"""A participant's own file on disk: one JSON document, written whole or not at all, never thrown away."""

from workshop.journal.file import JournalFile
from workshop.journal.keeper import Keeper
from workshop.journal.merge import merge
from workshop.journal.reading import Reading, read_journal

__all__ = ["JournalFile", "Keeper", "Reading", "merge", "read_journal"]
