"""What the overview is about: a plan or all of them, narrowed to a focus area, a unit, a year."""

from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from core.addresses import list_page
from initiatives.bars import Segment
from initiatives.filters import offers
from initiatives.filters.fields import UnitField
from initiatives.models import FocusArea, Initiative, InitiativeArea, Plan, Unit
from initiatives.models.counts import Tally
from initiatives.navigation import chosen_plan
from initiatives.permissions import NOBODY, Access, access_for, visible
from initiatives.status_links import linked_segments
from targets.models import Target

ALL = [("", "Alle")]


class Mark(Protocol):
    """A column or row of the unit matrix: what it is called, counts, and links to."""

    @property
    def name(self) -> str: ...
    @property
    def counts(self) -> Tally: ...
    @property
    def query(self) -> dict: ...


@dataclass(frozen=True)
class DashboardFilter:
    """Holds both the rows behind every figure and the addresses that list exactly those rows, so
    that figure and list cannot differ. `unit_ids` are the unit and every unit below it; `access`
    decides whether plans in draft are among all plans."""

    plan: Plan | None = None
    access: Access = NOBODY
    focus_area: int | None = None
    unit: int | None = None
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    year: int | None = None

    @property
    def initiatives(self) -> QuerySet:
        return self._narrowed(Initiative.objects.order_by())

    @property
    def targets(self) -> QuerySet:
        return self._narrowed(Target.objects.order_by())

    @property
    def plans(self) -> QuerySet:
        """The plans that have anything to show, newest first."""
        plans = Plan.objects.filter(visible(self.access, "")).newest_first()
        if self.plan:
            return plans.filter(pk=self.plan.pk)
        if self.year:
            plans = plans.in_year(self.year)
        return plans.filter(pk__in=self.initiatives.values("plan")) if self.unit else plans

    @property
    def goals(self) -> QuerySet:
        """The minister's goals; of a unit those whose chapter holds one of its initiatives."""
        goals = Target.objects.filter(visible(self.access)).for_plan(self.plan).minister_goals()
        if self.year:
            goals = goals.in_year(self.year)
        if self.focus_area:
            goals = goals.filter(focus_area=self.focus_area)
        if self.unit:
            placed = InitiativeArea.objects.filter(initiative__in=self.initiatives.values("pk"))
            goals = goals.filter(focus_area__in=placed.values("focus_area"))
        return goals

    @property
    def is_whole(self) -> bool:
        """Whether no filter but the plan is chosen."""
        return not (self.focus_area or self.unit or self.year)

    @property
    def is_part(self) -> bool:
        """Whether it holds less than whole plans."""
        return bool(self.focus_area or self.unit)

    def url(self, name: str, **more) -> str:
        """The address of the page `name` with this filter as its query. `more` adds parameters or
        replaces the filter's own; a parameter that is None is left out."""
        query = {
            "plan": self.plan.slug if self.plan else "",
            "focus_area": self.focus_area,
            "unit": self.unit,
            "year": self.year,
        } | more
        chosen = {name: value for name, value in query.items() if value is not None}
        return f"{list_page(name)}?{urlencode(chosen)}"

    def segments(self, mark: Mark) -> list[Segment]:
        """The bar of a column or row of the unit matrix. Each part links to the list of the
        initiatives that it counts."""
        address = self.url("initiatives", **mark.query)
        return linked_segments(mark.counts, address, of=mark.name)

    def _narrowed(self, rows: QuerySet) -> QuerySet:
        rows = rows.filter(visible(self.access)).for_plan(self.plan)
        if self.focus_area:
            rows = rows.in_focus_area(self.focus_area)
        if self.unit:
            rows = rows.involving(self.unit_ids)
        return rows.in_year(self.year) if self.year else rows


class DashboardForm(forms.Form):
    """The filters, which live in the address. The plan is the frame's.

    Focus areas are the chosen plan's. A plan has its own years, so the year is for all plans.
    """

    focus_area = forms.ChoiceField(label="Fokusområde", required=False)
    year = forms.IntegerField(label="Planens år", required=False, min_value=1, max_value=9999)

    field_order = ("focus_area", "unit", "year")

    def __init__(self, data: QueryDict, *, plan: Plan | None, focus_areas: list[FocusArea]) -> None:
        super().__init__(data)
        self.fields["unit"] = UnitField(
            label="Enhed og underenheder",
            help_text="Træet er delvis vores slutning.",
            required=False,
            offered=offers.units(plan),
        )
        self.order_fields(self.field_order)
        if plan:
            self.fields["focus_area"].label = capfirst(plan.area_name)
        self.fields["focus_area"].choices = ALL + [(str(a.pk), str(a)) for a in focus_areas]
        if not plan:
            del self.fields["focus_area"]
        elif not data.get("year"):
            del self.fields["year"]

    def chosen(self, name: str) -> Any:
        """The cleaned value of the field; None where nothing, or nothing valid, is chosen."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


def chosen_filter(request: HttpRequest) -> tuple[DashboardFilter, DashboardForm, list[FocusArea]]:
    """The filter in the address, its form, and the focus areas of the plan in view."""
    plan = chosen_plan(request)
    areas = list(plan.focus_areas.order_by("position", "code")) if plan else []
    form = DashboardForm(request.GET, plan=plan, focus_areas=areas)
    area, unit = form.chosen("focus_area"), form.chosen("unit")
    dashboard = DashboardFilter(
        plan=plan,
        access=access_for(request.user),
        focus_area=int(area) if area else None,
        unit=unit.pk if unit else None,
        unit_ids=Unit.objects.ids_at_or_below([unit.pk]) if unit else frozenset(),
        year=form.chosen("year"),
    )
    return dashboard, form, areas
