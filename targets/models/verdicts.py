from django.db import models

from initiatives import statuses


class Verdict(models.TextChoices):
    """What the published rule says of one target (targets/rule/status.py)."""

    MET = statuses.MET.choice
    PARTLY = statuses.PARTLY.choice
    MISSED = statuses.MISSED.choice
    ONGOING = statuses.ONGOING.choice
    NO_DATA = statuses.NO_DATA.choice
    NO_VALUE = statuses.NO_VALUE.choice
    NONE = statuses.NO_VERDICT.choice


class TrajectoryStatus(models.TextChoices):
    """Where the newest measurement stands to the straight path to the target; "" has none."""

    AHEAD = "foran", "foran"
    ON_TRACK = "på sporet", "på sporet"
    BEHIND = "bagud", "bagud"
