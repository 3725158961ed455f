"""The Python half of the notebook host: one anywidget, whether it shows an exercise or the sharing panel."""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from workshop.frontend import bundle, stylesheet
from workshop.language import direction

__all__ = ["HostWidget"]


class HostWidget(anywidget.AnyWidget):
    """What the front end draws. ``exercise`` is None for the sharing panel.

    Attributes:
        workshop: Id of the workshop.
        language: The workshop's language, which the words here speak whatever the notebook around them does.
        direction: ``ltr`` or ``rtl``, as that language is written.
        exercise: The exercise as its kind draws it, or None.
        notice: One line that the participant should read, or an empty string.
    """

    # Joined for the first widget and not before: a kernel's first cell should not wait for it.
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    workshop = traitlets.Unicode().tag(sync=True)
    language = traitlets.Unicode().tag(sync=True)
    direction = traitlets.Unicode().tag(sync=True)
    exercise = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, language: str, **traits: Any) -> None:
        module = bundle("notebook", default="widget", language=language)
        spoken = {"language": language, "direction": direction(language)}
        super().__init__(_esm=module, _css=stylesheet("style", "share"), **spoken, **traits)
        self.on_msg(self._on_message)

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        """Whatever a page sends, the kernel goes on: what is not understood is not acted upon."""
        if isinstance(content, Mapping):
            self.receive(content)

    def receive(self, message: Mapping[str, Any]) -> None:
        """Act on a message of the front end."""
        raise NotImplementedError
