"""One report from start to finish: a template and a snapshot in, the report's files out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.disclosure.profiles import profile as find_profile
from workshop.errors import ReportError
from workshop.reports.made import NOTEBOOK, PDF, Made
from workshop.reports.place import check_folder, place
from workshop.reports.template import own_template, parse_template, read_template

__all__ = ["ReportFiles", "keep", "make_report"]


@dataclass(frozen=True)
class ReportFiles:
    """Where a report is.

    Attributes:
        pdf: For readers.
        notebook: The executed notebook, which shows how each figure came about.
        html: The same report as a web page, or None.
        xlsx: The tables as a workbook, or None.
        csv: The tables as one plain file, or None.
    """

    pdf: Path
    notebook: Path
    html: Path | None = None
    xlsx: Path | None = None
    csv: Path | None = None


def make_report(
    snapshot_path: Path,
    out_folder: Path,
    *,
    name: str,
    profile: str = "internal",
    template: Path | None = None,
    paper: str = "us-letter",
    progress: bool = False,
    pdf_only: bool = False,
    modules: Sequence[str] | None = None,
) -> ReportFiles:
    """Make a cohort's report.

    Args:
        snapshot_path: The frozen data.
        out_folder: Where the files go; it is made if it is not there.
        name: Name of the files without extension.
        profile: Name of the disclosure profile.
        template: A notebook with a cell tagged ``parameters`` that sets ``snapshot`` and ``profile``; the project's own
            by default.
        paper: ``us-letter`` or ``a4``.
        progress: True to show a progress bar on the terminal.
        pdf_only: True to leave out the web page and the tables.
        modules: What the kernel has imported beforehand, if not what a cohort's report needs.

    Raises:
        ReportError: If the folder cannot be written, the template cannot be read, or a cell fails; the message names
            the cell and says where the executed notebook was kept.
        DisclosureError: If there is no such profile.
    """
    find_profile(profile)
    template = template or own_template()
    check_folder(out_folder)
    source = parse_template(read_template(template), template)
    from workshop.reports.kernel import MODULES
    from workshop.reports.make import make
    from workshop.reports.means import by_kernel

    made = make(
        snapshot_path,
        source,
        name=name,
        profile=profile,
        pictures=template.parent,
        paper=paper,
        progress=progress,
        pdf_only=pdf_only,
        means=by_kernel(modules or MODULES),
    )
    return keep(made, out_folder, name, template)


def keep(made: Made, out_folder: Path, name: str, template: Path) -> ReportFiles:
    """Put a report's files where they belong.

    Raises:
        ReportError: If it failed, or a file cannot be written. The notebook is kept all the same.
    """
    paths = {ending: out_folder / f"{name}{ending}" for ending in made.files}
    for ending, data in made.files.items():
        if not made.trouble or ending == NOTEBOOK:
            place(paths[ending], data)
    if made.trouble:
        kept = f"\nThe notebook as far as it ran is in {paths[NOTEBOOK]}." if NOTEBOOK in paths else ""
        raise ReportError(f"{template}: {made.trouble}{kept}")
    return ReportFiles(
        pdf=paths[PDF],
        notebook=paths[NOTEBOOK],
        html=paths.get(".html"),
        xlsx=paths.get(".xlsx"),
        csv=paths.get(".csv"),
    )
