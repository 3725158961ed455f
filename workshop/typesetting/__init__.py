"""What every PDF of ours needs from Typst, and nothing of what is in it."""

from workshop.typesetting.characters import drawn, mapped, missing, scripts, spoken

__all__ = ["drawn", "mapped", "missing", "scripts", "spoken"]
