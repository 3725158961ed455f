"""What a facilitator prints or shows: the guide with handouts, and slides for the projector. Both are PDF/UA-1."""

from workshop.guide.guide import guide_pdf
from workshop.guide.slides import slides_pdf

__all__ = ["guide_pdf", "slides_pdf"]
