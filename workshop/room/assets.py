"""The room's own scripts and styles, joined and named by their content, so that browsers may keep them for ever."""

import hashlib
from dataclasses import dataclass

from workshop.frontend import bundle, stylesheet
from workshop.language import languages

__all__ = ["Asset", "own_assets"]

# A ball that comes up again.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#0f5c5c"/>
<path d="M5 12q5 3 8 13q3-12 12-14" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>
<circle cx="25" cy="9" r="4" fill="#f0c9a0"/></svg>"""

SCRIPTS = ("join", "screen", "facilitator")


@dataclass(frozen=True)
class Asset:
    """One file below ``/assets/``: its name, such as ``join.2f1a9c04.js``, its media type and its content."""

    name: str
    media_type: str
    content: bytes


def _asset(stem: str, suffix: str, media_type: str, text: str) -> Asset:
    content = text.encode()
    return Asset(f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}", media_type, content)


def own_assets() -> dict[str, Asset]:
    """The assets of the join, projector and facilitator's pages, by the name that a template uses.

    A script is there in each language: ``join.js`` in English, ``join.es.js`` in Spanish.
    """
    assets = {f"{name}.js": _asset(name, "js", "text/javascript", bundle(name)) for name in SCRIPTS}
    for language in languages():
        for name in SCRIPTS:
            text = bundle(name, language=language)
            assets[f"{name}.{language}.js"] = _asset(name, "js", "text/javascript", text)
    assets["room.css"] = _asset("room", "css", "text/css", stylesheet("style", "room", "desk"))
    assets["icon.svg"] = _asset("icon", "svg", "image/svg+xml", ICON)
    return assets
