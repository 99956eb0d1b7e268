"""The newest changes of what a page of a floor below is about."""

from django import template

from beskplan.unit_changes import changes_of_unit

register = template.Library()


@register.inclusion_tag("beskplan/_unit_changes.html")
def unit_changes(unit):
    """Of the initiatives that the unit itself leads; one query, or two."""
    return {"changes": changes_of_unit(unit.pk)}
