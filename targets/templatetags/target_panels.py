"""Sections of an initiative's page about what this floor knows; one query each."""

from django import template
from django.utils import timezone

from initiatives.models import Deviation
from targets.models import Measurement
from targets.shown import ShownTarget

register = template.Library()


@register.inclusion_tag("targets/_panels/targets.html")
def target_panel(initiative):
    """Mål: each target with its bar, verdict and the rule in words."""
    targets = initiative.targets.with_page_details().order_by("number")
    today = timezone.localdate()
    return {"rows": [ShownTarget(target, on=today) for target in targets]}


@register.inclusion_tag("targets/_panels/follow_ups.html")
def follow_up_panel(initiative):
    """Opfølgning: what was reported, per round and between rounds, newest first."""
    return {
        "rows": initiative.follow_ups.with_people().with_evidence().newest_first(),
        "better": Deviation.BETTER,
    }


@register.inclusion_tag("targets/_panels/measurements.html")
def measurement_panel(initiative):
    """Målinger: every stated or entered value of the initiative's indicators."""
    rows = Measurement.objects.for_initiative(initiative.pk).with_row_details().newest_first()
    return {"rows": rows}
