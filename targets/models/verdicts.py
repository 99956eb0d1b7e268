from django.db import models


class Verdict(models.TextChoices):
    """What the published rule says of one target (targets/rule/status.py)."""

    MET = "opfyldt", "opfyldt"
    PARTLY = "delvist", "delvist opfyldt"
    MISSED = "ikke-opfyldt", "ikke opfyldt"
    ONGOING = "i-gang", "i gang"
    NO_DATA = "data-mangler", "data mangler"
    NO_VALUE = "intet-maal", "intet kvantitativt mål"
    NONE = "ingen-vurdering", "ingen vurdering"


class TrajectoryStatus(models.TextChoices):
    """Where the newest measurement stands to the straight path to the target; "" has none."""

    AHEAD = "foran", "foran"
    ON_TRACK = "på sporet", "på sporet"
    BEHIND = "bagud", "bagud"
