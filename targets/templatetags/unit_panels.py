"""Sections of a unit's page (`Unit.objects.for_page`) about what this floor knows, for the unit and
those below it; one query each."""

from django import template
from django.utils import timezone

from targets.duties import WORDS, round_duties, targets_in_need
from targets.shown import ShownTarget

register = template.Library()


@register.inclusion_tag("targets/_unit/duties.html")
def unit_duties(unit):
    """Åbne pligter: what the unit and those below owe in open rounds."""
    return {"unit": unit, "rounds": round_duties(unit.branch_ids, timezone.localdate())}


@register.inclusion_tag("targets/_unit/targets.html")
def unit_targets(unit):
    """Mål bagud eller uden data."""
    rows, today = targets_in_need(unit.branch_ids), timezone.localdate()
    return {
        "unit": unit,
        "rows": [ShownTarget(target, on=today) for target in rows],
        "in_need": rows[0].in_need if rows else {},
    }


@register.filter
def answer_words(state):
    """ "returneret" → "returneret", "mangler" → "ikke begyndt"."""
    return WORDS.get(state, state)
