"""The change on one scale, as it may be shown."""

from dataclasses import replace

import pytest

from workshop.disclosure.gate import release_change, release_count
from workshop.disclosure.released import ReleasedChange, Withheld
from workshop.disclosure.words import DASH
from workshop.model.measure import Scale
from workshop.scoring.change import Change

SCALE = Scale(id="confidence", label="Confidence", items=("a",), min_answered=1, about="How sure you feel.")
CHANGE = Change(
    n=31,
    before=45.96774,
    after=53.35,
    change=7.38226,
    sd_before=14.2,
    sd_after=13.1,
    sd_change=11.2,
    low=-0.04,
    high=11.45,
    effect=0.5256,
)


def release(change: Change, alpha: float | None = None) -> ReleasedChange | Withheld:
    """Release a change."""
    return release_change(SCALE, change, release_count(change.n), alpha=alpha)


def test_means_have_one_decimal_and_the_effect_two() -> None:
    """Figures are rounded last, halves away from zero; changes carry their sign, and a rounded zero carries none."""
    shown = release(CHANGE)
    assert isinstance(shown, ReleasedChange)
    figures = (shown.n, shown.before, shown.after, shown.change, *shown.interval, shown.effect)
    assert [figure.text for figure in figures] == ["31", "46.0", "53.4", "+7.4", "0.0", "+11.5", "+0.53"]
    assert [figure.value for figure in figures] == [31, 46.0, 53.4, 7.4, 0.0, 11.5, 0.53]


def test_nine_pairs_are_too_few() -> None:
    """With fewer than ten pairs there is no mean at all."""
    shown = release(replace(CHANGE, n=9))
    assert isinstance(shown, Withheld)
    assert shown.reason == "too-few"


@pytest.mark.parametrize("same", ["sd_before", "sd_after", "sd_change"])
def test_means_of_scores_that_are_all_the_same_are_withheld(same: str) -> None:
    """If everyone has one score, or changed by one amount, the mean is everybody's own, so no mean is shown."""
    shown = release(replace(CHANGE, **{same: 0.0}))
    assert isinstance(shown, ReleasedChange)
    figures = (shown.before, shown.after, shown.change, *shown.interval, shown.effect)
    assert {(figure.value, figure.text, figure.reason) for figure in figures} == {(None, DASH, "not-estimable")}


def test_an_effect_that_is_not_estimable() -> None:
    """Without an effect the means are still shown."""
    shown = release(replace(CHANGE, effect=None))
    assert isinstance(shown, ReleasedChange)
    assert (shown.effect.reason, shown.change.text) == ("not-estimable", "+7.4")


@pytest.mark.parametrize(("n", "text", "reason"), [(49, DASH, "too-few"), (50, "0.83", None)])
def test_reliability_waits_for_fifty(n: int, text: str, reason: str | None) -> None:
    """Cronbach's alpha is published from fifty people on."""
    shown = release(replace(CHANGE, n=n), alpha=0.8251)
    assert isinstance(shown, ReleasedChange)
    assert shown.reliability is not None
    assert (shown.reliability.text, shown.reliability.reason) == (text, reason)
