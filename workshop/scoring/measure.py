"""Scale scores of a measure: the mean of the answers, reversed where needed, mapped linearly to the scale's range."""

import numpy as np
import pandas as pd

from workshop.model.measure import Measure, Scale

__all__ = ["scale_items", "scale_scores", "score_measure"]


def scale_items(measure: Measure, scale: Scale, answers: pd.DataFrame) -> pd.DataFrame:
    """Cut the items of one scale out of the answers and turn the reversed ones round.

    A reversed answer becomes ``low + high - answer``: on a format from 1 to 5 that is ``6 - answer``.

    Args:
        measure: The measure that the scale belongs to.
        scale: One of its scales.
        answers: A row for each participant, a column for each item, whole numbers within the item's response format,
            missing where there is no answer. Columns that do not belong to the scale are ignored.

    Returns:
        The same rows, one float column for each item of the scale in its order. Answers outside the response format
        are missing, because no score can be made from them.
    """
    items = {item.id: item for item in measure.items}
    asked = [items[name] for name in scale.items]
    forms = [measure.format_of(item) for item in asked]
    low, high = np.array([form.low for form in forms]), np.array([form.high for form in forms])
    values = answers.reindex(columns=list(scale.items)).to_numpy(dtype="float64", na_value=np.nan)
    values = np.where((values >= low) & (values <= high), values, np.nan)
    values = np.where([item.reverse for item in asked], low + high - values, values)
    return pd.DataFrame(values, index=answers.index, columns=list(scale.items))


def scale_scores(measure: Measure, scale: Scale, answers: pd.DataFrame) -> pd.Series:
    """Score one scale for each participant.

    ``score = low + (high - low) * (mean - least) / (greatest - least)``, where ``mean`` is that of the given answers
    after reversing, ``least`` and ``greatest`` are the ends of the response format, and ``low`` and ``high`` those of
    the scale. For the Setback Check this is Confidence = 10 x mean(1-6) with at least five answered, and Appraisal =
    25 x (mean(6 - i7, 6 - i8, i9) - 1) with all three answered: the measure's own published scoring.

    Args:
        measure: The measure that the scale belongs to.
        scale: One of its scales.
        answers: As for `scale_items`.

    Returns:
        Scores from ``scale.low`` to ``scale.high`` by participant, missing where fewer than ``scale.min_answered``
        items were answered.
    """
    form = measure.format_of(next(item for item in measure.items if item.id == scale.items[0]))
    values = scale_items(measure, scale, answers).to_numpy()
    answered = np.isfinite(values).sum(axis=1)
    enough = np.where(answered >= max(scale.min_answered, 1), answered, np.nan)
    mean = np.nansum(values, axis=1) / enough
    scores = scale.low + (scale.high - scale.low) * (mean - form.low) / (form.high - form.low)
    return pd.Series(scores, index=answers.index)


def score_measure(measure: Measure, answers: pd.DataFrame) -> pd.DataFrame:
    """Score every scale of a measure: a row for each participant, a column for each scale. There is no grand total."""
    return pd.DataFrame(
        {scale.id: scale_scores(measure, scale, answers) for scale in measure.scales}, index=answers.index
    )
