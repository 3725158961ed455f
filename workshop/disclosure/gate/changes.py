"""The change on one scale."""

from workshop.disclosure import words
from workshop.disclosure.estimate import Estimate
from workshop.disclosure.gate.seal import figure, withheld
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import SEAL, Figure, ReleasedChange, Withheld
from workshop.disclosure.rounding import rounded, signed
from workshop.model.measure import Scale

__all__ = ["release_change"]


def release_change(
    scale: Scale, estimate: Estimate, n: Figure, profile: str = "internal", *, alpha: float | None = None
) -> ReleasedChange | Withheld:
    """Release the change on one scale among people who were scored both times.

    Means and the interval have one decimal, the standardised change two. There is no smallest or largest score. Where
    all scores, or all differences, are the same, the means would be everybody's own, and are withheld.

    Args:
        scale: The scale.
        estimate: The change, from paired scores only.
        n: The number of pairs as it was released (`release_steps`), so that it is the same wherever it stands.
        profile: Name of the disclosure profile.
        alpha: Cronbach's alpha of the scale before, or None if it is not estimable.

    Returns:
        The change, or withheld if there are fewer pairs than the base.

    Raises:
        DisclosureError: If the profile is unknown.
    """
    rules = find_profile(profile)
    if estimate.n < rules.base:
        text = words.section_hidden("answered both before and after", rules)
        return Withheld(section=f"Change in {scale.label}", reason="too-few", text=text)
    alike = 0.0 in {estimate.sd_before, estimate.sd_after, estimate.sd_change}
    hidden = withheld("not-estimable")

    def shown(value: float, *, sign: bool = False) -> Figure:
        number = rounded(value)
        return hidden if alike else figure(number, signed(value) if sign else f"{number:.1f}")

    effect = estimate.effect
    return ReleasedChange(
        id=scale.id,
        label=scale.label,
        low=scale.low,
        high=scale.high,
        outcome=scale.outcome,
        about=scale.about,
        n=n,
        before=shown(estimate.before),
        after=shown(estimate.after),
        change=shown(estimate.change, sign=True),
        interval=(shown(estimate.low, sign=True), shown(estimate.high, sign=True)),
        effect=hidden if alike or effect is None else figure(rounded(effect, 2), signed(effect, 2)),
        reliability=_reliability(alpha, estimate.n, rules.reliability),
        seal=SEAL,
    )


def _reliability(alpha: float | None, n: int, least: int) -> Figure:
    if n < least:
        return withheld("too-few")
    return withheld("not-estimable") if alpha is None else figure(rounded(alpha, 2), f"{rounded(alpha, 2):.2f}")
