"""Controls that are drawn without templates are those that Django's templates draw."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from beskplan.rendering import DRAWN, DesignSystemRenderer

CHOICES = [
    ("", "Alle"),
    ("a", 'A & <b> "c"'),
    ("Gruppe <1>", [("b", "B"), ("c", "C")]),
    (3, "Tre"),
]
HOSTILE = "\"><script>alert('a')</script>"


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.Select(choices=CHOICES), "a"),
        (forms.Select(choices=CHOICES, attrs={"class": HOSTILE, "disabled": True}), "c"),
        (forms.Select(choices=CHOICES), None),
        (forms.Select(choices=CHOICES), "3"),
        (forms.TextInput(), "Åse & co"),
        (forms.TextInput(attrs={"required": True, "hidden": False, "maxlength": 3}), HOSTILE),
        (forms.TextInput(), None),
        (forms.NumberInput(attrs={"min": 1}), 1234),
        (forms.EmailInput(), "a@b.dk"),
        (forms.HiddenInput(), "x"),
        (forms.Textarea(attrs={"rows": 3}), "To\n\nlinjer & <b>"),
        (forms.Textarea(), HOSTILE),
        (forms.Textarea(), None),
        (forms.Textarea(), ""),
        (forms.FileInput(attrs={"accept": ".pdf"}), None),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), None),
        (forms.CheckboxInput(), HOSTILE),
    ],
)
def test_it_is_what_the_template_draws(widget, value):
    assert widget.template_name in DRAWN
    drawn = widget.render("navn", value, {"id": "id_navn"}, DesignSystemRenderer())
    templates = widget.render("navn", value, {"id": "id_navn"}, DjangoTemplates())
    assert _lines(drawn) == _lines(templates)


def _lines(html: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", html.strip())
