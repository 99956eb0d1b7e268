from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse

from budget.models.amounts import BudgetAmount
from core.history.triggers import tracked
from core.public_ids import PublicIdField
from initiatives.models import Initiative, Plan, Sourced, Unit
from initiatives.models.search import SearchEntry, searched


def place_of_line(pk: int, plan_slug: str) -> str:
    """The line's place on its plan's budget page."""
    return f"{reverse('budget')}?plan={plan_slug}#linje-{pk}"


class BudgetLineQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """The plan's lines; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def found_by(self, words: str) -> Self:
        """Whose name, group, account, grouping or note holds the words."""
        return self.filter(pk__in=SearchEntry.objects.of(self.model).found_by(words).ids())

    def in_plan_order(self) -> Self:
        return self.order_by("-plan__year_from", "-plan__year_to", "plan__slug", "number")

    def having_amount_in(self, year: int) -> Self:
        """Lines with an amount for the year, stated or not."""
        return self.filter(pk__in=BudgetAmount.objects.filter(year=year).values("line"))

    def with_amounts(self, year: int | None = None) -> Self:
        """Prefetches the amounts with their sources; of one year only when it is given."""
        amounts = BudgetAmount.objects.prefetch_related("source").in_order()
        if year:
            amounts = amounts.filter(year=year)
        return self.prefetch_related(Prefetch("amounts", amounts))

    def for_checking(self) -> Self:
        """All that a check of the figures reads and says of a line."""
        return self.in_plan_order().select_related("plan", "source").prefetch_related("amounts")

    def for_page(self) -> Self:
        """All that the budget page says of a line: amounts, initiatives, whole, source."""
        initiatives = Initiative.objects.only("code", "title").order_by("position", "code")
        return (
            self.in_plan_order()
            .select_related("part_of")
            .with_amounts()
            .prefetch_related("source", Prefetch("initiatives", initiatives))
        )

    def for_file(self) -> Self:
        """All that the file says of a line beside its amounts."""
        return self.select_related("plan", "part_of", "source").prefetch_related(
            "links__initiative"
        )

    def sets_of_years(self) -> Self:
        """Rows of plan and years: which years' sums the plan's lines are in, each set once."""
        amounts = BudgetAmount.objects.filter(line=OuterRef("pk")).that_add_up()
        years = ArraySubquery(amounts.order_by("year").values("year"))
        return self.order_by().annotate(years=years).values("plan", "years").distinct()

    def paying_for(self, initiative: Initiative) -> Self:
        return self.filter(initiatives=initiative).order_by("number")

    def paying_for_led_by(self, unit: Unit) -> Self:
        """Lines of the initiatives that the unit itself leads."""
        led = Initiative.objects.led_by([unit.pk])
        linked = BudgetLink.objects.filter(initiative__in=led.values("pk"))
        return self.filter(pk__in=linked.values("line"))

    def serving(self, focus_areas: Iterable[int]) -> Self:
        """Those that pay for initiatives of the focus areas (ids), once for each `chapter` that
        they serve."""
        serving = self.filter(initiatives__areas__focus_area__in=focus_areas)
        return serving.annotate(chapter=F("initiatives__areas__focus_area")).distinct()

    def without_initiative(self) -> Self:
        """Not said to pay for any initiative; a stated total is a sum, not money for one."""
        linked = BudgetLink.objects.filter(line=OuterRef("pk"))
        return self.filter(~Exists(linked), is_total=False)

    def one_row_per_amount(self) -> Self:
        """A line comes once for each of its amounts, with it as `amount_…`; once when it has none.

        A join, so that lines and amounts cost one query; only what the pages with such rows say of
        a line, for Django takes longer to write the other columns than the database to answer.
        """
        return (
            self.select_related("source", "plan")
            .annotate(
                amount_id=F("amounts__pk"),
                amount_year=F("amounts__year"),
                amount_period=F("amounts__period"),
                amount_kind=F("amounts__kind"),
                amount_price_level=F("amounts__price_level"),
                amount_million=F("amounts__amount"),
                amount_not_stated=F("amounts__amount_not_stated"),
            )
            .order_by(
                *("-plan__year_from", "plan", "number"),
                *("amounts__year", "amounts__kind", "amounts"),
            )
            .only(
                *("number", "group", "label", "account", "mark", "note", "part_of"),
                *("source_place", "source__title", "plan__slug", "plan__title"),
            )
        )


@searched(title="label", text=("group", "account", "grouping", "note"), plan="thing.plan_id")
@tracked()
class BudgetLine(Sourced):
    """A line of a plan's budget or financing, or a kroner amount stated in its text."""

    class CostType(models.TextChoices):
        OPERATION = "drift", "drift"
        EFFORT = "indsats", "indsats"
        SERVICE = "service", "service"

    class Financing(models.TextChoices):
        OWN = "egen-ramme", "egen ramme"
        CENTRAL = "centralt-budget", "centralt budget"

    public_id = PublicIdField("id", kind="linje", unique=True)
    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="plan", related_name="budget_lines")
    number = models.PositiveSmallIntegerField("nr.")
    group = models.CharField("gruppe", max_length=200)
    label = models.CharField("linje", max_length=300)
    account = models.CharField("konto", max_length=100, blank=True)
    grouping = models.CharField("gruppering", max_length=100, blank=True)
    cost_type = models.CharField(
        "omkostningstype", max_length=20, choices=CostType, blank=True, default=""
    )
    financing = models.CharField(
        "finansiering", max_length=20, choices=Financing, blank=True, default=""
    )
    part_of = models.ForeignKey(
        "self",
        models.CASCADE,
        verbose_name="del af",
        related_name="parts",
        null=True,
        blank=True,
    )
    adds_up = models.BooleanField(
        "tilsammen helheden",
        default=False,
        help_text="Kilden siger, at linjen og de andre med dette kryds tilsammen er den linje, som"
        " de er del af. Uden kryds er linjen »heraf« og kan overlappe andre dele.",
    )
    is_total = models.BooleanField("opgivet sum", default=False)
    municipal_share = models.DecimalField(
        "kommunal andel (pct.)", max_digits=5, decimal_places=2, null=True, blank=True
    )
    is_new = models.BooleanField("NY", default=False)
    recipients = models.CharField(
        "modtagere i statistikken",
        max_length=120,
        blank=True,
        help_text="Hvad planens statistik kalder dem, som linjens helårspersoner tæller. Linjer"
        " med samme modtagere tæller dem tilsammen.",
    )
    mark = models.CharField("notetegn", max_length=10, blank=True)
    note = models.TextField("note", blank=True)
    initiatives = models.ManyToManyField(
        Initiative,
        through="BudgetLink",
        verbose_name="initiativer",
        related_name="budget_lines",
        blank=True,
    )

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = "budgetlinje"
        verbose_name_plural = "budgetlinjer"
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="budget_line_number_once_per_plan",
                violation_error_message="Planen har allerede en budgetlinje med det nummer.",
            ),
            models.CheckConstraint(
                condition=~Q(part_of=F("id")),
                name="budget_line_not_part_of_itself",
                violation_error_message="En budgetlinje kan ikke være del af sig selv.",
            ),
            models.CheckConstraint(
                condition=Q(adds_up=False) | Q(part_of__isnull=False),
                name="budget_line_adds_up_to_a_line",
                violation_error_message="Vælg den linje, som delene tilsammen er.",
            ),
            models.CheckConstraint(
                condition=Q(municipal_share__isnull=True)
                | Q(municipal_share__gte=0, municipal_share__lte=100),
                name="budget_line_share_is_percent",
                violation_error_message="Den kommunale andel er mellem 0 og 100 pct.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return place_of_line(self.pk, self.plan.slug)


@tracked()
class BudgetLink(Sourced):
    """A budget line pays for an initiative, where a document or a planner says so."""

    line = models.ForeignKey(
        BudgetLine, models.CASCADE, verbose_name="budgetlinje", related_name="links"
    )
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, verbose_name="initiativ", related_name="budget_links"
    )

    class Meta:
        verbose_name = "finansieret initiativ"
        verbose_name_plural = "finansierede initiativer"
        constraints = [
            models.UniqueConstraint(fields=["line", "initiative"], name="budget_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.initiative}"
