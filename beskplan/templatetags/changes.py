"""The newest changes of what a page of a floor below is about."""

from django import template

from beskplan.latest import latest_changes
from initiatives.models import Initiative

register = template.Library()


@register.inclusion_tag("beskplan/_unit_changes.html")
def unit_changes(unit):
    """Of the initiatives that the unit itself leads; two queries."""
    return {"changes": latest_changes(None, of=Initiative.objects.led_by([unit.pk]))}
