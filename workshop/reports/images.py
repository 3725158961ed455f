"""Images for the PDF: from a Markdown address or a cell's output to a figure node that Typst can set."""

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from workshop.errors import ReportError
from workshop.reports.nodes import Node

__all__ = ["image_node", "picture_from"]

_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_FORMATS = {"image/png": "png", "image/jpeg": "jpg"}


def image_node(mime: str, data: str | bytes, alt: str, caption: str = "") -> Node:
    """A figure node of an image.

    Args:
        mime: ``image/svg+xml``, ``image/png`` or ``image/jpeg``.
        data: SVG as text; PNG and JPEG as bytes, or as base 64 in text.
        alt: What it shows, for someone who does not see it.
        caption: What stands below it.

    Raises:
        ReportError: If there is no alt text, or the image is not one.
    """
    if not alt.strip():
        raise ReportError(
            "an image has no alternative text, so people who do not see it would miss what it says. "
            'Describe it: ![what it shows](file.png) in Markdown, "alt" in the metadata of a code cell.'
        )
    node: Node = {"type": "figure", "alt": alt.strip(), "caption": caption}
    if mime == "image/svg+xml":
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
        return node | {"format": "svg", "svg": text}
    try:
        raw = base64.b64decode(data) if isinstance(data, str) else data
    except binascii.Error as error:
        raise ReportError("an image is damaged: it is not valid base 64. Run the cell again.") from error
    return node | {"format": _FORMATS[mime], "bytes": list(raw)}


def picture_from(folder: Path, attachments: Mapping[str, Mapping[str, Any]], address: str, alt: str) -> Node:
    """The figure node of an image in a Markdown cell: a file beside the notebook, an attachment or a data URL.

    Raises:
        ReportError: If it is on the web, missing, of another type, or has no alt text.
    """
    if found := re.fullmatch(r"data:(image/[a-z+]+);base64,(.*)", address, re.DOTALL):
        return _typed(found[1], base64.b64decode(found[2]), alt, "an image in the text")
    if address.startswith("attachment:"):
        name = unquote(address.removeprefix("attachment:"))
        for mime, data in attachments.get(name, {}).items():
            return _typed(mime, base64.b64decode(data), alt, f'the attachment "{name}"')
        raise ReportError(f'the attachment "{name}" is missing. Put the image into the cell again.')
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        raise ReportError(f'the image "{address}" is on the web, and a report fetches nothing. Keep it in a file.')
    path = folder / unquote(address)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f'the image "{address}" cannot be read beside the notebook.') from error
    return _typed(_TYPES.get(path.suffix.lower(), path.suffix or "no type"), data, alt, f'the image "{address}"')


def _typed(mime: str, data: bytes, alt: str, name: str) -> Node:
    if mime not in _TYPES.values():
        raise ReportError(f"{name} is of a type that cannot be shown ({mime}). Use SVG, PNG or JPEG.")
    return image_node(mime, data, alt)
