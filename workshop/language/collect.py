"""Collect the words to translate, bring the catalogs up to date, and build what the workshop reads.

``python -m workshop.language.collect`` updates ``locale/<language>/<part>.po`` and writes the ``.json`` beside each. A
translator edits the ``.po`` files, in any gettext editor; what still lacks words stays English. It needs Babel, which
only this step uses.
"""

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from workshop.language.calls import calls
from workshop.language.catalog import LOCALE, Forms, Part, languages

__all__ = ["build", "collect", "merged"]

PACKAGE = Path(__file__).parents[1]
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
_WAYS: dict[Part, list[tuple[str, str]]] = {
    "frontend": [("modules", "frontend/*.js")],
    "pages": [
        ("python", "disclosure/gate/*.py"),
        ("python", "guide/*.py"),
        ("python", "notebooks/*.py"),
        ("python", "room/*.py"),
        ("python", "room/live/*.py"),
        ("python", "selfpaced/*.py"),
        ("jinja2.ext:babel_extract", "*/templates/*.j2"),
        ("jinja2.ext:babel_extract", "selfpaced/template/*.j2"),
    ],
}


def collect(part: Part) -> Catalog:
    """Every literal that is translated in a part, with the files where it stands."""
    catalog = Catalog(project="bounce-back-workshop", charset="utf-8")
    for way, pattern in _WAYS[part]:
        for path in sorted(PACKAGE.glob(pattern)):
            for words in _words(way, path):
                catalog.add(words, locations=[(path.relative_to(PACKAGE).as_posix(), 0)])
    return catalog


def _words(way: str, path: Path) -> Iterator[str | tuple[str, ...]]:
    if way == "modules":
        yield from calls(path.read_text(encoding="utf-8"))
        return
    for _line, words, _comments, _context in extract_from_file(way, str(path), keywords=_KEYWORDS):
        yield words if isinstance(words, str) else tuple(words[:2])


def merged(language: str, part: Part) -> Catalog:
    """A language's catalog with today's words: new ones are empty, and ones no longer used are gone."""
    path = LOCALE / language / f"{part}.po"
    old = Catalog(locale=language)
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file, locale=language)
    old.update(collect(part), no_fuzzy_matching=True, update_header_comment=False)
    old.obsolete.clear()
    return old


def _entries(catalog: Catalog) -> Iterator[tuple[str, Forms]]:
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str):
            if message.string:
                yield message.id, str(message.string)
        elif isinstance(message.string, (list, tuple)) and all(message.string):
            yield message.id[0], [str(form) for form in message.string]


def build(language: str, part: Part) -> tuple[str, str]:
    """The texts of the ``.po`` and of the ``.json`` file as they should be."""
    catalog = merged(language, part)
    text = BytesIO()
    # No dates and no line numbers: a catalog changes when words do.
    write_po(text, catalog, omit_header=True, no_location=False, include_lineno=False, sort_output=True, width=120)
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    words = {"version": 1, "language": language, "words": dict(sorted(_entries(catalog)))}
    return header + text.getvalue().decode("utf-8"), json.dumps(words, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Write every catalog, and say what is missing."""
    for language in languages():
        for part in _WAYS:
            po, data = build(language, part)
            (LOCALE / language / f"{part}.po").write_text(po, encoding="utf-8")
            (LOCALE / language / f"{part}.json").write_text(data, encoding="utf-8")
            missing = [message.id for message in merged(language, part) if message.id and not any(message.string or "")]
            sys.stdout.write(f"{language} {part}: {len(missing)} to translate\n")
            for text in missing:
                sys.stdout.write(f"  {text}\n")


if __name__ == "__main__":
    main()
