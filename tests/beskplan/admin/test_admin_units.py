"""Units that are renamed, moved and joined: nothing is forgotten, and who gains or loses tasks is
said beforehand."""

from django.urls import reverse
from django.utils import timezone

from core.history.changes import history_of
from initiatives.models import Membership, Responsibility, Unit, UnitSpelling
from tests.beskplan.admin.admin_pages import change, posted, refused
from tests.cast import lead
from tests.pages import page, text_of


def merge(pia, unit, into, **more):
    return pia.post(
        reverse("admin:initiatives_unit_merge", args=[unit.pk]), {"into": into.pk} | more
    )


def question(response) -> str:
    return response.context["form"].fields["sure"].widget.question


def test_an_old_name_stays_as_a_spelling_with_its_day(pia, cast):
    unit = cast.units.skelbaekgade
    data = posted(pia.get(change(unit))) | {"name": "Ungecentret"}
    assert pia.post(change(unit), data).status_code == 302
    kept = unit.spellings.get()
    assert (kept.spelling, kept.until) == ("Jobcenter Skelbækgade", timezone.localdate())
    text = text_of(page(pia, unit.get_absolute_url()))
    assert f"Jobcenter Skelbækgade indtil {kept.until:%d.%m.%Y}" in text


def test_a_move_says_who_loses_and_who_gains_and_waits_for_a_tick(pia, cast):
    unit = cast.units.skelbaekgade
    Membership.objects.create(user=cast.people.aase, unit=cast.units.sof)  # who only reads
    data = posted(pia.get(change(unit))) | {"parent": cast.units.sof.pk}
    said = refused(pia.post(change(unit), data), "sure")
    assert "Lars Lund mister 1 initiativ (3.4)." in said
    assert "Ulla Uhrskov får 1 initiativ (3.4)." in said
    assert "Åse Aagaard" not in said
    asked = pia.post(change(unit), data).context["adminform"].form.fields["sure"].widget.question
    assert pia.post(change(unit), data | {"sure": asked}).status_code == 302
    unit.refresh_from_db()
    assert unit.parent == cast.units.sof


def test_a_move_that_changes_nobodys_tasks_asks_nothing(pia, cast):
    data = posted(pia.get(change(cast.units.sof))) | {"parent": cast.units.bif.pk}
    Membership.objects.filter(unit=cast.units.bif).delete()
    assert pia.post(change(cast.units.sof), data).status_code == 302


def test_joining_shows_what_follows_before_it_is_done(pia, cast):
    response = merge(pia, cast.units.skelbaekgade, cast.units.musvaagevej)
    text = text_of(response)
    assert "Mette Munk får 1 initiativ (3.4)." in text
    assert "Søren Sørensen får 1 initiativ (2.6)." in text
    assert "Ansvarlige enheder: 1" in text
    assert Unit.objects.filter(pk=cast.units.skelbaekgade.pk).exists()


def test_joined_units_are_one_and_nothing_is_lost(pia, cast):
    old, new = cast.units.skelbaekgade, cast.units.musvaagevej
    lead(old, cast.raadgivning)
    UnitSpelling.objects.create(unit=old, spelling="Skelbækg.")
    below = Unit.objects.create(slug="hold", name="Ungehold", kind="afdeling", parent=old)
    Membership.objects.create(user=cast.people.mette, unit=old)
    answer = merge(pia, old, new, sure=question(merge(pia, old, new)))
    assert answer.status_code == 302
    assert not Unit.objects.filter(pk=old.pk).exists()
    roles = dict(new.responsibilities.values_list("initiative__code", "role"))
    leads = Responsibility.Role.LEADS
    assert roles == {"3.4": leads, "2.6": leads, "1.2": leads}  # 3.4 led, and contributed to
    assert {one.user for one in new.memberships.all()} == {cast.people.mette, cast.people.soeren}
    below.refresh_from_db()
    assert below.parent == new
    spellings = dict(new.spellings.values_list("spelling", "until"))
    assert spellings == {"Skelbækg.": None, "Jobcenter Skelbækgade": timezone.localdate()}
    assert any("Pia Præst" in one.who for one in history_of(new))


def test_a_unit_is_not_joined_with_one_below_it(pia, cast):
    response = merge(pia, cast.units.jobcenter, cast.units.skelbaekgade)
    assert "hører selv under Jobcenter København" in text_of(response)


def test_only_planners_join_units(client, cast):
    client.force_login(cast.people.lars)
    address = reverse("admin:initiatives_unit_merge", args=[cast.units.sof.pk])
    assert client.get(address).status_code == 403
