"""The node whose line is looked at: in the address as `fra=initiativ-45`."""

import re
from dataclasses import dataclass

from django.urls import reverse

from budget.models import BudgetLine
from initiatives.models import FocusArea, Initiative, Plan
from initiatives.permissions import Access, visible
from targets.models import Target

FROM = "fra"
GOAL, AREA, INITIATIVE, BUDGET = "maal", "omraade", "initiativ", "budget"
Subject = Target | FocusArea | Initiative | BudgetLine
MODELS = {GOAL: Target, AREA: FocusArea, INITIATIVE: Initiative, BUDGET: BudgetLine}
_KEY = re.compile(r"([a-z]+)-([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True)
class Focus:
    """The row whose line is looked at: a goal or target, a focus area, an initiative or a budget
    line."""

    kind: str
    subject: Subject

    @property
    def plan(self) -> Plan:
        return self.subject.plan

    @property
    def is_own_target(self) -> bool:
        """A target of an initiative; other targets are goals that initiatives are to serve."""
        return self.kind == GOAL and self.subject.initiative_id is not None

    @property
    def area_id(self) -> int | None:
        """The only focus area that the line runs through; None where there are several or none."""
        if self.kind == AREA:
            return self.subject.pk
        return self.subject.focus_area_id if self.kind == GOAL else None


def key_of(subject: Subject) -> str:
    """The key of a row in the address: "maal-12"."""
    kind = next(kind for kind, model in MODELS.items() if isinstance(subject, model))
    return f"{kind}-{subject.pk}"


def focus_of(key: str, access: Access) -> Focus | None:
    """The row that a key such as "maal-12" names; None for anything else, and for what the user
    does not see. One query."""
    match = _KEY.fullmatch(key)
    if match is None or match[1] not in MODELS:
        return None
    seen = MODELS[match[1]].objects.filter(visible(access)).select_related("plan")
    subject = seen.filter(pk=match[2]).first()
    return Focus(match[1], subject) if subject else None


def line_url(subject: Subject, plan: Plan) -> str:
    """The line of one node: a target, a focus area, an initiative or a budget line."""
    return f"{reverse('line-of-sight')}?plan={plan.slug}&{FROM}={key_of(subject)}"
