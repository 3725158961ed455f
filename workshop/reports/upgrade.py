"""Snapshots of older versions, made readable: what they could not say yet is filled in."""

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["ADDED", "upgraded"]

ADDED = {1: ("rater", "attempt")}
"""By version, the columns that came later."""


def upgraded(table: pa.Table, version: int) -> pa.Table:
    """Bring the columns of a snapshot up to date.

    Version 1 knew only a participant's own ratings of one attempt; version 2 names rater and attempt.

    Args:
        table: The columns as they are in the file.
        version: Version of the file.

    Returns:
        The same rows with the columns that were added since. A table that lacks what its own version has is given back
        as it is, for the reader to name what is missing.
    """
    if version < 2 and "kind" in table.column_names:
        rated = pc.equal(table["kind"].cast(pa.string()), "rubric")
        table = table.append_column("rater", pc.if_else(rated, "self", ""))
        table = table.append_column("attempt", pc.if_else(rated, 1, pa.scalar(None, pa.int64())))
    return table
