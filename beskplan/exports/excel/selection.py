"""Which rows a workbook holds, and the words that say so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from budget.models import BudgetLine
from followup.models import FollowUp, FollowUpRound
from initiatives.models import (
    FocusArea,
    Initiative,
    InitiativeArea,
    Plan,
    Responsibility,
    TargetGroup,
)
from initiatives.permissions import Access, visible, visible_or_none
from targets.models import Measurement, Target, TargetRevision


@dataclass
class Selection:
    """The rows of every sheet. `filtered` names the sheet that a list's filter limits, and
    `filter_words` are the filter's chips."""

    plan: Plan | None
    exported_by: str
    exported_at: datetime
    plans: QuerySet
    focus_areas: QuerySet
    initiatives: QuerySet
    placements: QuerySet
    responsibilities: QuerySet
    target_groups: QuerySet
    targets: QuerySet
    revisions: QuerySet
    measurements: QuerySet
    follow_ups: QuerySet
    budget_lines: QuerySet
    filtered: str = ""
    filter_words: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.plan.title if self.plan else "Alle planer"

    @property
    def words(self) -> str:
        """What the file holds, in one sentence."""
        whole = "hele planen" if self.plan else "alle planer"
        if not self.filter_words:
            return whole.capitalize()
        return f"Arket {self.filtered}: {'; '.join(self.filter_words)}. De øvrige ark: {whole}."


def sizes(selection: Selection, names: Iterable[str]) -> list[int]:
    """The number of rows in each of the selection's query sets."""
    return [getattr(selection, name).count() for name in names]


def everything(
    plan: Plan | None, access: Access, *, exported_by: str, exported_at: datetime
) -> Selection:
    """The whole plan, or all plans that the user sees when there is none, in the order that the
    plans print."""
    seen = Q(plan=plan) if plan else visible(access)
    of_initiative = Q(initiative__plan=plan) if plan else visible(access, "initiative__plan")
    plans = Plan.objects.filter(Q(pk=plan.pk) if plan else visible(access, ""))
    stated = Measurement.objects.filter(Q(plan=plan) if plan else visible_or_none(access))
    newest_plan_first = ("-plan__year_from", "plan__slug")
    return Selection(
        plan=plan,
        exported_by=exported_by,
        exported_at=exported_at,
        plans=plans.newest_first(),
        focus_areas=FocusArea.objects.filter(seen).order_by(*newest_plan_first, "position", "code"),
        initiatives=Initiative.objects.filter(seen).in_plan_order(),
        placements=InitiativeArea.objects.filter(of_initiative),
        responsibilities=Responsibility.objects.filter(of_initiative),
        target_groups=TargetGroup.objects.in_plans(plans),
        targets=Target.objects.filter(seen).in_plan_order(),
        revisions=TargetRevision.objects.filter(
            Q(target__plan=plan) if plan else visible(access, "target__plan")
        ),
        measurements=stated.order_by(
            *newest_plan_first, "indicator__name", "area__position", "breakdown", "date", "pk"
        ),
        follow_ups=follow_ups_in_effect(of_initiative),
        budget_lines=BudgetLine.objects.filter(seen).in_plan_order().with_amounts(),
    )


def follow_ups_in_effect(wanted: Q) -> QuerySet:
    """The wanted follow-ups that are approved or in their round's snapshot; drafts are their
    writers' own."""
    settled = Q(state=FollowUp.State.APPROVED) | Q(round__state=FollowUpRound.State.CLOSED)
    return FollowUp.objects.filter(settled, wanted).order_by(
        "-initiative__plan__year_from",
        "initiative__plan__slug",
        "-effective_on",
        "initiative__position",
        "initiative__code",
        "pk",
    )
