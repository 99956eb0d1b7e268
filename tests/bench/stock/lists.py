"""The rows and columns of our lists, as one would write them for a stock list.

Every column is a function of the row, with all that it needs joined or prefetched beforehand.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from initiatives.models import Initiative, Plan, Unit
from targets.models import FollowUpRound, Measurement, Target


@dataclass(frozen=True)
class Listed:
    model: type[Model]
    rows: Callable[[], QuerySet]
    columns: dict[str, Callable]
    choices: tuple[str, ...] = ()  # cheap filters that stand beside the list
    of_plan: str = "plan"  # the lookup of the plan in view


def _areas(one: Initiative) -> str:
    return " · ".join(str(link.focus_area) for link in one.areas.all())


def _units(one: Initiative) -> str:
    return ", ".join(str(unit) for unit in one.leading_units)


def _in_short(one: Initiative) -> str:
    targets = list(one.targets.all())
    newest = [target.latest.value for target in targets if target.latest]
    return f"{len(targets)} mål, seneste {newest[0]}" if newest else f"{len(targets)} mål"


def _initiatives() -> QuerySet:
    joined = Initiative.objects.in_plan_order().select_related("plan").with_latest_follow_up()
    return joined.prefetch_related(
        "areas__focus_area", "responsibilities__unit", "targets__indicator", "targets__latest"
    )


def _fraction(one: Measurement) -> str:
    return f"{one.numerator} / {one.denominator}" if one.denominator else ""


def _source(one: Measurement) -> str:
    return str(one.source or one.entered_by or "")


LISTS = {
    "planer": Listed(
        Plan,
        lambda: Plan.objects.newest_first().with_status_counts(),
        {
            "title": lambda one: one.title,
            "kind": lambda one: one.get_kind_display(),
            "years": lambda one: one.years,
            "initiatives": lambda one: one.count_all,
            "met": lambda one: one.count_met,
            "partly": lambda one: one.count_partly,
            "missed": lambda one: one.count_missed,
        },
        choices=("kind",),
        of_plan="pk",
    ),
    "initiativer": Listed(
        Initiative,
        _initiatives,
        {
            "code": lambda one: one.code,
            "title": lambda one: one.title,
            "areas": _areas,
            "units": _units,
            "targets": _in_short,
            "status": lambda one: one.get_status_display(),
            "followed_up_on": lambda one: one.followed_up_on,
        },
        choices=("status", "deviation"),
    ),
    "maal": Listed(
        Target,
        lambda: Target.objects.in_plan_order().with_page_details(),
        {
            "title": lambda one: one.title,
            "kind": lambda one: one.get_kind_display(),
            "scope": lambda one: str(one.scope),
            "baseline": lambda one: one.baseline_value,
            "value": lambda one: f"{one.get_comparator_display()} {one.value}",
            "deadline": lambda one: one.deadline,
            "latest": lambda one: one.latest and one.latest.value,
            "verdict": lambda one: one.get_verdict_display(),
        },
        choices=("kind", "verdict"),
    ),
    "maalinger": Listed(
        Measurement,
        lambda: Measurement.objects.newest_first().with_row_details(),
        {
            "indicator": lambda one: one.indicator.name,
            "area": lambda one: one.area.name,
            "breakdown": lambda one: one.breakdown,
            "date": lambda one: one.date,
            "value": lambda one: one.value,
            "fraction": _fraction,
            "state": lambda one: one.get_state_display(),
            "counts": lambda one: one.counts,
            "source": _source,
        },
        choices=("state", "counts"),
    ),
    "enheder": Listed(
        Unit,
        lambda: Unit.objects.by_name().with_status_counts().select_related("parent"),
        {
            "name": lambda one: one.name,
            "kind": lambda one: one.get_kind_display(),
            "parent": lambda one: str(one.parent or ""),
            "initiatives": lambda one: one.count_all,
            "met": lambda one: one.count_met,
        },
        choices=("kind",),
        of_plan="",
    ),
    "opfoelgning": Listed(
        FollowUpRound,
        lambda: FollowUpRound.objects.select_related("plan").with_progress().newest_first(),
        {
            "title": lambda one: one.title,
            "plan": lambda one: str(one.plan),
            "cutoff": lambda one: one.cutoff,
            "due": lambda one: one.due,
            "state": lambda one: one.get_state_display(),
            "asked": lambda one: one.asked,
            "met": lambda one: one.count_met,
        },
        choices=("state",),
    ),
}
