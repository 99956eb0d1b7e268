"""Sections of an initiative's page about what this floor knows; one query each."""

from django import template
from django.db.models import Value
from django.utils import timezone

from initiatives.statements import Given, Objects
from targets.models import FollowUp, Measurement, Target
from targets.shown import ShownTarget

register = template.Library()
MOST_OF_AN_INDICATOR = 12  # figures; the indicator's page holds the rest
OF = Given()  # the initiative


@register.inclusion_tag("targets/_panels/targets.html")
def target_panel(initiative):
    """Mål: each target with its bar, verdict and the rule in words."""
    today = timezone.localdate()
    return {"rows": [ShownTarget(one, on=today) for one in TARGETS.list({OF: initiative.pk})]}


@register.inclusion_tag("targets/_panels/follow_ups.html")
def follow_up_panel(initiative):
    """Opfølgning: what was reported, per round and between rounds, newest first."""
    return {"rows": FOLLOW_UPS.list({OF: initiative.pk})}


@register.inclusion_tag("targets/_panels/measurements.html")
def measurement_panel(initiative):
    """Målinger: the newest stated or entered values of each of the initiative's indicators."""
    return {"rows": MEASUREMENTS.list({OF: initiative.pk}), "most": MOST_OF_AN_INDICATOR}


def _targets():
    targets = Target.objects.filter(initiative=Value(OF))
    return targets.with_page_details().order_by("number")


def _follow_ups():
    written = FollowUp.objects.filter(initiative=Value(OF))
    return written.with_people().with_evidence().newest_first()


def _measurements():
    newest = Measurement.objects.for_initiative(Value(OF)).foremost(MOST_OF_AN_INDICATOR)
    return newest.with_row_details().newest_first()


TARGETS, FOLLOW_UPS = Objects(_targets, kept=True), Objects(_follow_ups, kept=True)
MEASUREMENTS = Objects(_measurements, kept=True)
