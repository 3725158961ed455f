"""Display blocks: what a report's notebook cells call. Each takes released values only."""

from workshop.reports.blocks.agreement import agreement
from workshop.reports.blocks.attempts import attempts
from workshop.reports.blocks.block import Block
from workshop.reports.blocks.calibration import calibration
from workshop.reports.blocks.center import (
    center_change,
    center_competencies,
    center_methods,
    center_participation,
    center_summary,
)
from workshop.reports.blocks.change import change
from workshop.reports.blocks.choices import choices
from workshop.reports.blocks.follow_up import follow_up
from workshop.reports.blocks.methods import methods
from workshop.reports.blocks.others import others
from workshop.reports.blocks.participation import participation
from workshop.reports.blocks.plans import plans
from workshop.reports.blocks.rubric_profile import rubric_profile
from workshop.reports.blocks.summary import summary
from workshop.reports.blocks.themes import themes
from workshop.reports.blocks.usefulness import usefulness

__all__ = [
    "Block",
    "agreement",
    "attempts",
    "calibration",
    "center_change",
    "center_competencies",
    "center_methods",
    "center_participation",
    "center_summary",
    "change",
    "choices",
    "follow_up",
    "methods",
    "others",
    "participation",
    "plans",
    "rubric_profile",
    "summary",
    "themes",
    "usefulness",
]
