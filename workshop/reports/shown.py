"""How a released figure is shown: its text as the gate wrote it, or the word that says it is withheld."""

from workshop.disclosure.released import Figure
from workshop.disclosure.words import DASH

__all__ = ["hidden", "said"]


def hidden(figure: Figure) -> bool:
    """True if nothing at all may be said. A figure without a number may still say "at least 90%"."""
    return figure.value is None and figure.text.strip() in {"", DASH}


def said(figure: Figure) -> str:
    """The figure's text, or "withheld" where a dash alone would not be understood."""
    return "withheld" if hidden(figure) else figure.text
