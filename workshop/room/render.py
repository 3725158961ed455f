"""Draw the room's templates, with everything escaped that comes from a person or a file."""

from collections.abc import Mapping
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from workshop.notebooks.words import contact_address
from workshop.room.assets import Asset

__all__ = ["Renderer"]


class Renderer:
    """Draws ``templates/<name>.html.j2``."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        self.assets = assets
        self._environment = Environment(
            loader=PackageLoader("workshop.room"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["minutes"] = _minutes
        self._environment.globals["contact_address"] = contact_address
        self._environment.globals["asset"] = {name: f"/assets/{asset.name}" for name, asset in assets.items()}

    def __call__(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page as a response."""
        return HTMLResponse(self._environment.get_template(f"{name}.html.j2").render(values), status)


def _minutes(value: float) -> str:
    """Minutes without a needless ``.0``."""
    return f"{value:g}"
