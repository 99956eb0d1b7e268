"""The rows of the tree of units, drawn in one pass as those of other tables."""

from django import template
from django.utils.safestring import SafeString

from initiatives.templatetags.tables import Address
from initiatives.unit_cells import line

register = template.Library()


@register.simple_tag(takes_context=True)
def unit_lines(context, opened: str):
    """The page's `tree`, a table row each. `opened` is the parameter of the address that names the
    unit whose branch is open; where units were searched for there are no branches, but places."""
    plan, searched = context["plan"], bool(context["words"])
    start = Address(context["request"].GET, opened)
    address = None if searched else lambda unit: f"{start(unit.pk)}#enhed-{unit.pk}"
    lines = (line(row, plan, place=searched, address=address) for row in context["tree"])
    return SafeString("\n    ".join(lines))
