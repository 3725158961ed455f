"""What a participant takes home: their plan as a PDF, made on their own machine."""

from workshop.carry.document import PlanDocument
from workshop.carry.pdf import plan_pdf

__all__ = ["PlanDocument", "plan_pdf"]
