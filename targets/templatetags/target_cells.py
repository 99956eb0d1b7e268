"""What this floor adds to the rows of the list of initiatives, and a target's words elsewhere."""

from django import template

from targets.cells import targets_in_short
from targets.listed import IN_SHORT
from targets.shown import ShownTarget, period_words

register = template.Library()


def targets_of(initiative_ids) -> dict[int, list]:
    """The targets of each initiative, as `in_short` takes them; one statement."""
    return IN_SHORT.of(initiative_ids)


def in_short(targets):
    """The cell of an initiative's targets."""
    return targets_in_short(tuple(targets))


@register.filter
def shown(target):
    """The target's words and levels for a cell."""
    return ShownTarget(target)


@register.filter
def period(measurement):
    """The measurement's period in words; only for one with a date."""
    return period_words(measurement.period_start, measurement.date)
