"""The notebook host: widgets that draw with the same front end as the page, over a journal on disk."""

from workshop.widgets.exercise import ExerciseWidget
from workshop.widgets.panel import SharingPanel
from workshop.widgets.session import Session

__all__ = ["ExerciseWidget", "Session", "SharingPanel"]
