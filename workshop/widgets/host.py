"""The Python half of the notebook host: one anywidget, whether it shows an exercise or the sharing panel."""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from workshop.frontend import bundle, stylesheet

__all__ = ["HostWidget"]


class HostWidget(anywidget.AnyWidget):
    """What the front end draws. ``exercise`` is None for the sharing panel.

    Attributes:
        notice: One line that the participant should read, or an empty string.
    """

    _esm = bundle("notebook", default="widget")
    _css = stylesheet("style", "share")

    workshop = traitlets.Unicode().tag(sync=True)
    exercise = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._on_message)

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        """Whatever a page sends, the kernel goes on: what is not understood is not acted upon."""
        if isinstance(content, Mapping):
            self.receive(content)

    def receive(self, message: Mapping[str, Any]) -> None:
        """Act on a message of the front end."""
        raise NotImplementedError
