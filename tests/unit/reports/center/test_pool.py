"""Small cohorts taken together: enough people or none, also after everything else is subtracted."""

from datetime import UTC, datetime
from typing import Any

from workshop.disclosure.pooled import Part, tells
from workshop.disclosure.released import ReleasedTable
from workshop.reports.center.analysis import analyse_center, told
from workshop.reports.center.data import CenterData, Earlier, Sums
from workshop.reports.center.pool import pool


def sums(code: str, size: int, finished: int, **more: Any) -> Sums:
    """A cohort of which only this is known."""
    known: dict[str, Any] = {
        "digest": code,
        "code": code,
        "term": "Fall",
        "mode": "room",
        "size": size,
        "finished": finished,
        "paired": 0,
        "finished_only": finished,
        "paired_only": 0,
        "planned": 0,
        "dated": 0,
        "scales": {},
        "levels": {},
    }
    return Sums(**(known | more))


def center(*cohorts: Sums, earlier: tuple[Earlier, ...] = ()) -> CenterData:
    """A center with these cohorts, and neither measure nor rubric."""
    return CenterData(
        title="Small",
        workshop="small",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        sample=False,
        terms=("Fall",),
        cohorts=cohorts,
        measure=None,
        rubric=None,
        plans=False,
        earlier=earlier,
    )


def released(data: CenterData) -> Earlier:
    """What the ledger keeps of a center report."""
    groups = {key: {what: tuple(them) for what, them in group.items()} for key, group in told(data).items()}
    return Earlier(groups=groups, cohorts={one.digest: one for one in data.cohorts})


def finished(data: CenterData, profile: str = "internal") -> str:
    """What the report says of those who finished in the one term there is."""
    (mode,) = analyse_center(data, profile).modes
    assert isinstance(mode.participation, ReleasedTable)
    return mode.participation.rows[0].figures[1].text


def test_one_small_cohort_among_large_ones_waits() -> None:
    """Six people would be what is left when the reports of the other two are subtracted, so they are not counted."""
    found = pool(center(sums("a", 30, 20), sums("b", 25, 15), sums("c", 6, 6)), "room", "Fall")
    assert [one.code for one in found.cohorts] == ["a", "b"]
    assert (found.size, found.left_out) == (55, 1)


def test_small_cohorts_are_published_together() -> None:
    """Two of six and one of eight are twenty people, with or without a large cohort beside them."""
    small = [sums("c", 6, 5), sums("d", 6, 4), sums("e", 8, 5)]
    assert pool(center(*small), "room", "Fall").size == 20
    assert finished(center(*small)) == "70%"
    assert pool(center(sums("a", 30, 20), *small), "room", "Fall").size == 50


def test_a_small_number_left_after_subtraction_is_not_told() -> None:
    """The large cohort's report says 20 of 30; of the small ones together 3 did not finish, so no share is told."""
    assert finished(center(sums("a", 30, 20), sums("c", 6, 5), sums("d", 6, 4))) == "\N{EN DASH}"
    assert finished(center(sums("a", 30, 20), sums("c", 6, 3), sums("d", 6, 3))) == "62%"


def test_the_one_hidden_number_of_a_term_is_not_told() -> None:
    """Two large cohorts of which one report hides that 3 did not finish: the sum would give it away."""
    assert finished(center(sums("a", 30, 20), sums("b", 30, 27))) == "\N{EN DASH}"
    assert finished(center(sums("a", 30, 20), sums("b", 30, 25))) == "75%"


def test_several_hidden_numbers_hide_each_other() -> None:
    """Of four cohorts of 14 with 3 or 4 who stopped, none can be told from the sum."""
    assert finished(
        center(*(sums(code, 14, 14 - stopped) for code, stopped in zip("abcd", (3, 4, 3, 4), strict=True)))
    ) == ("75%")


def test_a_small_cohort_that_came_later_waits_for_others() -> None:
    """After a center report, six more people would be the difference of the two reports; with five more they count."""
    first = center(sums("a", 30, 20), sums("c", 6, 3), sums("d", 6, 3))
    again = center(*first.cohorts, sums("e", 6, 3), earlier=(released(first),))
    assert pool(again, "room", "Fall").size == 42
    assert pool(again, "room", "Fall").left_out == 1
    assert finished(again) == finished(first)
    more = center(*first.cohorts, sums("e", 6, 3), sums("f", 5, 3), earlier=(released(first), released(again)))
    assert pool(more, "room", "Fall").size == 53


def test_a_small_difference_between_two_reports_is_not_told() -> None:
    """A large cohort that came later and of which 2 finished: the difference of two sums would tell."""
    first = center(sums("a", 30, 20), sums("b", 30, 15))
    assert finished(center(*first.cohorts, sums("e", 20, 2), earlier=(released(first),))) == "\N{EN DASH}"
    assert finished(center(*first.cohorts, sums("e", 20, 12), earlier=(released(first),))) == "59%"


def test_a_term_of_which_a_few_are_gone_is_not_told_again() -> None:
    """If a small cohort was erased after a report, the term is left out: the difference would be its people."""
    first = center(sums("a", 30, 20), sums("c", 6, 3), sums("d", 6, 3))
    left = center(sums("a", 30, 20), sums("d", 6, 3), earlier=(released(first),))
    assert pool(left, "room", "Fall").cohorts == ()


def test_the_same_data_gives_the_same_report() -> None:
    """A report that is made again differs in nothing."""
    first = center(sums("a", 30, 20), sums("c", 6, 3), sums("d", 6, 3))
    assert analyse_center(first) == analyse_center(center(*first.cohorts, earlier=(released(first),)))


def test_what_a_sum_tells_by_hand() -> None:
    """Small sums worked out by hand: nothing hidden, one hidden, two hidden, and two hidden of which little is left."""
    open_ = Part(30, 12, own=True, shown=True)
    assert not tells([open_, open_], 5)
    assert tells([open_, Part(30, 3, own=True, shown=False)], 5)
    assert not tells([open_, Part(30, 3, own=True, shown=False), Part(30, 4, own=True, shown=False)], 5)
    assert tells([open_, Part(30, 1, own=True, shown=False), Part(30, 1, own=True, shown=False)], 5)
    assert tells([open_, Part(6, 6, own=False, shown=False), Part(6, 6, own=False, shown=False)], 5, answer=True)
