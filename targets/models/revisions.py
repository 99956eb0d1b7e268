from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history.triggers import tracked
from core.people import display_name
from targets.models.targets import Target

# What a target asks for, and by when.
REVISED = ("comparator", "value", "value_to", "period_start", "deadline")


@tracked()
class TargetRevision(models.Model):
    """What a target asked for until it was changed; its wording stays as it is printed, and the
    verdict that is stored is of what the target asks for now (the other: targets/originals.py)."""

    target = models.ForeignKey(Target, models.CASCADE, verbose_name="mål", related_name="revisions")
    comparator = models.CharField(
        "komparator før", max_length=10, choices=Target.Comparator, blank=True, default=""
    )
    value = models.DecimalField(
        "målværdi før", max_digits=20, decimal_places=6, null=True, blank=True
    )
    value_to = models.DecimalField(
        "målværdi til før", max_digits=20, decimal_places=6, null=True, blank=True
    )
    period_start = models.DateField("periode fra før", null=True, blank=True)
    deadline = models.DateField("frist før", null=True, blank=True)
    reason = models.TextField("begrundelse")
    case_number = models.CharField("sagsnummer", max_length=50, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="ændret af",
        related_name="+",
        null=True,
        blank=True,
    )
    at = models.DateTimeField("ændret")

    class Meta:
        verbose_name = "ændring af mål"
        verbose_name_plural = "ændringer af mål"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="target_revision_has_reason",
                violation_error_message="Skriv, hvorfor målet ændres.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.at:%d.%m.%Y}"

    @property
    def by_name(self) -> str:
        return display_name(self.decided_by)
