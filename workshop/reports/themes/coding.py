"""The file that coders work in: a text a line, and beside it the themes that they find in it."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from workshop.errors import ReportError
from workshop.reports.definitions import ThemeCount, Themes
from workshop.reports.themes.codebook import Codebook

__all__ = ["coding_file", "count_themes"]

_HEAD = ["entry", "text", "themes"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def coding_file(texts: Sequence[str], rng: Random) -> bytes:
    """The texts in random order under numbers of their own, so that neither leads back to an answer in a snapshot."""
    shuffled = list(texts)
    rng.shuffle(shuffled)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for number, text in enumerate(shuffled, start=1):
        # What a spreadsheet would take for a formula becomes text.
        writer.writerow([number, f"'{text}" if text.startswith(_FORMULA) else text, ""])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def count_themes(path: Path, codebook: Codebook, exercise: str, shared: int) -> Themes:
    """Count how many people wrote about each theme, from a coded file. The texts in it are not looked at.

    Args:
        path: The file, with theme ids in the column ``themes``, separated by spaces, commas or semicolons; an empty
            cell says that the text was read and no theme applies.
        codebook: The codebook that it was coded by.
        exercise: Id of the exercise.
        shared: How many texts are shared now.

    Raises:
        ReportError: If it is not such a file, names unknown themes (all of them at once), or does not hold as many
            texts as are shared now.
    """
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    except (OSError, UnicodeError, csv.Error) as error:
        raise ReportError(f"{path}: the coded file cannot be read as CSV in UTF-8 ({error}).") from error
    if not lines or not {"entry", "themes"} <= lines[0].keys():
        raise ReportError(f"{path}: there are no columns entry and themes. Use the file that `export` made.")
    entries = [line["entry"] for line in lines]
    if len(set(entries)) != len(entries):
        raise ReportError(f"{path}: an entry stands there twice, and nobody may count twice. Keep one of the two.")
    known = {theme.id for theme in codebook.themes}
    found: Counter[str] = Counter()
    wrong: list[str] = []
    for line in lines:
        themes = set((line["themes"] or "").replace(",", " ").replace(";", " ").split())
        wrong += [f'entry {line["entry"]}: there is no theme "{name}"' for name in sorted(themes - known)]
        found.update(themes & known)
    if wrong:
        there = ", ".join(theme.id for theme in codebook.themes)
        raise ReportError(f"{path}: {'; '.join(wrong[:20])}. The codebook has: {there}.")
    if len(lines) != shared:
        raise ReportError(
            f"{path}: it holds {len(lines)} texts, and {shared} are shared now: someone shared or took back one since. "
            "Export and code them again."
        )
    return Themes(
        exercise=exercise,
        codebook=f"{codebook.id}/{codebook.version}",
        coded=len(lines),
        themes=tuple(ThemeCount(id=one.id, label=one.label, people=found[one.id]) for one in codebook.themes),
    )
