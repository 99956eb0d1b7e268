from django.db import models
from django.db.models import F, Q

from core.addresses import page_of
from core.figures import FIRST_DAY, LAST_DAY, OUTSIDE_YEARS
from core.history.triggers import tracked
from core.public_ids import PublicIdField
from initiatives.models import FocusArea, Initiative, Plan, Sourced, ground_field
from initiatives.models.search import searched
from targets.models.indicators import Area, Indicator
from targets.models.measurements import Measurement
from targets.models.target_queries import TargetQuerySet
from targets.models.verdicts import TrajectoryStatus, Verdict


# "ministermål" finds every minister's goal.
@searched(
    title="title",
    text=["wording"],
    words="thing.kind || ' ' || replace(thing.kind, 'aa', 'å')",
    plan="thing.plan_id",
)
@tracked(newest_of="initiative", index="target_event_newest")
class Target(Sourced):
    """What an indicator must reach, for an initiative, a focus area or the plan."""

    class Kind(models.TextChoices):
        OUTPUT = "indsatsmaal", "indsatsmål"
        OUTCOME = "resultatmaal", "resultatmål"
        MINISTER = "ministermaal", "ministermål"
        EXPECTATION = "forventning", "forventning"

    class Comparator(models.TextChoices):
        AT_LEAST = "mindst", "mindst"
        AT_MOST = "hoejst", "højst"
        ABOUT = "ca", "ca."
        UP_TO = "op-til", "op til"
        EXACTLY = "praecis", "præcis"
        BETWEEN = "mellem", "mellem"

    class MeasuredAs(models.TextChoices):
        LEVEL = "niveau", "niveau"
        CHANGE = "aendring", "ændring"
        CHANGE_PERCENT = "aendring-i-pct", "ændring i pct."

    class Recurrence(models.TextChoices):
        ONCE = "en-gang", "én gang"
        YEARLY = "aarligt", "årligt"

    public_id = PublicIdField("id", kind="maal", unique=True)
    kind = models.CharField("type", max_length=20, choices=Kind)
    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="targets")
    focus_area = models.ForeignKey(
        FocusArea,
        models.CASCADE,
        verbose_name="fokusområde",
        related_name="targets",
        null=True,
        blank=True,
    )
    initiative = models.ForeignKey(
        Initiative,
        models.CASCADE,
        verbose_name="initiativ",
        related_name="targets",
        null=True,
        blank=True,
    )
    number = models.PositiveSmallIntegerField("nr.", default=1)
    goal_number = models.PositiveSmallIntegerField("ministermål nr.", null=True, blank=True)
    title = models.CharField("kort navn", max_length=200)
    wording = models.TextField("ordlyd")
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        verbose_name="indikator",
        related_name="targets",
        null=True,
        blank=True,
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name="område",
        related_name="targets",
        null=True,
        blank=True,
        help_text="Det område, som målet måles for.",
    )
    area_ground = ground_field("grundlag for området")
    comparator = models.CharField(
        "komparator", max_length=10, choices=Comparator, blank=True, default=""
    )
    value = models.DecimalField("målværdi", max_digits=20, decimal_places=6, null=True, blank=True)
    value_to = models.DecimalField(
        "målværdi til", max_digits=20, decimal_places=6, null=True, blank=True
    )
    measured_as = models.CharField(
        "målt som", max_length=20, choices=MeasuredAs, default=MeasuredAs.LEVEL
    )
    baseline_value = models.DecimalField(
        "basisværdi", max_digits=20, decimal_places=6, null=True, blank=True
    )
    baseline_date = models.DateField("basisdato", null=True, blank=True)
    baseline_derived = models.BooleanField("basis beregnet", default=False)
    period_start = models.DateField("periode fra", null=True, blank=True)
    deadline = models.DateField("frist", null=True, blank=True)
    deadline_ground = ground_field("grundlag for fristen")
    deadline_wording = models.CharField("frist (ordlyd)", max_length=200, blank=True)
    earlier_figures = models.BooleanField(
        "ældre tal gælder",
        default=False,
        help_text=(
            "Sæt kun hak, når tal fra før planens første dag må afgøre målet, fx fordi planen selv"
            " bruger dem."
        ),
    )
    recurrence = models.CharField(
        "gentagelse", max_length=10, choices=Recurrence, default=Recurrence.ONCE
    )
    equivalent_to = models.CharField("svarende til", max_length=300, blank=True)
    minister_wording = models.CharField(
        "ministerens formulering",
        max_length=300,
        blank=True,
        help_text="Ministermålets ord, som ministeren har udmeldt dem, når dokumentet citerer dem.",
    )
    # The figures of `equivalent_to`, where it names both: "12 pct. af de 2.500 unge".
    share = models.DecimalField(
        "svarende til (pct.)", max_digits=7, decimal_places=3, null=True, blank=True
    )
    share_qualifier = models.CharField("forbehold for pct.", max_length=30, blank=True)
    share_of = models.DecimalField(
        "pct. af (antal)", max_digits=20, decimal_places=6, null=True, blank=True
    )
    share_of_qualifier = models.CharField("forbehold for antal", max_length=30, blank=True)
    in_volume = models.BooleanField(
        "tæller i forløb årligt",
        default=False,
        help_text="Målet tæller dem, som planen kalder initiativets forløb årligt.",
    )
    verdict = models.CharField(
        "beregnet status",
        max_length=20,
        choices=Verdict,
        default=Verdict.NO_VALUE,
        editable=False,
    )
    trajectory_status = models.CharField(
        "stilling på vejen",
        max_length=12,
        choices=TrajectoryStatus,
        blank=True,
        default="",
        editable=False,
        help_text="Den seneste måling mod den lige vej fra basis til frist.",
    )
    latest = models.ForeignKey(
        Measurement,
        models.SET_NULL,
        verbose_name="seneste måling",
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "mål"
        verbose_name_plural = "mål"
        ordering = ["plan", "focus_area", "initiative", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_area__isnull=True) | Q(initiative__isnull=True),
                name="target_has_one_scope",
                violation_error_message=(
                    "Et mål gælder ét sted: for et initiativ, for et fokusområde eller for planen."
                ),
            ),
            models.UniqueConstraint(
                fields=["plan", "focus_area", "initiative", "number"],
                nulls_distinct=False,
                name="target_number_once_per_scope",
                violation_error_message="Der er allerede et mål med det nummer samme sted.",
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True)
                | Q(baseline_date__isnull=True)
                | Q(deadline__gte=F("baseline_date")),
                name="target_deadline_after_baseline",
                violation_error_message="Fristen ligger før basisdatoen.",
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True)
                | Q(period_start__isnull=True)
                | Q(deadline__gte=F("period_start")),
                name="target_deadline_after_period_start",
                violation_error_message="Fristen ligger før periodens begyndelse.",
            ),
            models.CheckConstraint(
                condition=(Q(deadline__isnull=True) | Q(deadline__range=(FIRST_DAY, LAST_DAY)))
                & (Q(period_start__isnull=True) | Q(period_start__range=(FIRST_DAY, LAST_DAY))),
                name="target_within_years",
                violation_error_message=OUTSIDE_YEARS,
            ),
            models.CheckConstraint(
                condition=Q(comparator="mellem", value__isnull=False, value_to__gte=F("value"))
                | (~Q(comparator="mellem") & Q(value_to__isnull=True)),
                name="target_range_has_both_ends",
                violation_error_message="Kun mellem har to målværdier, den mindste først.",
            ),
            models.CheckConstraint(
                condition=Q(comparator="") | Q(value__isnull=False),
                name="target_comparator_has_value",
                violation_error_message="En komparator kræver en målværdi.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(indicator__isnull=False, area__isnull=False),
                name="target_value_has_indicator",
                violation_error_message="En målværdi kræver en indikator og et område.",
            ),
            models.CheckConstraint(
                condition=Q(baseline_derived=False) | Q(baseline_value__isnull=False),
                name="target_derived_baseline_has_value",
                violation_error_message="En beregnet basis kræver en basisværdi.",
            ),
            models.CheckConstraint(
                condition=Q(share_of__isnull=True) | Q(share__isnull=False, share_of__gt=0),
                name="target_share_of_something",
                violation_error_message="Et antal, som der er pct. af, er over 0 og har en pct.",
            ),
            models.CheckConstraint(
                condition=Q(kind="ministermaal") | Q(minister_wording=""),
                name="target_minister_wording_of_minister_goal",
                violation_error_message="Kun et ministermål har en ministers formulering.",
            ),
            models.CheckConstraint(
                condition=Q(kind="ministermaal", goal_number__isnull=False)
                | (~Q(kind="ministermaal") & Q(goal_number__isnull=True)),
                name="target_minister_goal_has_number",
                violation_error_message="Ministermål, og kun de, har et ministermålsnummer.",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "verdict"], name="target_plan_verdict"),
            models.Index(fields=["deadline"], name="target_deadline"),
            # What calls for attention is counted, and its first rows found, without other rows.
            models.Index(
                fields=["-deadline", "id"],
                include=["initiative"],
                condition=Q(verdict="data-mangler"),
                name="target_lacking_data",
            ),
            models.Index(
                fields=["-deadline", "id"],
                include=["initiative", "verdict"],
                condition=Q(trajectory_status="bagud"),
                name="target_behind_path",
            ),
            models.Index(
                fields=["-plan", "goal_number", "number"],
                condition=Q(kind="ministermaal"),
                name="target_minister_goals",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_of("target", self.pk)

    @property
    def scope(self) -> Initiative | FocusArea | Plan:
        """The initiative, focus area or plan that the target is set for."""
        return self.initiative or self.focus_area or self.plan
