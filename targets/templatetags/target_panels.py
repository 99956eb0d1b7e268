"""Sections of an initiative's page about what this floor knows; one query each."""

from django import template
from django.db.models import Value
from django.utils import timezone

from initiatives.models import Deviation
from initiatives.statements import Given, Objects
from targets.models import FollowUp, Measurement, Target
from targets.shown import ShownTarget

register = template.Library()
OF = Given()  # the initiative


@register.inclusion_tag("targets/_panels/targets.html")
def target_panel(initiative):
    """Mål: each target with its bar, verdict and the rule in words."""
    today = timezone.localdate()
    return {"rows": [ShownTarget(one, on=today) for one in TARGETS.list({OF: initiative.pk})]}


@register.inclusion_tag("targets/_panels/follow_ups.html")
def follow_up_panel(initiative):
    """Opfølgning: what was reported, per round and between rounds, newest first."""
    return {
        "rows": FOLLOW_UPS.list({OF: initiative.pk}),
        "better": Deviation.BETTER,
    }


@register.inclusion_tag("targets/_panels/measurements.html")
def measurement_panel(initiative):
    """Målinger: every stated or entered value of the initiative's indicators."""
    return {"rows": MEASUREMENTS.list({OF: initiative.pk})}


def _targets():
    targets = Target.objects.filter(initiative=Value(OF))
    return targets.with_page_details().order_by("number")


def _follow_ups():
    written = FollowUp.objects.filter(initiative=Value(OF))
    return written.with_people().with_evidence().newest_first()


def _measurements():
    return Measurement.objects.for_initiative(Value(OF)).with_row_details().newest_first()


TARGETS, FOLLOW_UPS, MEASUREMENTS = Objects(_targets), Objects(_follow_ups), Objects(_measurements)
