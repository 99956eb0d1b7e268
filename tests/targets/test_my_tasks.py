"""Mine opgaver: what one person owes, and that it agrees with the number in the header."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.models import Initiative
from initiatives.navigation import waiting_initiatives
from initiatives.permissions import access_for
from targets.models import FollowUp
from tests.cast import YEAR_END, lead, make_initiative, open_round
from tests.queries import max_own_queries


def visit(client, user):
    client.force_login(user)
    response = client.get(reverse("my-tasks"))
    assert response.status_code == 200
    return response


def text_of(client, user) -> str:
    return " ".join(visit(client, user).content.decode().split())


def duties(client, user):
    return [duty.initiative.code for duty in visit(client, user).context["tasks"].duties]


def report(initiative, in_round, state, by=None, status="opfyldt"):
    return FollowUp.objects.create(
        initiative=initiative,
        round=in_round,
        effective_on=YEAR_END,
        status=status,
        state=state,
        written_by=by,
        written_at=timezone.now(),
    )


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("soeren", ["3.4"]),
        ("mette", ["2.6"]),
        ("lars", ["2.6", "3.4"]),
        ("pia", ["1.2"]),
        ("signe", []),
        ("laura", []),
        ("nils", []),
    ],
)
def test_everyone_sees_what_falls_to_them(client, cast, name, codes):
    assert sorted(duties(client, getattr(cast.people, name))) == codes


@pytest.mark.parametrize("name", ["soeren", "mette", "lars", "pia", "signe", "laura", "ulla"])
def test_the_page_agrees_with_the_number_in_the_header(client, cast, name):
    user = getattr(cast.people, name)
    response = visit(client, user)
    assert len(response.context["tasks"].duties) == response.context["frame"].waiting
    assert response.context["frame"].waiting == waiting_initiatives(access_for(user)).count()


def test_returned_ones_stand_first(client, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    found = open_round(cast.plan, due=date(2008, 2, 1))
    report(cast.mentor, found, "returneret")
    assert duties(client, cast.people.lars) == ["3.4", "2.6"]
    assert "Returneret" in text_of(client, cast.people.soeren)


def test_the_due_date_of_the_open_round_is_shown(client, cast):
    open_round(cast.plan, due=date(2008, 2, 1))
    assert "01.02.2008" in text_of(client, cast.people.soeren)


def test_every_duty_leads_to_its_form(client, cast):
    url = reverse("initiative-update", args=[cast.mentor.pk])
    assert f'href="{url}"' in text_of(client, cast.people.soeren)


def test_targets_without_data_are_those_one_may_measure(client, cast):
    lacking = visit(client, cast.people.mette).context["tasks"].lacking
    assert {target.initiative.code for target in lacking} == {"2.6", "3.4"}


def test_a_manager_sees_what_others_handed_in(client, cast):
    report(cast.mentor, open_round(cast.plan), "indsendt", by=cast.people.soeren)
    approvals = visit(client, cast.people.lars).context["tasks"].approvals
    assert [one.initiative for one in approvals] == [cast.mentor]


def test_a_manager_does_not_approve_their_own(client, cast):
    report(cast.mentor, open_round(cast.plan), "indsendt", by=cast.people.lars)
    assert visit(client, cast.people.lars).context["tasks"].approvals == []


def test_a_draft_of_an_initiative_that_has_a_status_is_listed(client, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    report(cast.mentor, open_round(cast.plan), "kladde", by=cast.people.soeren)
    tasks = visit(client, cast.people.soeren).context["tasks"]
    assert [one.initiative for one in tasks.drafts] == [cast.mentor]
    assert tasks.duties == []


def test_what_one_wrote_lately_is_listed(client, cast):
    report(cast.mentor, None, "godkendt", by=cast.people.soeren)
    tasks = visit(client, cast.people.soeren).context["tasks"]
    assert [one.initiative for one in tasks.follow_ups] == [cast.mentor]
    assert visit(client, cast.people.mette).context["tasks"].follow_ups == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("laura", "Din rolle giver adgang til at læse"),
        ("signe", "ingen af dem er lagt på dig"),
        ("ulla", "Du har ingen opgaver: alt, hvad dine enheder er ansvarlige for"),
        ("aase", "Du har ingen opgaver."),
    ],
)
def test_no_tasks_says_why(client, cast, name, why):
    assert why in text_of(client, getattr(cast.people, name))


def test_the_page_takes_at_most_eight_queries_however_many_rows(client, cast):
    for number in range(20):
        initiative = make_initiative(cast.focus_area, f"9.{number}", "Flere mentorer")
        lead(cast.units.skelbaekgade, initiative)
        report(initiative, None, "godkendt", by=cast.people.lars)
    client.force_login(cast.people.lars)
    with max_own_queries(8):
        assert len(client.get(reverse("my-tasks")).context["tasks"].duties) == 22
