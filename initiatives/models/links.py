from typing import Self

from django.db import models
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from core.history.triggers import tracked
from initiatives.models.initiatives import Initiative
from initiatives.models.plans import FocusArea
from initiatives.models.sources import Sourced, ground_field
from initiatives.models.units import Unit

# What a row of a unit's initiatives shows.
IN_SHORT = (
    *("unit", "role", "ground"),
    *("initiative__code", "initiative__title", "initiative__status"),
    *("initiative__calculated_status", "initiative__deviation"),
    *("initiative__plan__slug", "initiative__plan__title"),
)


class InitiativeAreaQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("initiative__position", "initiative__code", "pk")


@tracked()
class InitiativeArea(Sourced):
    """An initiative stands in a focus area, in one of its categories."""

    class Category(models.TextChoices):
        SPECIAL = "saerlig-indsats", "særlig indsats"
        BUDGET = "budgetinitiativ", "budgetinitiativ"
        REFORM = "foelger-af-reform", "følger af reform"
        OTHER = "oevrigt", "øvrigt"
        LBR = "lbr", "LBR"

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="areas"
    )
    focus_area = models.ForeignKey(
        FocusArea, models.CASCADE, verbose_name="fokusområde", related_name="placements"
    )
    category = models.CharField("kategori", max_length=20, choices=Category, blank=True, default="")

    objects = InitiativeAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "placering i fokusområde"
        verbose_name_plural = "placeringer i fokusområder"
        ordering = ["focus_area__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "focus_area"],
                name="initiative_once_per_focus_area",
                violation_error_message="Initiativet står allerede i det fokusområde.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative} i {self.focus_area}"


class ResponsibilityQuerySet(models.QuerySet):
    def with_unit_names(self) -> Self:
        """With all that the unit is called, and the unit above it."""
        return (
            self.select_related("unit__parent")
            .only(
                *("initiative", "role", "ground", "printed_as", "source", "source_place"),
                *("unit__name", "unit__abbreviation", "unit__kind", "unit__parent__name"),
            )
            .prefetch_related("unit__spellings")
        )

    def foremost(self, most: int) -> Self:
        """The first `most` of each role, newest plan first, with the initiative as a row of a list
        shows it; `all_links` is how many the role has."""
        order = (F("initiative__plan__year_from").desc(), "initiative__plan__slug")
        order += ("initiative__position", "pk")
        numbered = self.annotate(
            place=Window(RowNumber(), partition_by="role", order_by=order),
            all_links=Window(Count("pk"), partition_by="role"),
        )
        rows = numbered.filter(place__lte=most).select_related("initiative__plan")
        return rows.order_by("role", "place", "pk").only(*IN_SHORT)


@tracked()
class Responsibility(Sourced):
    """A unit leads or contributes to an initiative, as printed or as running text says."""

    class Role(models.TextChoices):
        LEADS = "ansvarlig", "ansvarlig"
        CONTRIBUTES = "bidrager", "bidrager"

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="responsibilities"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="enhed", related_name="responsibilities"
    )
    role = models.CharField("rolle", max_length=20, choices=Role, default=Role.LEADS)
    ground = ground_field("grundlag")
    printed_as = models.CharField("trykt som", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = "ansvar"
        verbose_name_plural = "ansvarlige enheder"
        ordering = ["role", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "unit"],
                name="unit_once_per_initiative",
                violation_error_message="Enheden står allerede på initiativet.",
            )
        ]
        indexes = [
            models.Index(
                fields=["unit", "role"], include=["initiative"], name="responsibility_of_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.initiative} ({self.get_role_display()})"


@tracked()
class Continuation(Sourced):
    """An initiative continues an earlier one; `ground_words` quote what shows it."""

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="continues"
    )
    earlier = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="viderefører", related_name="continued_by"
    )
    ground = ground_field("grundlag")
    ground_words = models.CharField("grundlag (ordlyd)", max_length=400)

    class Meta:
        verbose_name = "videreførelse"
        verbose_name_plural = "videreførelser"
        ordering = ["initiative", "earlier"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "earlier"], name="continuation_once"),
            models.CheckConstraint(
                condition=~Q(initiative=F("earlier")),
                name="initiative_not_its_own_continuation",
                violation_error_message="Et initiativ kan ikke videreføre sig selv.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} viderefører {self.earlier}"


class TargetGroupQuerySet(models.QuerySet):
    def in_plans(self, plans: models.QuerySet) -> Self:
        """Of the plans' focus areas and initiatives."""
        return self.filter(Q(focus_area__plan__in=plans) | Q(initiative__plan__in=plans))


@tracked()
class TargetGroup(Sourced):
    """Whom a focus area or an initiative is for, and the purpose that answers it ("Ad 1")."""

    focus_area = models.ForeignKey(
        FocusArea,
        models.CASCADE,
        verbose_name="fokusområde",
        related_name="target_groups",
        null=True,
        blank=True,
    )
    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        verbose_name="initiativ",
        related_name="target_groups",
        null=True,
        blank=True,
    )
    number = models.PositiveSmallIntegerField("nr.", default=1)
    description = models.TextField("målgruppe")
    headcount = models.PositiveIntegerField("antal personer", null=True, blank=True)
    headcount_qualifier = models.CharField("forbehold", max_length=20, blank=True)
    purpose = models.TextField("formål", blank=True)

    objects = TargetGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "målgruppe"
        verbose_name_plural = "målgrupper"
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_area__isnull=True, initiative__isnull=False)
                | Q(focus_area__isnull=False, initiative__isnull=True),
                name="target_group_has_one_owner",
                violation_error_message=(
                    "En målgruppe hører til enten et fokusområde eller et initiativ."
                ),
            ),
            models.UniqueConstraint(
                fields=["focus_area", "initiative", "number"],
                nulls_distinct=False,
                name="target_group_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.description[:80]
