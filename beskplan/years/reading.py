"""Reads chains of continued initiatives with what their drawing says; every group is bounded."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, When, Window
from django.db.models.functions import Coalesce, RowNumber

from beskplan.years.chains import Chain, Step, chain_of
from beskplan.years.walking import MOST_STEPS, around, leading_to, onwards
from initiatives.models import Continuation, Initiative, Plan
from initiatives.permissions import Access, visible
from targets.models import Target
from targets.presentation import TargetPresentation

MOST_IN_LIST = 10  # steps of a chain among others; its own page has them all


def chain_starts(plan: Plan | None, access: Access) -> QuerySet:
    """The first initiative of every chain that the user sees, or with a plan in view of those that
    the plan is part of."""
    starts = Initiative.objects.filter(visible(access)).select_related("plan")
    starts = starts.beginning_a_chain(visible(access, "initiative__plan"))
    if plan:
        starts = starts.filter(pk__in=leading_to(plan))
    return starts.order_by("plan__year_from", "plan__slug", "position", "code")


def chains_from(starts: Iterable[Initiative], access: Access) -> list[Chain]:
    """The chain that begins with each of these initiatives, in their order; four queries however
    many."""
    starts = [start.pk for start in starts]
    members = onwards(starts, MOST_IN_LIST + 1)
    step = _step_maker({key for keys in members.values() for key in keys}, access)
    return [_chain(members[start], step, MOST_IN_LIST) for start in starts]


def chain_around(initiative: Initiative, access: Access) -> Chain:
    """The chain of all initiatives before and after this one; four queries."""
    keys = around(initiative.pk)
    return _chain(keys, _step_maker(set(keys), access), MOST_STEPS)


def _chain(keys: list[int], step: Callable[[int], Step | None], most: int) -> Chain:
    steps = filter(None, map(step, keys[:most]))
    return chain_of(steps, is_cut=len(keys) > most)


def plans_with_ties(plan: Plan | None, access: Access, most: int) -> list[Plan]:
    """The plan in view or the newest plans that the user sees, oldest first.

    With how many of their initiatives continue an earlier one (`count_continuing`), and how many
    are continued themselves (`count_continued`).
    """
    seen = Plan.objects.filter(visible(access, ""))
    newest = [plan.pk] if plan else seen.newest_first().values("pk")[:most]
    plans = (
        Plan.objects.filter(pk__in=newest)
        .with_status_counts()
        .annotate(
            count_continuing=_tied("initiative", "earlier", access),
            count_continued=_tied("earlier", "initiative", access),
        )
    )
    return list(plans.newest_first())[::-1]


def _tied(side: str, other: str, access: Access) -> Coalesce:
    seen = Continuation.objects.filter(visible(access, f"{other}__plan"))
    of_plan = seen.filter(**{f"{side}__plan": OuterRef("pk")}).order_by()
    totals = of_plan.values(f"{side}__plan").annotate(total=Count(side, distinct=True))
    return Coalesce(Subquery(totals.values("total")), 0)


def _step_maker(keys: set[int], access: Access) -> Callable[[int], Step | None]:
    """A function that makes a new step for an initiative, since it may be in several chains, and
    None for one that the user does not see; three queries."""
    rows = Initiative.objects.filter(visible(access)).select_related("plan").in_bulk(keys)
    links, targets = defaultdict(list), {row.initiative_id: row for row in _key_targets(keys)}
    joined = Continuation.objects.filter(visible(access, "earlier__plan"), initiative__in=rows)
    joined = joined.select_related("earlier__plan", "source")
    in_time = ("earlier__plan__year_from", "earlier__position", "earlier__code", "pk")
    for link in joined.order_by(*in_time):
        links[link.initiative_id].append(link)

    def step(key: int) -> Step | None:
        if key not in rows:
            return None
        target = targets.get(key)
        shown = TargetPresentation(target) if target else None
        return Step(rows[key], links[key], shown, target.all_targets if target else 0)

    return step


def _key_targets(keys: set[int]):
    """One target for each initiative: a measured one, else one that can be measured, else any."""
    telling = Case(
        When(value__isnull=False, latest__isnull=False, then=0),
        When(value__isnull=False, then=1),
        default=2,
    )
    rows = Target.objects.filter(initiative__in=keys).with_page_details()
    rows = rows.annotate(
        place=Window(RowNumber(), partition_by=F("initiative"), order_by=(telling, "number")),
        all_targets=Window(Count("pk"), partition_by=F("initiative")),
    )
    return rows.filter(place=1)
