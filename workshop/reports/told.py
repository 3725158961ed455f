"""Errors of an exporter as one line where ``jupyter nbconvert`` runs it, and as exceptions everywhere else."""

import sys
from typing import Any

from nbconvert.exporters import Exporter

from workshop.errors import ReportError

__all__ = ["TellingExporter"]


class TellingExporter(Exporter):
    """An exporter whose errors are sentences for people.

    By itself nbconvert prints a traceback above whatever an exporter says; a coordinator needs the last line only.
    """

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> Any:
        """Export a file; nbconvert's own command ends with one line if that fails."""
        try:
            return super().from_filename(filename, resources, **kw)
        except ReportError as error:
            _tell(f"{filename}: {error}")
            raise


def _tell(line: str) -> None:
    """End nbconvert's command with one line; do nothing in a program that uses the exporter."""
    from nbconvert.nbconvertapp import NbConvertApp

    if NbConvertApp.initialized():
        sys.stderr.write(f"{line}\n")
        raise SystemExit(1) from None
