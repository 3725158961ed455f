"""Draw the room's templates, with everything escaped that comes from a person or a file."""

from collections.abc import Mapping
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from workshop.language import Words, direction
from workshop.notebooks.words import contact_address
from workshop.room.assets import Asset

__all__ = ["Renderer"]


class Renderer:
    """Draws ``templates/<name>.html.j2``, with addresses that begin with a base."""

    def __init__(self, assets: Mapping[str, Asset], base: str = "") -> None:
        self.assets = assets
        self._base = base
        self._environment = Environment(
            loader=PackageLoader("workshop.room"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["minutes"] = _minutes
        self._environment.globals["contact_address"] = contact_address

    def __call__(self, name: str, status: int = 200, language: str = "en", **values: Any) -> HTMLResponse:
        """The page as a response, in the language of the workshop that it shows, else in the one that is given."""
        workshop = values.get("workshop")
        language = workshop.language if workshop else language
        values |= {
            "_": Words(language).gettext,
            "language": language,
            "direction": direction(language),
            "base": self._base,
            "asset": {name: f"{self._base}/assets/{asset.name}" for name, asset in self._in(language).items()},
        }
        return HTMLResponse(self._environment.get_template(f"{name}.html.j2").render(values), status)

    def _in(self, language: str) -> dict[str, Asset]:
        """The assets by the name that a template uses, with scripts in a language where there are some."""
        plain = {name: asset for name, asset in self.assets.items() if name.count(".") == 1}
        own = {f"{name.split('.')[0]}.js": asset for name, asset in self.assets.items() if f".{language}." in name}
        return plain | own


def _minutes(value: float) -> str:
    """Minutes without a needless ``.0``."""
    return f"{value:g}"
