"""Sections of a unit's page about what this floor knows; one query each."""

from django import template
from django.utils import timezone

from targets.duties import WORDS, round_duties, targets_in_need
from targets.shown import ShownTarget

register = template.Library()


@register.inclusion_tag("targets/_unit/duties.html")
def unit_duties(unit):
    """Åbne pligter: what the unit and those below owe in open rounds."""
    return {"unit": unit, "rounds": round_duties(unit, timezone.localdate())}


@register.inclusion_tag("targets/_unit/targets.html")
def unit_targets(unit):
    """Mål bagud eller uden data."""
    rows, today = targets_in_need(unit), timezone.localdate()
    return {
        "unit": unit,
        "rows": [ShownTarget(target, on=today) for target in rows],
        "behind": rows[0].all_behind if rows else 0,
        "lacking": rows[0].all_lacking if rows else 0,
    }


@register.filter
def answer_words(state):
    """ "returneret" → "returneret", "mangler" → "ikke begyndt"."""
    return WORDS.get(state, state)
