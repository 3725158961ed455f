"""Scripts, styles and figures of pages: inside the page, or beside it under a name made from their content."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from markupsafe import Markup

from workshop.frontend import bundle, stylesheet
from workshop.model.base import JsonValue
from workshop.notebooks.figures import TYPES, data_address

__all__ = ["Assets", "Delivery", "json_in_html"]

Delivery = Literal["inline", "linked"]
"""``inline``: a page is one file that works from a disk. ``linked``: it refers to ``/assets/``, for a room."""


@dataclass
class Assets:
    """What a page needs besides its text.

    Attributes:
        delivery: Inside the page or beside it.
        pictures: The pictures of the workshop by path.
        language: BCP 47 tag of the words that people see.
        base: The path below which a room is served, such as ``/services/workshop``.
        files: What must lie beside the pages, by name below ``assets/``; grows as pages are made.
    """

    delivery: Delivery
    pictures: dict[str, bytes] = field(default_factory=dict)
    language: str = "en"
    base: str = ""
    files: dict[str, bytes] = field(default_factory=dict)

    def script(self) -> Markup:
        """The element with the page's script."""
        text = bundle("page", language=self.language)
        if self.delivery == "linked":
            return Markup('<script type="module" src="{}"></script>').format(self._linked("page.js", text.encode()))
        safe = text.replace("</script", r"<\/script").replace("<!--", r"<\!--")
        return Markup(f'<script type="module">\n{safe}</script>')  # noqa: S704 - our own script

    def style(self) -> Markup:
        """The element with the page's styles."""
        text = stylesheet("style", "share", "page", "follow")
        if self.delivery == "linked":
            return Markup('<link rel="stylesheet" href="{}">').format(self._linked("page.css", text.encode()))
        return Markup(f"<style>\n{text}</style>")  # noqa: S704 - our own style sheets

    def figure(self, source: str) -> str:
        """The address of a picture in the page; one that is not the workshop's stays as it is written."""
        name = unquote(source).removeprefix("./")
        data = self.pictures.get(name)
        if data is None or PurePosixPath(name).suffix.lower() not in TYPES:
            return source
        return self._linked(PurePosixPath(name).name, data) if self.delivery == "linked" else data_address(name, data)

    def _linked(self, name: str, data: bytes) -> str:
        path = PurePosixPath(name)
        full = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
        self.files[full] = data
        return f"{self.base}/assets/{full}"


def json_in_html(value: JsonValue) -> Markup:
    """JSON for a ``<script type="application/json">``: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026"))  # noqa: S704
