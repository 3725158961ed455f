"""What people wrote about, as the center's own coders counted it. Nobody's words come near a report."""

from workshop.disclosure.gate import release_shares
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.reports.matrix import unless_gaps
from workshop.reports.sections.cohort import CohortData

__all__ = ["themes"]

_OTHERS = "The texts that were read are not those that are shared now. They have to be exported and coded again."


def themes(data: CohortData) -> ReleasedTable | Withheld | None:
    """Release how many people wrote about each theme of the codebook.

    A person may be in any number of themes, so the rows do not add up, and each is held against the rules on its own.

    Returns:
        The table of the first coded exercise; withheld if too few texts were read; None if nobody coded any.
    """
    coded = data.snapshot.definitions.themes
    if not coded:
        return None
    first = coded[0]
    if not first.themes:
        return Withheld(section="What people wrote about", reason="not-estimable", text=_OTHERS)
    found = release_shares(
        {theme.id: theme.people for theme in first.themes},
        first.coded,
        len(data.everyone),
        data.profile,
        # Who they are is not known here, so how many they are is not told beside other bases.
        known=False,
        rows=[(theme.id, theme.label) for theme in first.themes],
        id="themes",
        title="What people wrote about",
        label_heading="Theme",
    )
    return unless_gaps(found)
