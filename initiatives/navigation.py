"""Which plan is in view, and which plans there are to choose from."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Value, When
from django.db.models.functions import Concat
from django.http import HttpRequest

from initiatives.models import Plan
from initiatives.permissions import access_for, visible

PLAN = "plan"  # the parameter in the address and the key in the session
# A plan in the list to choose from.
NAMED = Case(
    When(state=Plan.State.DRAFT, then=Concat("title", Value(" (kladde)"))), default="title"
)
MOST_PLANS = 20  # to choose from around a page; the page of plans finds every other


def chosen_plan(request: HttpRequest) -> Plan | None:
    """The plan in view, or None for all plans.

    `?plan=<slug>` chooses one, `?plan=` chooses all; without it the session remembers. A slug
    that no plan has chooses all plans and is not remembered.
    """
    if not hasattr(request, "plan_in_view"):
        slug = slug_in_view(request)
        is_known = getattr(request, "user", AnonymousUser()).is_authenticated
        wanted = slug if is_known else ""
        request.plan_in_view = _plan_named(wanted, request) if wanted else None
        if is_known:
            _remember(request, request.plan_in_view)
    return request.plan_in_view


def _plan_named(slug: str, request: HttpRequest) -> Plan | None:
    return Plan.objects.filter(visible(access_for(request.user), ""), slug=slug).first()


def begin_with_foremost_plan(request: HttpRequest) -> None:
    """After a log-in the plan in force is in view, or the newest where none is."""
    seen = Plan.objects.filter(visible(access_for(request.user), ""))
    request.session[PLAN] = seen.foremost_first().values_list("slug", flat=True).first() or ""


def unknown_slug(request: HttpRequest) -> str:
    """What the address names as a plan where the user sees no plan of that name; else ""."""
    slug = request.GET.get(PLAN, "")
    return slug if slug and chosen_plan(request) is None else ""


def slug_in_view(request: HttpRequest) -> str:
    """The slug that the address or the session names, whether a plan has it or not."""
    slug = request.GET.get(PLAN)
    return getattr(request, "session", {}).get(PLAN, "") if slug is None else slug


def _remember(request: HttpRequest, plan: Plan | None) -> None:
    slug = request.GET.get(PLAN)
    chosen = slug is not None and (plan is not None or not slug)
    if chosen and request.session.get(PLAN, "") != slug:
        request.session[PLAN] = slug


@dataclass(frozen=True)
class PlanChoices:
    """The plans to choose from as (slug, title): the chosen one, and where there are too many to
    list, those of the own units and the newest."""

    chosen: tuple[str, str] | None
    own: tuple[tuple[str, str], ...]
    newest: tuple[tuple[str, str], ...]
    is_cut: bool
    page: str  # the list that the choice leads back to; "" for the overview

    @property
    def any(self) -> bool:
        return bool(self.newest or self.own)

    @property
    def slugs(self) -> set[str]:
        chosen = (self.chosen,) if self.chosen else ()
        return {slug for slug, _ in (*chosen, *self.own, *self.newest)}

    @property
    def groups(self) -> list[tuple[str, tuple]]:
        if not self.own:
            return [("Nyeste planer" if self.is_cut else "", self.newest)]
        named = [("Mine enheders planer", self.own), ("Nyeste planer", self.newest)]
        return [(heading, plans) for heading, plans in named if plans]

    @property
    def unlisted(self) -> bool:
        return self.chosen is not None and self.chosen not in self.own + self.newest


def plan_choices(request: HttpRequest) -> PlanChoices:
    """The plans that the user can choose from; the user must be logged in."""
    plan, access = chosen_plan(request), access_for(request.user)
    seen = Plan.objects.filter(visible(access, ""))
    names = seen.newest_first().values_list("slug", NAMED)
    newest = list(names[: MOST_PLANS + 1])
    is_cut = len(newest) > MOST_PLANS
    own = list(names.of_units(access.unit_ids)[:MOST_PLANS]) if is_cut and access.unit_ids else []
    others = [one for one in newest if one not in own]
    match = request.resolver_match
    return PlanChoices(
        chosen=(plan.slug, plan.title) if plan else None,
        own=tuple(own),
        newest=tuple(others[: MOST_PLANS - len(own)]),
        is_cut=is_cut,
        page=request.path if match and not match.kwargs else "",
    )
