"""The questions that are put to DuckDB: sums over the people of each snapshot, in one pass over its rows."""

from collections.abc import Sequence

from workshop.model.measure import Measure, Scale

__all__ = ["levels_query", "people_query"]


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _words(words: Sequence[str]) -> str:
    return ", ".join(_text(word) for word in words) or "NULL"


def _score(measure: Measure, scale: Scale, occasion: str) -> str:
    """The score of one person on one occasion, as `workshop.scoring.measure.scale_scores` computes it."""
    items = {item.id: item for item in measure.items}
    form = measure.format_of(items[scale.items[0]])
    plain = [name for name in scale.items if not items[name].reverse]
    turned = [name for name in scale.items if items[name].reverse]
    here = (
        f"instrument = {_text(measure.instrument)} AND occasion = {_text(occasion)} "
        f"AND number BETWEEN {form.low} AND {form.high}"
    )
    value = (
        f"CASE WHEN item IN ({_words(plain)}) THEN number WHEN item IN ({_words(turned)}) "
        f"THEN {form.low + form.high} - number END"
    )
    span = f"{scale.low} + ({scale.high} - {scale.low}) * (avg({value}) FILTER ({here}) - {form.low})"
    enough = f"count({value}) FILTER ({here}) >= {scale.min_answered}"
    return f"CASE WHEN {enough} THEN ({span}) / {form.high - form.low} END"


def people_query(rows: str, *, finish: str, plans: Sequence[str], measure: Measure | None) -> str:
    """One line for each snapshot: counts of people, and for each scale five sums over those scored twice."""
    scales = measure.scales if measure else ()
    scores = [
        f"{_score(measure, scale, occasion)} AS {name}{at}"
        for at, scale in enumerate(scales)
        for name, occasion in (("b", "before"), ("a", "after"))
        if measure
    ]
    filled = [
        f"bool_or(exercise = {_text(plan)} AND kind = 'plan' AND item = '{part}') AS {part}_{at}"
        for at, plan in enumerate(plans)
        for part in ("if", "then", "dated")
    ]
    both = [f"(if_{at} AND then_{at})" for at in range(len(plans))]
    dates = [f"(if_{at} AND then_{at} AND dated_{at})" for at in range(len(plans))]
    known = [f"b{at} IS NOT NULL AND a{at} IS NOT NULL" for at in range(len(scales))]
    person = ", ".join(["cohort", "participant", f"bool_or(exercise = {_text(finish)}) AS finished", *scores, *filled])
    flags = ", ".join(
        [
            "cohort",
            "finished",
            f"({' AND '.join(known) or 'false'}) AS paired",
            f"({' OR '.join(both) or 'false'}) AS planned",
            f"({' OR '.join(dates) or 'false'}) AS dated",
            *(f"a{at}, b{at}" for at in range(len(scales))),
        ]
    )
    sums = [
        f"coalesce(sum({what}) FILTER (paired), 0)"
        for at in range(len(scales))
        for what in (f"b{at}", f"a{at}", f"b{at} * b{at}", f"a{at} * a{at}", f"(a{at} - b{at}) * (a{at} - b{at})")
    ]
    counts = [
        "count(*)",
        "count(*) FILTER (finished)",
        "count(*) FILTER (paired)",
        "count(*) FILTER (finished AND NOT paired)",
        "count(*) FILTER (paired AND NOT finished)",
        "count(*) FILTER (planned)",
        "count(*) FILTER (dated)",
    ]
    return (
        f"WITH answer AS ({rows}), person AS (SELECT {person} FROM answer GROUP BY cohort, participant), "
        f"flag AS (SELECT {flags} FROM person) "
        f"SELECT cohort, {', '.join([*counts, *sums])} FROM flag GROUP BY cohort ORDER BY cohort"
    )


def levels_query(rows: str, *, exercise: str, instrument: str) -> str:
    """For each snapshot, criterion and level, how many people gave themselves that level in their last attempt."""
    own = (
        f"SELECT * FROM ({rows}) WHERE exercise = {_text(exercise)} AND instrument = {_text(instrument)} "
        "AND rater = 'self'"
    )
    last = "attempt = max(attempt) OVER (PARTITION BY cohort, participant)"
    return (
        f"SELECT cohort, item, CAST(number AS INTEGER), count(*) FROM (SELECT * FROM ({own}) QUALIFY {last}) "
        "WHERE number IN (1, 2, 3, 4) GROUP BY ALL ORDER BY ALL"
    )
