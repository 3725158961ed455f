"""Whether a PDF is of the cohort that it was asked for, by its own account.

The PDF says its cohort's code as a keyword. The word comes from the snapshot's own definitions, by way of the released
report and the blocks of the notebook, and from nothing that the batch passes along: so a mix-up anywhere on the way is
seen here.
"""

from io import BytesIO

import pikepdf

from workshop.errors import ReportError
from workshop.reports.blocks.block import cohort_keyword

__all__ = ["check_cohort"]


def check_cohort(pdf: bytes, code: str) -> None:
    """Refuse a PDF that is not of a cohort.

    Args:
        pdf: The PDF.
        code: Code of the cohort.

    Raises:
        ReportError: If it is of another one, or does not say of which.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = str(opened.docinfo.get("/Keywords", ""))
    words = {word.strip() for word in said.split(",")}
    mark = cohort_keyword("")
    cohorts = {word for word in words if word.startswith(mark)}
    if not cohorts:
        raise ReportError(
            "the PDF does not say which cohort it is of. The template has to show at least one block of the report, "
            "such as blocks.summary(report)."
        )
    if cohorts != {cohort_keyword(code)}:
        found = ", ".join(sorted(word.removeprefix(mark) for word in cohorts))
        raise ReportError(f"the PDF is of {found} and not of {code}; it was not kept. Please report this as a mistake.")
