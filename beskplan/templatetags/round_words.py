"""The words of a round's papers, for its print view."""

from django import template

from beskplan.papers import round_words

register = template.Library()

for name in (
    "calculated_words",
    "deviation_reason",
    "evidence_words",
    "lapse_words",
    "signed_words",
):
    register.filter(name, getattr(round_words, name))
