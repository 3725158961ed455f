"""Scores of many people at once, as `workshop.scoring.measure` defines them, from rows and not from a table."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workshop.model.measure import Measure, Scale
from workshop.reports.center.rows import Rows, Words

__all__ = ["scores"]

_OCCASIONS = ("before", "after")


def scores(rows: Rows, measure: Measure) -> NDArray[np.float64]:
    """The scores of everyone on every scale, before and after.

    Answers outside of their response format count as none; reversed ones are turned round.

    Returns:
        One number for each scale, person and occasion (before, after), in these dimensions; NaN where too few items
        were answered.
    """
    here = rows.where(instrument=measure.instrument)
    # One column more than there are occasions, for answers on any other.
    columns = len(_OCCASIONS) + 1
    occasion = rows.words["occasion"].numbered({name: at for at, name in enumerate(_OCCASIONS)}, here) % columns
    given = _Given(
        place=columns * rows.person[here].astype(np.intp) + occasion,
        places=columns * rows.people,
        item=rows.words["item"].at(here),
        value=rows.number[here],
    )
    found = np.array([_scale(measure, scale, given) for scale in measure.scales])
    return found.reshape(len(found), rows.people, columns)[:, :, : len(_OCCASIONS)]


@dataclass(frozen=True)
class _Given:
    """Answers to a measure: whose and when in one number, to which item, and which."""

    place: NDArray[np.intp]
    places: int
    item: Words
    value: NDArray[np.float64]


def _scale(measure: Measure, scale: Scale, given: _Given) -> NDArray[np.float64]:
    items = [one for one in measure.items if one.id in scale.items]
    form = measure.format_of(items[0])
    total, number = np.zeros(given.places), np.zeros(given.places, dtype=np.intp)
    for turned in (False, True):
        names = {one.id for one in items if one.reverse == turned}
        if not names:
            continue
        mine = np.flatnonzero(given.item.among(names))
        value = given.value[mine]
        fits = (value >= form.low) & (value <= form.high)
        place, value = given.place[mine[fits]], value[fits]
        total += np.bincount(place, form.low + form.high - value if turned else value, given.places)
        number += np.bincount(place, minlength=given.places)
    mean = np.full(given.places, np.nan)
    np.divide(total, number, out=mean, where=number >= scale.min_answered)
    return scale.low + (scale.high - scale.low) * ((mean - form.low) / (form.high - form.low))
