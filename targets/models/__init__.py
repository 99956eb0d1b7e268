from targets.models.cycle import Evidence, Notice, RoundFreeze
from targets.models.indicators import Area, Indicator
from targets.models.measurements import IndicatorLink, Measurement
from targets.models.rounds import FollowUp, FollowUpRound
from targets.models.targets import Standing, Target, Verdict

__all__ = [
    "Area",
    "Evidence",
    "FollowUp",
    "FollowUpRound",
    "Indicator",
    "IndicatorLink",
    "Measurement",
    "Notice",
    "RoundFreeze",
    "Standing",
    "Target",
    "Verdict",
]
