"""The targets of an initiative in a list's cell, from the prefetched rows alone."""

from django import template

from targets.shown import ShownTarget, period_words

register = template.Library()

AT_MOST = 3


@register.inclusion_tag("targets/_cells/targets_in_short.html")
def targets_in_short(record):
    """The initiative's first targets that have a value, and how many more there are.

    Takes `record.targets.all` with indicator and latest measurement joined; makes no query.
    """
    targets = list(record.targets.all())
    quantified = [ShownTarget(target) for target in targets if target.value is not None]
    return {
        "targets": targets,
        "shown": quantified[:AT_MOST],
        "more": len(quantified[AT_MOST:]),
        "without_value": len(targets) - len(quantified),
    }


@register.filter
def shown(target):
    """The target's words and levels for a cell."""
    return ShownTarget(target)


@register.filter
def period(measurement):
    """The measurement's period in words; only for one with a date."""
    return period_words(measurement.period_start, measurement.date)
