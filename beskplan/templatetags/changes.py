"""The newest changes of what a page of a floor below is about."""

from django import template

from beskplan.latest import newest_events, told
from initiatives.models import Initiative
from initiatives.statements import SOME_KEY, Objects

register = template.Library()


@register.inclusion_tag("beskplan/_unit_changes.html")
def unit_changes(unit):
    """Of the initiatives that the unit itself leads; one query."""
    return {"changes": told(EVENTS_OF_A_UNIT.list({SOME_KEY: unit.pk}))}


def _events_of_a_unit():
    return newest_events(None, of=Initiative.objects.led_by([SOME_KEY]))


EVENTS_OF_A_UNIT = Objects(_events_of_a_unit)
