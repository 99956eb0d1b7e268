"""What a card of the list of rounds shows, all of it in one row of values."""

import datetime
import json
from functools import lru_cache, partial
from typing import NamedTuple

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from initiatives.details import OWNERS, Details
from initiatives.models import Plan
from initiatives.models.counts import STATUSES, status_tally
from initiatives.paging import Slice, slice_by
from initiatives.statements import Given, Statement
from targets.frozen import counted, from_json
from targets.models import FollowUp, FollowUpRound, RoundFreeze
from targets.models.cycle import Header, Statuses
from targets.models.rounds import ANSWERED

IS_CLOSED = Q(state=FollowUpRound.State.CLOSED)
PLAN_IN_VIEW = Given()
DECIDED = [(name, status) for name, status in STATUSES if status]


class ListedRound(NamedTuple):
    """Of a frozen round all but key and slug is as it was frozen. `progress` holds a number for
    each stored status, best first."""

    pk: int
    slug: str
    title: str
    state: str
    plan_slug: str
    plan_title: str
    cutoff: datetime.date
    due: datetime.date | None
    closed_at: datetime.datetime | None
    progress: tuple[tuple[str, int], ...]


def page_of_rounds(plan: Plan | None, asked: str) -> Slice:
    """The page that the address asks for of the plan's rounds, or of all; two statements."""
    return slice_by(partial(_keys, plan), asked, listed_rounds)


def listed_rounds(keys: list[int]) -> list[ListedRound]:
    """In any order; one statement."""
    return [found for (found,) in ROUNDS.of(keys).values()]


def _keys(plan: Plan | None, some: slice) -> list[int]:
    rows = _found(plan is not None, some.start, some.stop).run({PLAN_IN_VIEW: plan and plan.pk})
    return [key for (key,) in rows]


@lru_cache(maxsize=100)
def _found(is_of_plan: bool, start: int, stop: int) -> Statement:
    """A connection keeps the plan of the first page, which is the one that is looked at."""
    plan = Value(PLAN_IN_VIEW) if is_of_plan else None
    rounds = FollowUpRound.objects.newest_first().for_plan(plan)
    found = Statement(rounds.values_list("pk")[start:stop])
    return found if start else found.kept()


def _rounds():
    """A frozen round is not counted: its freeze tells."""
    rounds = FollowUpRound.objects.filter(pk__any=OWNERS).order_by()
    return rounds.values_list(
        "pk",
        *("pk", "slug", "title", "state", "plan__slug", "plan__title"),
        *("cutoff", "due", "closed_at"),
        Coalesce(Case(When(IS_CLOSED, then=_freeze())), _answers()),
        Case(When(~IS_CLOSED, then=status_tally("plan", outer="plan"))),
    )


def _freeze() -> Subquery:
    in_force = RoundFreeze.objects.filter(round=OuterRef("pk"), reopened_at=None)
    found = JSONObject(header=Header("content"), statuses=Statuses("content"))
    return Subquery(in_force.order_by("-number").values(row=found)[:1])


def _answers() -> Subquery:
    """The answers by status, and how many are asked for, answered or not."""
    of_round = FollowUp.objects.filter(round=OuterRef("pk")).order_by().values("round")
    numbers = {
        name: Count("pk", filter=Q(status=status, state__in=ANSWERED)) for name, status in DECIDED
    }
    return Subquery(of_round.values(row=JSONObject(asked=Count("pk"), **numbers)))


def _listed(pk: int, slug: str, *shown) -> ListedRound:
    *own, answers, in_plan = shown
    answers = json.loads(answers or "{}")  # nobody has been asked
    if "header" in answers:
        one, progress = from_json(answers["header"]), counted(answers["statuses"])
        own = [getattr(one, name) for name in OF_FREEZE]
    else:
        progress = _progress(answers, sum(json.loads(in_plan).values()) if in_plan else None)
    return ListedRound(pk, slug, *own, tuple(progress))


def _progress(answers: dict[str, int], in_plan: int | None):
    """A closed round asked those that it closed with, an open one asks all of the plan; what
    nobody has answered is not assessed."""
    decided = [(status, answers.get(name, 0)) for name, status in DECIDED]
    asked = answers.get("asked", 0) if in_plan is None else in_plan
    return [*decided, ("", asked - sum(number for _, number in decided))]


OF_FREEZE = ListedRound._fields[2:-1]
ROUNDS = Details(_rounds, _listed, kept=True)
