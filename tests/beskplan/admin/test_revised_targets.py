"""A target that is to reach something else than it was: asked for a reason, shown beside it."""

from datetime import date

import pytest

from targets.models import TargetRevision
from tests.beskplan.admin.admin_pages import change, posted, refused
from tests.cast import measure
from tests.pages import page, text_of

WHY = "Udvalget har sat målet ned."


def revise(pia, target, **fields):
    data = posted(pia.get(change(target)))
    return pia.post(change(target), data | fields)


def test_another_value_needs_a_reason(pia, cast):
    answer = revise(pia, cast.mentor_target, value="60")
    assert "Skriv, hvorfor målet ændres." in refused(answer, "revision_reason")
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.value == 80


@pytest.mark.parametrize(
    "fields", [{"deadline": "31-12-2008"}, {"period_start": "01-02-2007"}, {"comparator": "ca"}]
)
def test_so_do_another_period_and_another_comparator(pia, cast, fields):
    assert refused(revise(pia, cast.mentor_target, **fields), "revision_reason")


def test_what_was_blank_is_filled_in_without_a_reason(pia, cast):
    fields = {"indicator": cast.mentorforloeb.pk, "area": cast.koebenhavn.pk, "value": "5"}
    assert revise(pia, cast.raadgivning_target, **fields).status_code == 302
    assert not TargetRevision.objects.exists()


def test_the_change_stands_beside_the_value_and_the_verdict_is_of_the_new_one(pia, cast):
    measure(cast.mentor_target, 66)
    fields = {"value": "60", "revision_reason": WHY, "revision_case": "2026-1"}
    assert revise(pia, cast.mentor_target, **fields).status_code == 302
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "opfyldt"
    for address in (cast.mentor_target.get_absolute_url(), cast.mentor.get_absolute_url()):
        text = text_of(page(pia, address))
        assert "Ændret fra mindst 80 forløb til mindst 60 forløb den " in text
        assert f"af Pia Præst: {WHY} (2026-1)" in text
        assert "Ordlyden siger mindst 80 forløb." in text


def test_another_deadline_is_said_without_words_about_the_value(pia, cast):
    revise(pia, cast.mentor_target, deadline="31-12-2008", revision_reason=WHY)
    text = text_of(page(pia, cast.mentor_target.get_absolute_url()))
    assert "Fristen ændret fra 31. december 2007 til 31. december 2008 den " in text
    assert "Ordlyden siger" not in text


def test_two_changes_stand_newest_first_and_the_wording_is_the_first(pia, cast):
    revise(pia, cast.mentor_target, value="60", revision_reason="Først")
    revise(pia, cast.mentor_target, value="50", revision_reason="Siden")
    text = text_of(page(pia, cast.mentor_target.get_absolute_url()))
    assert text.index("fra mindst 60 forløb til mindst 50") < text.index("fra mindst 80 forløb til")
    assert "Ordlyden siger mindst 80 forløb." in text


def test_a_row_below_its_initiative_asks_for_the_reason_too(pia, cast):
    data = posted(pia.get(change(cast.mentor)))
    (value,) = [name for name in data if name.startswith("targets-") and name.endswith("-value")]
    answer = pia.post(change(cast.mentor), data | {value: "60"})
    (rows,) = (
        one.formset
        for one in answer.context["inline_admin_formsets"]
        if one.formset.prefix == "targets"
    )
    assert "revision_reason" in rows.forms[0].errors
    reason = value.replace("-value", "-revision_reason")
    assert pia.post(change(cast.mentor), data | {value: "60", reason: WHY}).status_code == 302
    revision = TargetRevision.objects.get()
    assert (revision.value, revision.reason, revision.decided_by) == (80, WHY, cast.people.pia)
    assert revision.deadline == date(2007, 12, 31)
