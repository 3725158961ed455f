"""The gate: counts and estimates go in, released values come out. No other package holds the seal.

Each function takes plain numbers or sets of participants, applies the rules of one profile, and returns values that may
be shown as they are. What may not be shown comes back withheld, never as a number. The rules are decided in the modules
beside this package; here they are carried out.
"""

from workshop.disclosure.gate.center import release_center
from workshop.disclosure.gate.changes import release_change
from workshop.disclosure.gate.comparison import release_comparison
from workshop.disclosure.gate.counts import release_count, release_people
from workshop.disclosure.gate.report import release_report
from workshop.disclosure.gate.rollup import release_rollup
from workshop.disclosure.gate.room import release_progress
from workshop.disclosure.gate.rows import release_distribution, release_matrix
from workshop.disclosure.gate.shares import release_shares
from workshop.disclosure.gate.steps import release_steps
from workshop.disclosure.gate.trend import release_change_trend, release_count_trend, release_mean_trend

__all__ = [
    "release_center",
    "release_change",
    "release_change_trend",
    "release_comparison",
    "release_count",
    "release_count_trend",
    "release_distribution",
    "release_matrix",
    "release_mean_trend",
    "release_people",
    "release_progress",
    "release_report",
    "release_rollup",
    "release_shares",
    "release_steps",
]
