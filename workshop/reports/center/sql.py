"""The questions that are put to DuckDB: sums over the people of each snapshot, in one pass over its rows."""

from collections.abc import Sequence

from workshop.model.measure import Measure

__all__ = ["levels_query", "people_query", "sizes_query"]

_PARTS = ("if", "then", "dated")
_BEFORE, _AFTER, _PLANS, _NOWHERE = 1000, 2000, 3000, -1
"""Where the numbers begin under which answers are added up."""


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _words(words: Sequence[str]) -> str:
    return ", ".join(_text(word) for word in words) or "NULL"


def sizes_query(rows: str) -> str:
    """For each snapshot, how many people are in it: they are numbered from 1."""
    return f"SELECT cohort, max(participant) FROM ({rows}) GROUP BY cohort ORDER BY cohort"


def people_query(rows: str, *, finish: str, plans: Sequence[str], measure: Measure | None) -> str:
    """One line for each snapshot: counts of people, and for each scale five sums over those scored twice.

    First the answers of a person to the items of one scale on one occasion are added up, and only then is that spread
    over columns: there are ten times as many rows before as after.
    """
    scales = measure.scales if measure else ()
    spread = [
        f"{_score(measure, at, occasion)} AS {name}{at}"
        for at in range(len(scales))
        for name, occasion in (("b", "before"), ("a", "after"))
        if measure
    ]
    filled = [
        f"bool_or(place = {_PLANS + 3 * at + number}) AS {part}_{at}"
        for at in range(len(plans))
        for number, part in enumerate(_PARTS)
    ]
    both = " OR ".join(f"(if_{at} AND then_{at})" for at in range(len(plans))) or "false"
    dates = " OR ".join(f"(if_{at} AND then_{at} AND dated_{at})" for at in range(len(plans))) or "false"
    known = " AND ".join(f"b{at} IS NOT NULL AND a{at} IS NOT NULL" for at in range(len(scales))) or "false"
    person = ", ".join(["cohort", "participant", "bool_or(finished) AS finished", *spread, *filled])
    scores = [f"a{at}, b{at}" for at in range(len(scales))]
    flags = ", ".join(
        ["cohort", "finished", f"({known}) AS paired", f"({both}) AS planned", f"({dates}) AS dated", *scores]
    )
    sums = [
        f"coalesce(sum({what}) FILTER (paired), 0)"
        for at in range(len(scales))
        for what in (f"b{at}", f"a{at}", f"b{at} * b{at}", f"a{at} * a{at}", f"(a{at} - b{at}) * (a{at} - b{at})")
    ]
    counts = [
        "count(*) FILTER (finished)",
        "count(*) FILTER (paired)",
        "count(*) FILTER (finished AND NOT paired)",
        "count(*) FILTER (paired AND NOT finished)",
        "count(*) FILTER (planned)",
        "count(*) FILTER (dated)",
    ]
    instrument = _text(measure.instrument) if measure else "''"
    wanted = f"exercise IN ({_words([finish, *plans])}) OR instrument = {instrument}"
    added = (
        f"SELECT cohort, participant, {_place(measure, plans)} AS place, "
        f"bool_or(exercise = {_text(finish)}) AS finished, "
        f"sum({_valid(measure)}) AS total, count({_valid(measure)}) AS given "
        f"FROM ({rows}) WHERE {wanted} GROUP BY ALL"
    )
    return (
        f"WITH added AS ({added}), person AS (SELECT {person} FROM added GROUP BY cohort, participant), "
        f"flag AS (SELECT {flags} FROM person) "
        f"SELECT cohort, {', '.join([*counts, *sums])} FROM flag GROUP BY cohort ORDER BY cohort"
    )


def _place(measure: Measure | None, plans: Sequence[str]) -> str:
    """Which sum an answer belongs to, as a number: a scale's items as they are, or turned round, or a plan's part."""
    items = {item.id: item for item in measure.items} if measure else {}
    found = [
        f"WHEN {_text(name)} THEN {2 * at + items[name].reverse}"
        for at, scale in enumerate(measure.scales if measure else ())
        for name in scale.items
    ]
    occasion = f"CASE occasion WHEN 'before' THEN {_BEFORE} WHEN 'after' THEN {_AFTER} ELSE {_NOWHERE} END"
    asked = (
        f"WHEN instrument = {_text(measure.instrument)} THEN {occasion} + CASE item {' '.join(found)} END"
        if measure
        else ""
    )
    parts = " ".join(f"WHEN '{part}' THEN {number}" for number, part in enumerate(_PARTS))
    planned = [
        f"WHEN exercise = {_text(plan)} AND kind = 'plan' THEN {_PLANS + 3 * at} + CASE item {parts} END"
        for at, plan in enumerate(plans)
    ]
    cases = [case for case in (asked, *planned) if case]
    return f"CASE {' '.join(cases)} ELSE {_NOWHERE} END" if cases else f"{_NOWHERE}"


def _valid(measure: Measure | None) -> str:
    """The number, if it lies within the response format of its item."""
    cases = [
        f"WHEN item IN ({_words([item.id for item in measure.items if item.format == form.id])}) "
        f"THEN CASE WHEN number BETWEEN {form.low} AND {form.high} THEN number END"
        for form in (measure.formats if measure else ())
        if measure
    ]
    return f"CASE {' '.join(cases)} ELSE number END" if cases else "number"


def _score(measure: Measure, at: int, occasion: str) -> str:
    """The score of one person on one occasion, as `workshop.scoring.measure.scale_scores` computes it."""
    scale = measure.scales[at]
    form = measure.format_of(next(item for item in measure.items if item.id == scale.items[0]))
    plain = (_BEFORE if occasion == "before" else _AFTER) + 2 * at
    total = (
        f"coalesce(sum(total) FILTER (place = {plain}), 0) + "
        f"coalesce(sum({form.low + form.high} * given - total) FILTER (place = {plain + 1}), 0)"
    )
    given = f"sum(given) FILTER (place IN ({plain}, {plain + 1}))"
    span = f"(({total}) / ({given}) - {form.low}) / {form.high - form.low}"
    score = f"{scale.low} + ({scale.high} - {scale.low}) * {span}"
    return f"CASE WHEN {given} >= {scale.min_answered} THEN {score} END"


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
