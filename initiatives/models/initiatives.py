from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from initiatives.danish import folded
from initiatives.history import DERIVED, tracked
from initiatives.models.plans import FocusArea, Plan
from initiatives.models.sources import Sourced
from initiatives.models.units import Unit


class Status(models.TextChoices):
    """What the administration has decided about an initiative; none yet reads *ikke vurderet*."""

    MET = "opfyldt", "opfyldt"
    PARTLY = "delvist", "delvist opfyldt"
    MISSED = "ikke-opfyldt", "ikke opfyldt"
    LAPSED = "bortfaldet", "bortfaldet"

    __empty__ = "ikke vurderet"


class CalculatedStatus(models.TextChoices):
    """What the published rule makes of an initiative's targets (targets/status.py)."""

    MET = "opfyldt", "opfyldt"
    PARTLY = "delvist", "delvist opfyldt"
    MISSED = "ikke-opfyldt", "ikke opfyldt"
    ONGOING = "i-gang", "i gang"
    NO_DATA = "data-mangler", "data mangler"
    NONE = "ikke-beregnet", "ikke beregnet"


class Deviation(models.TextChoices):
    """How the decided status stands to the calculated one, where both are among the three."""

    BETTER = "bedre", "bedre end beregnet"
    WORSE = "daarligere", "dårligere end beregnet"


class InitiativeQuerySet(models.QuerySet):
    def led_by(self, unit_ids):
        return self.filter(
            pk__in=Responsibility.objects.filter(
                unit__in=unit_ids, role=Responsibility.Role.LEADS
            ).values("initiative")
        )

    def involving(self, unit_ids):
        """Initiatives that one of the units leads or contributes to."""
        return self.filter(
            pk__in=Responsibility.objects.filter(unit__in=unit_ids).values("initiative")
        )

    def without_unit(self):
        return self.filter(responsibilities__isnull=True)

    def in_plan_order(self):
        return self.order_by("-plan__year_from", "plan__slug", "position", "code")


@tracked(*DERIVED)
class Initiative(Sourced):
    """One thing that a plan sets in motion."""

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="initiatives")
    code = models.CharField("kode", max_length=20)
    title = models.CharField("titel", max_length=300)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)
    purpose = models.TextField("formål", blank=True)
    description = models.TextField("beskrivelse (løsning/indsats)", blank=True)
    start_year = models.PositiveSmallIntegerField("startår", null=True, blank=True)
    yearly_volume = models.PositiveIntegerField("forløb årligt", null=True, blank=True)
    status = models.CharField(
        "status", max_length=20, choices=Status, blank=True, default="", db_index=True
    )
    source_status = models.CharField("kildens status (ordlyd)", max_length=300, blank=True)
    lapse_reason = models.TextField("begrundelse for bortfald", blank=True)
    lapse_date = models.DateField("bortfaldet pr.", null=True, blank=True)
    lapse_reference = models.CharField("beslutning om bortfald", max_length=200, blank=True)
    calculated_status = models.CharField(
        "beregnet status",
        max_length=20,
        choices=CalculatedStatus,
        default=CalculatedStatus.NONE,
        editable=False,
    )
    deviation = models.CharField(
        "afvigelse", max_length=20, choices=Deviation, blank=True, default="", editable=False
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    focus_areas = models.ManyToManyField(
        FocusArea,
        through="InitiativeArea",
        verbose_name="fokusområder",
        related_name="initiatives",
    )
    units = models.ManyToManyField(
        Unit, through="Responsibility", verbose_name="enheder", related_name="initiatives"
    )
    search_vector = models.GeneratedField(
        expression=SearchVector("code", "title", weight="A", config="danish")
        + SearchVector("purpose", "description", weight="B", config="danish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    search_text = models.GeneratedField(
        expression=folded("code", "title", "purpose", "description"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "initiativ"
        verbose_name_plural = "initiativer"
        ordering = ["plan", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="initiative_code_once_per_plan",
                violation_error_message="Planen har allerede et initiativ med den kode.",
            ),
            # Targets refer to (id, plan) so that the database holds them to the same plan.
            models.UniqueConstraint(fields=["id", "plan"], name="initiative_with_plan"),
            models.CheckConstraint(
                condition=~Q(status=Status.LAPSED) | ~Q(lapse_reason="") | ~Q(source_status=""),
                name="initiative_lapsed_with_reason",
                violation_error_message="Et bortfaldet initiativ skal have en begrundelse.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["plan", "position", "code"],
                include=["status"],
                name="initiative_plan_order",
            ),
            GinIndex(fields=["search_vector"], name="initiative_search"),
            GinIndex(fields=["search_text"], name="initiative_trigram", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    def get_absolute_url(self):
        return reverse("initiative", args=[self.pk])


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

    def __str__(self):
        return f"{self.initiative} i {self.focus_area}"


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
    from_text = models.BooleanField("fremgår af teksten", default=False)
    printed_as = models.CharField("trykt som", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rækkefølge", default=0)

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

    def __str__(self):
        return f"{self.unit}: {self.initiative} ({self.get_role_display()})"


@tracked()
class Continuation(Sourced):
    """An initiative continues an earlier one; `ground` quotes what shows it."""

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="continues"
    )
    earlier = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="viderefører", related_name="continued_by"
    )
    ground = models.CharField("grundlag", max_length=400)

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

    def __str__(self):
        return f"{self.initiative} viderefører {self.earlier}"


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

    def __str__(self):
        return self.description[:80]
