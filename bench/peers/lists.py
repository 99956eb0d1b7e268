"""The rows of our lists for the peers, joined and prefetched as one would, and their columns.

Every list is in an order that an index serves: nobody loses time on sorting what the screen does
not ask for. Plain ORM: nothing here gets faster or slower with our own query sets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Func, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative, Plan, Responsibility, Unit
from targets.models import Measurement, Target

PER_PAGE = 50  # as ours
ORDER = "-pk"
STATUSES = {
    "met": "opfyldt",
    "partly": "delvist",
    "missed": "ikke-opfyldt",
    "running": "i-gang",
    "lapsed": "bortfaldet",
}


@dataclass(frozen=True)
class Listed:
    """`columns` are functions of the row; `choices` cheap filters that stand beside the list."""

    model: type[Model]
    rows: Callable[[], QuerySet]
    columns: dict[str, Callable]
    choices: tuple[str, ...] = ()


def _number(rows, **condition) -> Coalesce:
    """How many of the rows there are, asked for each row that is shown and no other."""
    number = rows.filter(**condition).order_by().annotate(all=Func("pk", function="count"))
    return Coalesce(Subquery(number.values("all")), 0)


def _with_statuses(listed: QuerySet, rows, field: str) -> QuerySet:
    by_status = {name: _number(rows, **{field: status}) for name, status in STATUSES.items()}
    return listed.annotate(number=_number(rows), **by_status)


def _plans():
    own = Initiative.objects.filter(plan=OuterRef("pk"))
    return _with_statuses(Plan.objects.order_by(ORDER), own, "status")


def _initiatives():
    newest = FollowUp.objects.filter(initiative=OuterRef("pk"), state="godkendt")
    links = ("areas__focus_area", "responsibilities__unit", "targets__latest", "targets__indicator")
    return (
        Initiative.objects.select_related("plan")
        .prefetch_related(*links)
        .annotate(followed_up_on=Subquery(newest.values("effective_on")[:1]))
        .order_by(ORDER)
    )


def _targets():
    related = ("plan", "focus_area", "initiative", "indicator", "area", "latest")
    return Target.objects.select_related(*related).order_by(ORDER)


def _measurements():
    related = ("indicator", "area", "plan", "source", "entered_by")
    return Measurement.objects.select_related(*related).order_by(ORDER)


def _units():
    led = Responsibility.objects.filter(unit=OuterRef("pk"), role="ansvarlig")
    units = Unit.objects.select_related("parent").order_by(ORDER)
    return _with_statuses(units, led, "initiative__status")


def _rounds():
    own = FollowUp.objects.filter(round=OuterRef("pk"))
    rounds = FollowUpRound.objects.select_related("plan").order_by(ORDER)
    return _with_statuses(rounds, own, "status")


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


# Our lists show these as the parts of a bar; a stock list has a column of each.
BY_STATUS = {name: attrgetter(name) for name in STATUSES}


LISTS = {
    "planer": Listed(
        Plan,
        _plans,
        {
            "title": lambda one: one.title,
            "kind": lambda one: one.get_kind_display(),
            "years": lambda one: f"{one.year_from}–{one.year_to}",
            "initiatives": lambda one: one.number,
            **BY_STATUS,
        },
        choices=("kind",),
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
            "source": lambda one: str(one.source or one.entered_by or ""),
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
            **BY_STATUS,
        },
        choices=("kind",),
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
            **BY_STATUS,
        },
        choices=("state",),
    ),
}
