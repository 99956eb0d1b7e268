"""What an editor noticed about a source stands beside the row, apart from the source's words."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from initiatives.models import EditorRemark
from tests.pages import page, text_of

REMARK = "Indledningen siger 2013, målet 2014."
SAID = f"Redaktionel bemærkning: {REMARK} (kap. 3.1)"


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def remark_on(**owner) -> EditorRemark:
    return EditorRemark.objects.create(text=REMARK, source_place="kap. 3.1", **owner)


def test_a_remark_on_an_initiative_stands_on_its_page(reader, cast):
    remark_on(initiative=cast.mentor)
    assert SAID in text_of(page(reader, cast.mentor.get_absolute_url()))
    assert SAID not in text_of(page(reader, cast.natcafe.get_absolute_url()))


def test_a_remark_on_a_focus_area_stands_on_its_plan_s_page(reader, cast):
    remark_on(focus_area=cast.focus_area)
    assert SAID in text_of(page(reader, cast.plan.get_absolute_url()))


def test_remarks_stand_under_the_figures_that_do_not_add_up(reader, cast):
    remark_on(initiative=cast.mentor)
    remark_on(focus_area=cast.focus_area)
    text = text_of(page(reader, reverse("plausibility"), plan=cast.plan.slug))
    assert "De står ikke i kilden" in text
    assert f"3.4 Mentorer til nye i job: {REMARK} (kap. 3.1)" in text
    assert f"3 Virksomhederne: {REMARK} (kap. 3.1)" in text


def test_a_plan_without_remarks_has_no_heading_for_them(reader, cast):
    text = text_of(page(reader, reverse("plausibility"), plan=cast.plan.slug))
    assert "Redaktionelle bemærkninger" not in text


def test_a_remark_is_of_one_row(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        remark_on()
    with pytest.raises(IntegrityError), transaction.atomic():
        remark_on(initiative=cast.mentor, focus_area=cast.focus_area)
