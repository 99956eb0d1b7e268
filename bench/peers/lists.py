"""The rows and columns of our lists, as one would write them for a stock list.

Every column is a function of the row, with all that it needs joined or prefetched beforehand. Plain
ORM: nothing here gets faster or slower with our own query sets.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Func, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from initiatives.models import Initiative, Plan, Responsibility, Unit
from targets.models import FollowUp, FollowUpRound, Measurement, Target

PER_PAGE = 50  # as ours


@dataclass(frozen=True)
class Listed:
    model: type[Model]
    rows: Callable[[], QuerySet]
    columns: dict[str, Callable]
    choices: tuple[str, ...] = ()  # cheap filters that stand beside the list
    of_plan: str = "plan"  # the lookup of the plan in view


def _counted(rows, **condition) -> Coalesce:
    """How many of the rows there are, asked for each row that is shown and no other."""
    number = rows.filter(**condition).order_by().annotate(all=Func("pk", function="count"))
    return Coalesce(Subquery(number.values("all")), 0)


def _by_status(rows, field: str) -> dict[str, Coalesce]:
    statuses = {"met": "opfyldt", "partly": "delvist", "missed": "ikke-opfyldt"}
    return {name: _counted(rows, **{field: status}) for name, status in statuses.items()}


def _plans():
    own = Initiative.objects.filter(plan=OuterRef("pk"))
    counted = Plan.objects.annotate(number=_counted(own), **_by_status(own, "status"))
    return counted.order_by("-year_from", "-year_to", "slug")


def _initiatives():
    newest = FollowUp.objects.filter(initiative=OuterRef("pk"), state="godkendt")
    return (
        Initiative.objects.select_related("plan")
        .prefetch_related("areas__focus_area", "responsibilities__unit", "targets__latest")
        .annotate(followed_up_on=Subquery(newest.values("effective_on")[:1]))
        .order_by("-plan__year_from", "plan__slug", "position", "code")
    )


def _targets():
    related = ("plan", "focus_area", "initiative", "indicator", "area", "latest")
    return Target.objects.select_related(*related).order_by(
        "-plan__year_from",
        "plan__slug",
        F("initiative__position").asc(nulls_first=True),
        F("initiative__code").asc(nulls_first=True),
        "number",
    )


def _measurements():
    related = ("indicator", "area", "plan", "source", "entered_by")
    newest = F("date").desc(nulls_last=True)
    return Measurement.objects.select_related(*related).order_by("indicator__name", newest, "pk")


def _units():
    led = Responsibility.objects.filter(unit=OuterRef("pk"), role="ansvarlig")
    return (
        Unit.objects.select_related("parent")
        .annotate(number=_counted(led), **_by_status(led, "initiative__status"))
        .order_by("name")
    )


def _rounds():
    own = FollowUp.objects.filter(round=OuterRef("pk"))
    return (
        FollowUpRound.objects.select_related("plan")
        .annotate(number=_counted(own), **_by_status(own, "status"))
        .order_by("-cutoff", "slug")
    )


def _areas(one: Initiative) -> str:
    return " · ".join(str(link.focus_area) for link in one.areas.all())


def _leading(one: Initiative) -> str:
    links = one.responsibilities.all()
    return ", ".join(str(link.unit) for link in links if link.role == "ansvarlig")


def _in_short(one: Initiative) -> str:
    targets = list(one.targets.all())
    newest = [target.latest.value for target in targets if target.latest]
    return f"{len(targets)} mål, seneste {newest[0]}" if newest else f"{len(targets)} mål"


def _fraction(one: Measurement) -> str:
    return f"{one.numerator} / {one.denominator}" if one.denominator else ""


def _source(one: Measurement) -> str:
    return str(one.source or one.entered_by or "")


LISTS = {
    "planer": Listed(
        Plan,
        _plans,
        {
            "title": lambda one: one.title,
            "kind": lambda one: one.get_kind_display(),
            "years": lambda one: f"{one.year_from}–{one.year_to}",
            "initiatives": lambda one: one.number,
            "met": lambda one: one.met,
            "partly": lambda one: one.partly,
            "missed": lambda one: one.missed,
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
            "units": _leading,
            "targets": _in_short,
            "status": lambda one: one.get_status_display(),
            "followed_up_on": lambda one: one.followed_up_on,
        },
        choices=("status", "deviation"),
    ),
    "maal": Listed(
        Target,
        _targets,
        {
            "title": lambda one: one.title,
            "kind": lambda one: one.get_kind_display(),
            "scope": lambda one: str(one.initiative or one.focus_area or one.plan),
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
        _measurements,
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
        _units,
        {
            "name": lambda one: one.name,
            "kind": lambda one: one.get_kind_display(),
            "parent": lambda one: str(one.parent or ""),
            "initiatives": lambda one: one.number,
            "met": lambda one: one.met,
            "partly": lambda one: one.partly,
            "missed": lambda one: one.missed,
        },
        choices=("kind",),
        of_plan="",
    ),
    "opfoelgning": Listed(
        FollowUpRound,
        _rounds,
        {
            "title": lambda one: one.title,
            "plan": lambda one: str(one.plan),
            "cutoff": lambda one: one.cutoff,
            "due": lambda one: one.due,
            "state": lambda one: one.get_state_display(),
            "asked": lambda one: one.number,
            "met": lambda one: one.met,
            "partly": lambda one: one.partly,
            "missed": lambda one: one.missed,
        },
        choices=("state",),
    ),
}
