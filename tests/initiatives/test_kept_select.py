"""A list whose HTML is kept is the one that Django draws, for each offer and each choice."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.urls import reverse
from django.utils.safestring import mark_safe

from initiatives.kept_select import KeptSelect
from targets.models import Area

CHOICES = [
    ("", "Alle"),
    ("a", 'A & <b> "c"'),
    (None, "Ingen"),
    ("Gruppe <1>", [("b", "B"), ("c", "C")]),
    (3, "Tre"),
]
RENDERER = DjangoTemplates()


def drawn(kind, value, choices=CHOICES, attrs=None) -> str:
    return kind(attrs, choices).render("navn", value, {"id": "id_navn"}, RENDERER)


@pytest.mark.parametrize("value", ["a", "c", "3", 3, "", None, "x", '"><script>'])
@pytest.mark.parametrize("attrs", [None, {"class": '"><b>', "disabled": True, "hidden": False}])
def test_it_is_what_django_draws_each_time(value, attrs):
    for _ in range(2):
        assert drawn(KeptSelect, value, attrs=attrs) == drawn(forms.Select, value, attrs=attrs)


@pytest.mark.parametrize("value", [True, 1, "1"])
def test_attributes_that_are_equal_are_not_drawn_alike(value):
    attrs = {"required": value}
    assert drawn(KeptSelect, "", attrs=attrs) == drawn(forms.Select, "", attrs=attrs)


def test_another_offer_is_another_list():
    assert "Nyt" not in drawn(KeptSelect, "a")
    assert "Nyt" in drawn(KeptSelect, "a", [*CHOICES, ("n", "Nyt")])
    assert "Nyt" not in drawn(KeptSelect, "a")


def test_words_are_escaped_whatever_they_say_of_themselves():
    for words in (mark_safe("<i>"), "<i>", mark_safe("<i>")):
        assert "<i>" not in drawn(KeptSelect, "a", [("a", words)])


def test_a_filter_offers_what_is_there_now(client, cast):
    client.force_login(cast.people.laura)

    def page() -> str:
        return client.get(reverse("measurements")).content.decode()

    assert "Helt nyt" not in page()
    area = Area.objects.create(slug="nyt", name="Helt nyt område")
    assert "Helt nyt område" in page()
    area.name = "Omdøbt område"
    area.save()
    assert "Helt nyt" not in page()
    assert "Omdøbt område" in page()
