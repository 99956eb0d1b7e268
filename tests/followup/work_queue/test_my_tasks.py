"""Mine opgaver: what one person owes, and that it agrees with the number in the header."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beskplan.frame import Frame
from followup.models import FollowUp, FollowUpRound
from followup.work_queue import work_items
from initiatives.models import FocusArea, Initiative, Plan
from tests.cast import YEAR_END, lead, make_initiative, open_round
from tests.pages import html_of, page, text_of
from tests.queries import max_own_queries


def visit(client, user):
    return page(client, reverse("my-tasks"), user)


def codes_waiting(client, user):
    """In open rounds, then what has no status in plans in force."""
    tasks = visit(client, user).context["tasks"]
    return [one.initiative.code for one in [*tasks.work_items, *tasks.unassessed]]


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
    assert sorted(codes_waiting(client, getattr(cast.people, name))) == codes


def test_whoever_works_for_several_units_sees_for_which_each_task_is(client, cast):
    table = text_of(visit(client, cast.people.lars))
    assert "3.4 Mentorer til nye i job Jobcenter Skelbækgade" in " ".join(table.split())
    assert cast.units.musvaagevej.name in table
    alone = html_of(visit(client, cast.people.soeren))
    assert f'<span class="sub">{cast.units.skelbaekgade.name}</span>' not in alone


@pytest.mark.parametrize("name", ["soeren", "mette", "lars", "pia", "signe", "laura", "ulla"])
def test_the_page_agrees_with_the_number_in_the_header(client, cast, name):
    report(cast.sygeforloeb, open_round(cast.plan), "indsendt", by=cast.people.mette)
    response = visit(client, getattr(cast.people, name))
    tasks = response.context["tasks"]
    assert Frame(response.wsgi_request).waiting == len(tasks.work_items) + len(tasks.approvals)


def test_the_number_in_the_header_counts_answers_owed_and_approvals(client, cast):
    report(cast.sygeforloeb, open_round(cast.plan), "indsendt", by=cast.people.mette)
    response = visit(client, cast.people.lars)
    assert Frame(response.wsgi_request).waiting == 2  # 3.4 is owed, 2.6 to be approved


def test_outside_rounds_nobody_waits(client, cast):
    response = visit(client, cast.people.soeren)
    assert Frame(response.wsgi_request).waiting == 0
    assert "Uden status i gældende planer (1)" in text_of(response)


def test_what_a_plan_that_has_ended_lacks_is_one_folded_line(client, cast):
    Plan.objects.update(state=Plan.State.ENDED)
    response = visit(client, cast.people.soeren)
    tasks = response.context["tasks"]
    assert (tasks.work_items, tasks.unassessed, tasks.lacking) == ([], [], [])
    assert "Fra afsluttede planer (2)" in text_of(response)  # 3.4 without status, and its target


def test_the_open_round_of_a_plan_that_has_ended_asks_all_the_same(client, cast):
    Plan.objects.update(state=Plan.State.ENDED)
    open_round(cast.plan)
    assert codes_waiting(client, cast.people.soeren) == ["3.4"]


def test_returned_ones_stand_first(client, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    found = open_round(cast.plan, due=date(2008, 2, 1))
    report(cast.mentor, found, "returneret")
    assert codes_waiting(client, cast.people.lars) == ["3.4", "2.6"]
    assert "Returneret" in text_of(visit(client, cast.people.soeren))


def test_the_due_date_of_the_open_round_is_shown(client, cast):
    open_round(cast.plan, due=date(2008, 2, 1))
    assert "01.02.2008" in text_of(visit(client, cast.people.soeren))


def test_every_duty_leads_to_its_form(client, cast):
    url = reverse("initiative-update", args=[cast.mentor.pk])
    assert f'href="{url}"' in html_of(visit(client, cast.people.soeren))


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


def test_an_open_round_asks_again_about_what_has_a_status(client, cast):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    report(cast.mentor, open_round(cast.plan), "kladde", by=cast.people.soeren)
    work_item = visit(client, cast.people.soeren).context["tasks"].work_items[0]
    assert (work_item.initiative, work_item.is_draft) == (cast.mentor, True)


def test_what_is_submitted_no_longer_waits_and_is_listed(client, cast):
    report(cast.mentor, open_round(cast.plan), "indsendt", by=cast.people.soeren)
    tasks = visit(client, cast.people.soeren).context["tasks"]
    assert tasks.work_items == []
    assert [one.initiative for one in tasks.submitted] == [cast.mentor]
    assert "Venter på godkendelse" in text_of(visit(client, cast.people.soeren))


def test_who_approved_is_named_without_asking_for_each(client, cast):
    current = open_round(cast.plan)
    for initiative in (cast.mentor, cast.sygeforloeb):
        approved = report(initiative, current, "godkendt", by=cast.people.soeren)
        approved.approved_by, approved.approved_at = cast.people.lars, timezone.now()
        approved.save()
    client.force_login(cast.people.soeren)
    with max_own_queries(13):
        html = client.get(reverse("my-tasks")).content.decode()
    assert html.count("af Lars Lund") == 2


def test_a_returned_one_says_who_and_why(client, cast):
    returned = report(cast.mentor, open_round(cast.plan), "returneret", by=cast.people.soeren)
    returned.returned_by, returned.returned_at = cast.people.lars, timezone.now()
    returned.return_reason = "Tallet for juni mangler."
    returned.save()
    text = html_of(visit(client, cast.people.soeren))
    assert "Returneret</strong> af Lars Lund" in text
    assert "“Tallet for juni mangler.”" in text


def test_what_is_over_its_date_is_said(client, cast):
    open_round(cast.plan, due=timezone.localdate() - timedelta(days=1))
    assert "1 over svarfristen" in text_of(visit(client, cast.people.soeren))


def test_the_last_day_is_not_over_the_date(client, cast):
    open_round(cast.plan, due=timezone.localdate())
    assert not visit(client, cast.people.soeren).context["tasks"].work_items[0].is_overdue


def test_most_urgent_first(client, cast):
    """Returned, then the earliest date, then what no round asks about."""
    later = Plan.objects.create(
        slug="aftale-2009", title="Aftale 2009", kind="aftale", year_from=2009, year_to=2009
    )
    area = FocusArea.objects.create(plan=later, code="1", title="Unge")
    young = make_initiative(area, "9.1", "Unge i job")
    lead(cast.units.skelbaekgade, young)
    report(cast.mentor, open_round(cast.plan, due=date(2030, 1, 1)), "returneret")
    assert codes_waiting(client, cast.people.lars) == ["3.4", "2.6", "9.1"]
    open_round(later, date(2009, 12, 31), due=date(2010, 1, 1))
    assert codes_waiting(client, cast.people.lars) == ["3.4", "9.1", "2.6"]


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
    assert why in html_of(visit(client, getattr(cast.people, name)))


def test_the_page_takes_as_many_queries_however_many_rows(client, cast):
    for number in range(20):
        initiative = make_initiative(cast.focus_area, f"9.{number}", "Flere mentorer")
        lead(cast.units.skelbaekgade, initiative)
        report(initiative, None, "godkendt", by=cast.people.lars)
    client.force_login(cast.people.lars)
    with max_own_queries(13):
        assert len(client.get(reverse("my-tasks")).context["tasks"].unassessed) == 22


@pytest.fixture
def many_duties(cast):
    for number in range(60):
        make_initiative(cast.focus_area, f"9.{number}", f"Uden enhed {number}")


def test_of_many_the_most_urgent_are_shown_and_all_on_demand(client, cast, many_duties):
    open_round(cast.plan)
    words = html_of(visit(client, cast.people.pia))
    assert words.count(">Opdatér status</a>") == 50
    assert "<strong>62</strong> initiativer venter på dig" in words
    assert '<a href="?vis=venter#venter">Vis alle 62, der venter på dig</a>' in words
    whole = client.get(reverse("my-tasks"), {"vis": "venter"}).content.decode()
    assert whole.count(">Opdatér status</a>") == 62
    assert "er vist." not in whole


def test_a_list_that_is_shown_whole_says_nothing_of_a_rest(client, cast):
    assert "er vist." not in text_of(visit(client, cast.people.lars))


def test_an_unknown_list_changes_nothing(client, cast, many_duties):
    client.force_login(cast.people.pia)
    html = client.get(reverse("my-tasks"), {"vis": "why"}).content.decode()
    assert html.count(">Opdatér status</a>") == 50


def test_each_round_that_waits_for_approval_is_led_to(client, cast):
    """One button says what it does; of several each says for which round."""
    first = open_round(cast.plan)
    report(cast.mentor, first, "indsendt", by=cast.people.soeren)
    words = html_of(visit(client, cast.people.lars))
    assert f'href="{reverse("round-approve", args=[first.slug])}">Gå til godkendelse</a>' in words
    other = Plan.objects.create(
        slug="anden", title="Anden plan", kind="aftale", year_from=2008, year_to=2008
    )
    area = FocusArea.objects.create(plan=other, code="1", title="Område")
    elsewhere = make_initiative(area, "1.1", "Et andet sted")
    lead(cast.units.skelbaekgade, elsewhere)
    second = FollowUpRound.objects.create(
        plan=other, slug="anden-runde", title="Anden runde", cutoff=YEAR_END, state="aaben"
    )
    report(elsewhere, second, "indsendt", by=cast.people.soeren)
    words = html_of(visit(client, cast.people.lars))
    for one in (first, second):
        address = reverse("round-approve", args=[one.slug])
        assert f'href="{address}">Gå til godkendelse: {one}</a>' in words


def test_of_many_rounds_only_the_lines_lead_to_approval(client, cast, monkeypatch):
    monkeypatch.setattr(work_items, "MOST_ROUNDS", 0)
    in_round = open_round(cast.plan)
    report(cast.mentor, in_round, "indsendt", by=cast.people.soeren)
    words = html_of(visit(client, cast.people.lars))
    assert "Gå til godkendelse" not in words
    assert f'href="{reverse("round-approve", args=[in_round.slug])}#opfoelgning-' in words
