"""Indicators, what was measured of them, and the targets that are set for them. They store verdicts
and do not judge. Start with targets.py."""

from targets.models.indicators import Area, Indicator
from targets.models.measurements import IndicatorLink, Measurement
from targets.models.revisions import TargetRevision
from targets.models.targets import Target
from targets.models.verdicts import TrajectoryStatus, Verdict

__all__ = [
    "Area",
    "Indicator",
    "IndicatorLink",
    "Measurement",
    "TrajectoryStatus",
    "Target",
    "TargetRevision",
    "Verdict",
]
