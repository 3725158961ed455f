"""Two views of the same practice: people's own ratings beside those of peers or coaches."""

from collections.abc import Sequence, Set

from workshop.disclosure import words
from workshop.disclosure.chain import Step
from workshop.disclosure.gate.seal import checked, figure, pair, said, withheld
from workshop.disclosure.gate.steps import release_steps
from workshop.disclosure.profiles import Profile
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import SEAL, Compared, Figure, ReleasedComparison, ReleasedTable, Withheld
from workshop.disclosure.rounding import rounded, signed
from workshop.disclosure.tails import side, tail_text
from workshop.disclosure.views import Views, safe_parts

__all__ = ["release_comparison"]

_COEFFICIENT = 20


def release_comparison(
    role: str,
    views: Sequence[Views],
    pairs: Set[int],
    everyone: Set[int],
    profile: str = "internal",
    *,
    levels: tuple[int, int],
    title: str,
    known: bool = True,
    confounded: bool = True,
) -> ReleasedComparison | Withheld:
    """Release how people's own ratings compare with those of one kind of other rater.

    A criterion needs as many pairs as a section needs people, and a coefficient twenty. Where all people, or all
    differences, are the same, nothing is said, for it would be said of each of them.

    Args:
        role: ``peer`` or ``coach``.
        views: The two views of each criterion.
        pairs: Who has both views of any criterion.
        everyone: All participants.
        profile: Name of the disclosure profile.
        levels: Lowest and highest level of the rubric.
        title: What it is a comparison of, for what is withheld.
        known: False if the number of pairs must not be told beside other bases (`workshop.disclosure.bases`).
        confounded: True if people had different raters.

    Returns:
        The comparison; withheld if no criterion has enough pairs.

    Raises:
        DisclosureError: If the profile is unknown or a count is not a count.
    """
    rules = find_profile(profile)
    enough = [one for one in views if checked(one.n) >= rules.base and one.bias is not None]
    if not enough:
        text = words.section_hidden("were rated by themselves and by another person", rules)
        return Withheld(section=title, reason="too-few", text=text)
    step = Step("Rated twice", frozenset(pairs))
    steps = release_steps([step], everyone, profile, id=role, title=title, label_heading="Step", answers=False)
    base = steps.rows[0].figures[0] if known and isinstance(steps, ReleasedTable) else withheld("small-group")
    return ReleasedComparison(
        role=role,
        low=levels[0],
        high=levels[1],
        base=base,
        rows=tuple(_row(one, rules) for one in enough),
        left_out=tuple(one.label for one in views if one not in enough),
        confounded=confounded,
        seal=SEAL,
    )


def _row(views: Views, rules: Profile) -> Compared:
    bias = views.bias
    assert bias is not None  # noqa: S101 - the caller keeps only those that have one
    hidden = withheld("not-estimable")
    alike = 0.0 in {bias.sd_before, bias.sd_after, bias.sd_change}
    parts = None if alike else safe_parts(views, bias, rules.cell)
    means = views.means and parts is not None
    closed = withheld("small-cell")
    icc = views.icc if views.n >= _COEFFICIENT else None
    return Compared(
        id=views.id,
        label=views.label,
        own=_number(bias.after) if means else closed,
        other=_number(bias.before) if means else closed,
        difference=closed if parts is None else figure(rounded(bias.change), signed(bias.change)),
        interval=((_signed(bias.low), _signed(bias.high)) if parts and "interval" in parts else (closed, closed)),
        distance=_number(_distance(views)) if parts and "distance" in parts else closed,
        close=_close(views, rules) if parts and "close" in parts else closed,
        icc=hidden if icc is None or alike else _coefficient(icc[0], views.n),
        icc_interval=(hidden, hidden) if icc is None or alike else (_number(icc[1], 2), _number(icc[2], 2)),
        kappa=hidden if alike else _coefficient(views.kappa, views.n),
        alpha=hidden if alike else _coefficient(views.alpha, views.n),
    )


def _distance(views: Views) -> float:
    return sum(abs(gap) * count for gap, count in views.gaps.items()) / views.n


def _close(views: Views, rules: Profile) -> Figure:
    close = sum(count for gap, count in views.gaps.items() if abs(gap) <= 1)
    where = side(close, views.n, rules.cell)
    if where is not None:
        return said(tail_text(where, views.n, rules.cell))
    return pair(close, views.n, rules)[1]


def _coefficient(value: float | None, n: int) -> Figure:
    if n < _COEFFICIENT:
        return withheld("too-few")
    return withheld("not-estimable") if value is None else _number(value, 2)


def _number(value: float, places: int = 1) -> Figure:
    number = rounded(value, places)
    return figure(number, f"{number:.{places}f}".replace("-", "\N{MINUS SIGN}"))


def _signed(value: float) -> Figure:
    return figure(rounded(value), signed(value))
