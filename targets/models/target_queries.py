"""What is asked of targets: which of them, what comes with each, in what order."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from initiatives.models import Initiative, Plan
from initiatives.models.search import SearchEntry
from targets.models.indicators import Indicator
from targets.models.measurements import Measurement
from targets.models.target_fields import GOAL_FIELDS, JOINED_FIELDS, OWN_FIELDS, RULE_FIELDS
from targets.models.verdicts import TrajectoryStatus, Verdict

BEHIND_PATH = Q(trajectory_status=TrajectoryStatus.BEHIND) & ~Q(verdict=Verdict.MET)


class TargetQuerySet(models.QuerySet):
    def for_plan(self, plan: Plan | OuterRef | None) -> Self:
        """The plan's targets; every plan's when there is none in view."""
        return self.filter(plan=plan) if plan else self

    def in_year(self, year: int) -> Self:
        """Of plans that hold in the year."""
        return self.filter(plan__year_from__lte=year, plan__year_to__gte=year)

    def found_by(self, words: str, most: int | None = None, in_order: bool = False) -> Self:
        """Whose title, wording or indicator holds the words; each is found by its own index, and no
        more than `most` of each, `in_order` those that come first."""
        rows = self if in_order else self.order_by()
        own = rows.filter(pk__in=SearchEntry.objects.of(self.model).found_by(words).ids())
        of_indicator = rows.filter(indicator__in=Indicator.objects.found_by(words).values("pk"))
        own, of_indicator = own.values("pk")[:most], of_indicator.values("pk")[:most]
        return self.filter(pk__in=own.union(of_indicator))

    def in_focus_area(self, focus_area_id: int) -> Self:
        """Set for the focus area itself or for an initiative that stands in it."""
        placed = Initiative.focus_areas.through.objects.filter(focus_area=focus_area_id)
        here = Q(focus_area=focus_area_id) | Q(initiative__in=placed.values("initiative"))
        return self.filter(here)

    def involving(self, unit_ids: Iterable[int]) -> Self:
        """Of initiatives that one of the units leads or contributes to."""
        involved = Initiative.units.through.objects.filter(unit__in=unit_ids)
        return self.filter(initiative__in=involved.values("initiative"))

    def minister_goals(self) -> Self:
        """By plan, the one entered last first: an order that an index gives at any size."""
        goals = self.filter(kind=self.model.Kind.MINISTER)
        return goals.order_by("-plan_id", "goal_number", "number", "pk")

    def for_whole_plan(self) -> Self:
        """Targets set for the plan itself, not for one of its areas or initiatives."""
        return self.filter(focus_area=None, initiative=None)

    def overarching(self) -> Self:
        """Goals that initiatives are to serve: set for the plan or for a focus area."""
        return self.filter(initiative=None)

    def of_initiatives(self) -> Self:
        return self.filter(initiative__isnull=False)

    def measured(self) -> Self:
        return self.filter(latest__isnull=False)

    def served_by_no_initiative(self) -> Self:
        """Goals whose chapter (or whole plan) has no initiative that has not lapsed."""
        going = Initiative.objects.not_lapsed()
        in_area = going.filter(areas__focus_area=OuterRef("focus_area"))
        in_plan = going.filter(plan=OuterRef("plan"))
        return self.overarching().filter(
            Q(~Exists(in_area), focus_area__isnull=False)
            | Q(~Exists(in_plan), focus_area__isnull=True)
        )

    def with_value(self) -> Self:
        return self.filter(value__isnull=False)

    def without_measurement(self) -> Self:
        """With a value that no measurement can be held up against yet."""
        return self.with_value().filter(latest=None)

    def own_of_initiatives(self) -> Self:
        """Output and outcome targets of an initiative: those its calculated status rests on."""
        return self.filter(
            initiative__isnull=False, kind__in=[self.model.Kind.OUTPUT, self.model.Kind.OUTCOME]
        )

    def lacking_data(self) -> Self:
        return self.filter(verdict=Verdict.NO_DATA)

    def behind_path(self) -> Self:
        """Measured behind the path, and not met all the same (a *ca.* may be)."""
        return self.filter(BEHIND_PATH)

    def in_need(self) -> Self:
        """Behind their path or without data."""
        return self.filter(BEHIND_PATH | Q(verdict=Verdict.NO_DATA))

    def with_newest_reading(self, on: date) -> Self:
        """Adds `newest_reading`, the key of the figure that the rule compares the target with as of
        `on`: the rule's own words (`newest` in targets/rule/status.py) for the database."""
        year = F("plan__year_from")
        first_day = Case(
            When(earlier_figures=True, then=Value(date.min)),
            default=Func(year, 1, 1, function="make_date", output_field=models.DateField()),
        )
        in_time = Q(date__lte=Coalesce(OuterRef("deadline"), Value(date.max)))
        usable = (
            Measurement.objects.totals()
            .current()
            .exclude(state=Measurement.State.FORECAST)
            .alias(start=Coalesce("period_start", "date"))
            .filter(
                in_time | Q(date=OuterRef("plan__followed_up_on")),
                indicator=OuterRef("indicator"),
                area=OuterRef("area"),
                date__range=(OuterRef("first_day"), Value(on)),
                date__gt=Coalesce(OuterRef("baseline_date"), Value(date.min)),
                start__gte=Coalesce(OuterRef("period_start"), Value(date.min)),
            )
        )
        counts_the_same = Case(When(counted_as="", then=0), default=1)
        longest_period_first = usable.order_by(counts_the_same, "-date", "start", "pk")
        newest = Subquery(longest_period_first.values("pk")[:1])
        return self.alias(first_day=first_day).annotate(newest_reading=newest)

    def with_rule(self) -> Self:
        """Joins what the published rule asks of plan and indicator (targets/rule/status.py)."""
        return self.select_related("plan", "indicator")

    def in_form(self) -> Self:
        """What a form of measurements says of the target; the plan is for the form to set."""
        return self.select_related("indicator", "area").only(
            *("initiative", "number", "title", "kind", *GOAL_FIELDS, "area__name"),
            *("indicator__name", "indicator__unit_of_measure", "indicator__direction"),
            *("indicator__year_to_date", "indicator__may_be_negative", "indicator__change_of"),
        )

    def in_rows(self) -> Self:
        """What an initiative's page says of the target; the plan is for the page to set."""
        rows = self.with_revisions().select_related("indicator", "latest")
        return rows.only(
            *("initiative", "number", "title", "kind", "verdict", *GOAL_FIELDS),
            *("indicator__unit_of_measure", "indicator__direction", "indicator__year_to_date"),
            *("latest__value", "latest__qualifier", "latest__state", "latest__counts"),
            *("latest__period_start", "latest__date", "latest__counted_as"),
        )

    def in_figures(self) -> Self:
        """What the published rule asks of target, plan and indicator, and what it last said; no
        words, since whoever judges and stores shows nothing."""
        return self.select_related("plan", "indicator").only(*RULE_FIELDS)

    def with_page_details(self) -> Self:
        """Joins all that the target's row or page says of it."""
        joined = self.select_related(
            "plan", "focus_area__plan", "initiative", "indicator", "area", "latest", "source"
        )
        return joined.only(*OWN_FIELDS, *JOINED_FIELDS)

    def with_revisions(self) -> Self:
        """What was changed of the target, and by whom."""
        return self.prefetch_related("revisions__decided_by")

    def in_short(self) -> Self:
        """What one line says of a target whose indicator is known; the newest plan's first."""
        named = ("kind", "title", "verdict", "indicator", *GOAL_FIELDS, "plan__title")
        newest = self.order_by("-plan__year_from", "plan__slug", "number", "pk")
        return newest.select_related("plan").only(*named)

    def in_panels(self) -> Self:
        """Joins what a panel or a line of many plans says of the target, and no more: PostgreSQL
        orders so few joins freely, and begins with the rows that are asked for."""
        joined = ("plan", "focus_area", "initiative", "indicator", "latest")
        named = [name for name in JOINED_FIELDS if name.rsplit("__", 1)[0] in joined]
        return self.select_related(*joined).only(*OWN_FIELDS, *named)

    def with_goal_details(self) -> Self:
        """Joins what is said of a minister's goal."""
        joined = ("plan", "indicator", "area", "latest", "source")
        named = [name for name in JOINED_FIELDS if name.rsplit("__", 1)[0] in joined]
        own = (*OWN_FIELDS, "focus_area", "initiative")
        return self.select_related(*joined).only(*own, *named)

    def for_checking(self) -> Self:
        """In the order of the plan, with just the fields that the checks of stated figures
        (targets/rule/plausibility/) read, and those that name the target."""
        joined = self.select_related("plan", "initiative", "indicator", "source")
        own = (*OWN_FIELDS, "public_id", "plan", "focus_area", "initiative", "indicator", "area")
        shares = ("share", "share_qualifier", "share_of", "share_of_qualifier")
        named = [name for name in JOINED_FIELDS if name.startswith(("plan__", "indicator__"))]
        of_initiative = ("code", "title", "yearly_volume", "source_status")
        others = [f"initiative__{name}" for name in of_initiative]
        of_indicator = ("indicator__part_of", "source__title")
        return joined.in_plan_order().only(
            *own, "in_volume", *shares, *named, *others, *of_indicator
        )

    def in_plan_order(self) -> Self:
        """Newest plan first, in the order of the plans' own index."""
        return self.order_by(
            "-plan__year_from",
            "-plan__year_to",
            "plan__slug",
            F("initiative__position").asc(nulls_first=True),
            F("initiative__code").asc(nulls_first=True),
            F("focus_area__position").asc(nulls_first=True),
            "number",
            "pk",
        )
