from targets.models.indicators import Area, Indicator, IndicatorLink, Measurement
from targets.models.rounds import FollowUp, FollowUpRound
from targets.models.targets import Target, Verdict

__all__ = [
    "Area",
    "FollowUp",
    "FollowUpRound",
    "Indicator",
    "IndicatorLink",
    "Measurement",
    "Target",
    "Verdict",
]
