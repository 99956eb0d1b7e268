from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from core.history.triggers import tracked
from initiatives.models.initiatives import Initiative
from initiatives.models.plans import FocusArea, Plan


class EditorRemarkQuerySet(models.QuerySet):
    def listed_for(self, owner: str) -> ArraySubquery:
        """The remarks (text, source_place) of each row of an outer query of the owners."""
        own = self.filter(**{owner: OuterRef("pk")}).order_by("pk")
        return ArraySubquery(own.values(row=JSONObject(text="text", source_place="source_place")))

    def of_plans(self, plans: Iterable[Plan]) -> Self:
        """In the order of the plans' focus areas and initiatives; of the areas first."""
        plans = list(plans)
        here = Q(focus_area__plan__in=plans) | Q(initiative__plan__in=plans)
        places = ("focus_area__position", "initiative__position")
        return (
            self.filter(here)
            .select_related("focus_area__plan", "initiative")
            .order_by(*(F(place).asc(nulls_last=True) for place in places), "pk")
        )


@tracked()
class EditorRemark(models.Model):
    """What an editor has noticed in a source and no rule can find, of a focus area or an
    initiative.

    The words are the editor's and never stand among the source's. A `source_note` says how a fact
    was read; a remark says that what the source says here cannot all be so.
    """

    focus_area = models.ForeignKey(
        FocusArea,
        models.CASCADE,
        verbose_name="fokusområde",
        related_name="editor_remarks",
        null=True,
        blank=True,
    )
    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        verbose_name="initiativ",
        related_name="editor_remarks",
        null=True,
        blank=True,
    )
    text = models.TextField("redaktionel bemærkning")
    source_place = models.CharField("sted i kilden", max_length=300, blank=True)

    objects = EditorRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "redaktionel bemærkning"
        verbose_name_plural = "redaktionelle bemærkninger"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_area__isnull=True, initiative__isnull=False)
                | Q(focus_area__isnull=False, initiative__isnull=True),
                name="editor_remark_has_one_owner",
                violation_error_message=(
                    "En bemærkning hører til enten et fokusområde eller et initiativ."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def owner(self) -> FocusArea | Initiative:
        return self.initiative or self.focus_area

    @property
    def plan_id(self) -> int:
        return self.owner.plan_id
