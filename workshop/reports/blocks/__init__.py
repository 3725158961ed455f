"""Display blocks: what a report's notebook cells call. Each takes released values only."""

from workshop.reports.blocks.attempts import attempts
from workshop.reports.blocks.block import Block
from workshop.reports.blocks.change import change
from workshop.reports.blocks.choices import choices
from workshop.reports.blocks.methods import methods
from workshop.reports.blocks.others import others
from workshop.reports.blocks.participation import participation
from workshop.reports.blocks.plans import plans
from workshop.reports.blocks.rubric_profile import rubric_profile
from workshop.reports.blocks.summary import summary

__all__ = [
    "Block",
    "attempts",
    "change",
    "choices",
    "methods",
    "others",
    "participation",
    "plans",
    "rubric_profile",
    "summary",
]
