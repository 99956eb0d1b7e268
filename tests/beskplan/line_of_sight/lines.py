"""Goals and payments beside the cast, for the tests of the line of sight."""

from django.urls import reverse

from beskplan.line_of_sight.focus import key_of
from budget.models import BudgetLine
from initiatives.models import FocusArea
from targets.models import Target


def make_goal(cast, area=None, number=None, **fields) -> Target:
    """A goal of the focus area, or of the plan; a minister's goal when it has a number."""
    kind = Target.Kind.MINISTER if number else Target.Kind.OUTCOME
    return Target.objects.create(
        plan=cast.plan,
        focus_area=area,
        kind=kind,
        goal_number=number,
        number=Target.objects.count() + 1,
        title=f"Mål {number or 'for området'}",
        wording="Flere i arbejde",
        **fields,
    )


def other_area(cast) -> FocusArea:
    return FocusArea.objects.create(plan=cast.plan, code="4", title="Sprog", position=4)


def pays(line, *initiatives) -> BudgetLine:
    for initiative in initiatives:
        line.links.create(initiative=initiative)
    return line


def line_address(subject=None, plan="aftale-2007") -> str:
    address = f"{reverse('line-of-sight')}?plan={plan}"
    return f"{address}&fra={key_of(subject)}" if subject else address
