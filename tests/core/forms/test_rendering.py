"""Our own template of a list to choose from gives what Django's gives."""

import re

import pytest
from django import forms
from django.forms.renderers import Jinja2

from core.forms.rendering import DesignSystemRenderer

CHOICES = [
    ("", "Alle"),
    ("a", 'A & <b> "c"'),
    ("Gruppe <1>", [("b", "B"), ("c", "C")]),
    (3, "Tre"),
]
HOSTILE = "\"><script>alert('a')</script>"


@pytest.mark.parametrize(
    ("attrs", "value"),
    [({}, "a"), ({"class": HOSTILE, "disabled": True}, "c"), ({}, None), ({}, "3")],
)
def test_a_select_is_what_djangos_template_gives(attrs, value):
    select = forms.Select(choices=CHOICES, attrs=attrs)
    ours = select.render("navn", value, {"id": "id_navn"}, DesignSystemRenderer())
    djangos = select.render("navn", value, {"id": "id_navn"}, Jinja2())
    assert _lines(ours) == _lines(djangos)


def _lines(html: str) -> str:
    return re.sub(r"\s*\n\s*", "", html.strip())
