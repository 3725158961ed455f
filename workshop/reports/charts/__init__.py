"""The report's few chart forms, as SVG with alt text made from the same numbers."""

from workshop.reports.charts.change import change_chart
from workshop.reports.charts.dumbbell import dumbbell_chart
from workshop.reports.charts.stacked import stacked_chart
from workshop.reports.charts.svg import Chart
from workshop.reports.charts.trend import trend_chart

__all__ = ["Chart", "change_chart", "dumbbell_chart", "stacked_chart", "trend_chart"]
