"""The pages of a round's cycle: open, remind, close, reopen."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from followup.models import FollowUp, FollowUpRound, Notice
from initiatives.models import Initiative
from tests.cast import YEAR_END, lead, make_initiative
from tests.followup.cycle_visits import DUE, log_in, round_url, submit
from tests.pages import html_of, text_of
from tests.queries import max_own_queries


def filled(**fields) -> dict:
    return {
        "plan": "aftale-2007",
        "title": "Opfølgning 2007",
        "slug": "opfoelgning-2007",
        "cutoff": "31-12-2007",
        "due": "1. februar 2030",
        "instructions": "Skriv kort.",
    } | fields


# Opening


def test_opening_asks_every_initiative_and_leads_to_the_round(client, cast):
    response = log_in(client, cast.people.pia).post(reverse("round-open"), filled(), follow=True)
    opened = FollowUpRound.objects.get()
    assert (opened.cutoff, opened.due, opened.state) == (YEAR_END, DUE, "aaben")
    assert opened.follow_ups.count() == 4
    assert response.redirect_chain[-1][0] == opened.get_absolute_url()
    assert "3 medarbejdere får besked" in text_of(response) or "medarbejder" in html_of(response)


def test_the_form_proposes_for_the_plan_in_view(client, cast):
    page = log_in(client, cast.people.pia).get(reverse("round-open"), {"plan": cast.plan.slug})
    form = page.context["form"]
    assert form["plan"].value() == cast.plan.slug
    assert form["title"].value().startswith("Opfølgning på Aftale 2007 pr. ")
    assert form["slug"].value().startswith("opfoelgning-aftale-2007-")
    assert form.initial["cutoff"] < timezone.localdate()


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("plan", "", "Dette felt er påkrævet."),
        ("title", "", "Dette felt er påkrævet."),
        ("cutoff", "31-12-07", "Skriv årstallet med fire cifre"),
        ("due", "31-02-2030", "Den dato findes ikke."),
        ("due", "01-01-2008", "Svarfristen ligger før i dag"),
        ("slug", "ny", "er optaget"),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_loses_nothing(client, cast, field, value, why):
    data = filled(**{field: value})
    page = log_in(client, cast.people.pia).post(reverse("round-open"), data)
    assert why in page.context["form"].errors[field][0]
    assert "Skriv kort." in text_of(page)
    assert not FollowUpRound.objects.exists()


def test_a_taken_short_name_is_said_beside_it(client, cast, in_round):
    in_round.state = FollowUpRound.State.CLOSED
    in_round.save()
    page = log_in(client, cast.people.pia).post(reverse("round-open"), filled())
    assert "slug" in page.context["form"].errors


def test_without_a_short_name_the_title_makes_one(client, cast):
    data = filled(slug="", title="Opfølgning på året 2007")
    log_in(client, cast.people.pia).post(reverse("round-open"), data)
    assert FollowUpRound.objects.get().slug == "opfoelgning-paa-aaret-2007"


def test_a_plan_with_an_open_round_says_so(client, cast, in_round):
    client = log_in(client, cast.people.pia)
    page = client.get(reverse("round-open"), {"plan": cast.plan.slug})
    assert "har allerede en åben runde" in text_of(page)
    page = client.post(reverse("round-open"), filled(slug="en-til"))
    assert "Planen har allerede en åben runde" in text_of(page)


def test_a_round_in_preparation_fills_the_form(client, cast):
    FollowUpRound.objects.create(
        plan=cast.plan, slug="forberedt", title="Forberedt runde", cutoff=YEAR_END
    )
    page = log_in(client, cast.people.pia).get(reverse("round-open"), {"runde": "forberedt"})
    assert page.context["form"]["title"].value() == "Forberedt runde"


@pytest.mark.parametrize("name", ["rounds", "overview"])
def test_only_planners_are_offered_to_open_a_round(client, cast, name):
    url = reverse("round-open")
    assert f'href="{url}' in html_of(log_in(client, cast.people.pia).get(reverse(name)))
    assert f'href="{url}' not in html_of(log_in(client, cast.people.lars).get(reverse(name)))


# The round page and the nudge


def test_the_round_says_how_many_have_answered(client, cast, sent, in_round):
    text = html_of(log_in(client, cast.people.laura).get(in_round.get_absolute_url()))
    assert "2 af 4 besvaret" in text  # 3.4 and the lapsed 1.5
    assert "1 godkendt, 1 venter på godkendelse" in text


def test_units_show_when_they_last_wrote(client, cast, sent, in_round):
    text = html_of(log_in(client, cast.people.laura).get(in_round.get_absolute_url()))
    assert "Seneste aktivitet" in text
    assert f"{timezone.localtime(sent.written_at):%d.%m.%Y}" in text


def test_only_planners_see_the_rounds_buttons(client, cast, in_round):
    url = in_round.get_absolute_url()
    assert "Påmind" in text_of(log_in(client, cast.people.pia).get(url))
    text = html_of(log_in(client, cast.people.lars).get(url))
    assert "Påmind" not in text
    assert "Luk runde" not in text
    assert round_url("round-approve", in_round) in text


def test_a_nudge_writes_to_those_who_owe(client, cast, in_round):
    data = {"unit": cast.units.skelbaekgade.pk}
    page = log_in(client, cast.people.pia).post(
        round_url("round-nudge", in_round), data, follow=True
    )
    nudges = Notice.objects.filter(kind=Notice.Kind.NUDGE)
    assert [one.recipient for one in nudges] == [cast.people.soeren]
    assert "sendes til Søren Sørensen" in text_of(page)


def test_the_same_nudge_is_not_written_twice_a_day(client, cast, in_round):
    client, data = log_in(client, cast.people.pia), {"unit": cast.units.skelbaekgade.pk}
    client.post(round_url("round-nudge", in_round), data)
    page = client.post(round_url("round-nudge", in_round), data, follow=True)
    assert "allerede påmindet i dag" in text_of(page)
    assert Notice.objects.filter(kind=Notice.Kind.NUDGE).count() == 1


def test_nobody_to_nudge_says_why(client, cast, in_round):
    page = log_in(client, cast.people.pia).post(
        round_url("round-nudge", in_round), {"unit": cast.units.sof.pk}, follow=True
    )
    assert "Ingen er påmindet" in text_of(page)


# Leading on


def send_in(client, user, initiative):
    initiative.refresh_from_db()
    data = {"version": initiative.version, "status": "ikke-opfyldt", "action": "submit"}
    url = reverse("initiative-update", args=[initiative.pk])
    return html_of(log_in(client, user).post(url, data, follow=True))


def test_answering_one_leads_on_to_the_next(client, cast, in_round):
    text = send_in(client, cast.people.lars, cast.mentor)
    url = reverse("initiative-update", args=[cast.sygeforloeb.pk])
    assert f'href="{url}">Næste: 2.6 Kortere sygeforløb</a>' in text


def test_the_last_answer_says_so(client, cast, in_round):
    text = send_in(client, cast.people.soeren, cast.mentor)
    assert "Det var det sidste, der ventede på dig." in text


# Closing and reopening


def close(client, cast, in_round, **data):
    named = log_in(client, cast.people.pia).get(round_url("round-close", in_round)).context["form"]
    data = {"named": named["named"].value()} | data
    return client.post(round_url("round-close", in_round), data, follow=True)


def test_closing_names_what_is_missing(client, cast, sent, in_round):
    page = log_in(client, cast.people.pia).get(round_url("round-close", in_round))
    assert [one.initiative.code for one in page.context["missing"]] == ["1.2", "2.6"]
    text = html_of(page)
    assert "Ja, 2 initiativer skal stå som ikke vurderet" in text
    assert "Indsendt, men ikke godkendt" in text


def test_closing_asks_for_a_confirmation(client, cast, in_round):
    page = close(client, cast, in_round)
    assert "missing_confirmed" in page.context["form"].errors
    in_round.refresh_from_db()
    assert in_round.state == "aaben"


def test_closing_freezes_the_round(client, cast, in_round):
    page = close(client, cast, in_round, missing_confirmed="on")
    in_round.refresh_from_db()
    assert in_round.state == "lukket"
    assert in_round.snapshots.count() == 1
    assert "Runden er lukket og frosset." in text_of(page)


def test_an_answer_that_came_in_meanwhile_is_seen_first(client, cast, in_round):
    client = log_in(client, cast.people.pia)
    named = client.get(round_url("round-close", in_round)).context["form"]["named"].value()
    submit(cast.mentor, cast.people.soeren)
    data = {"named": named, "missing_confirmed": "on"}
    page = client.post(round_url("round-close", in_round), data)
    assert "Svarene er ændret, siden du åbnede siden." in text_of(page)
    in_round.refresh_from_db()
    assert in_round.state == "aaben"


def test_reopening_keeps_the_reason(client, cast, in_round):
    close(client, cast, in_round, missing_confirmed="on")
    page = client.post(
        round_url("round-reopen", in_round), {"reason": "Et tal var forkert."}, follow=True
    )
    in_round.refresh_from_db()
    assert in_round.state == "aaben"
    assert in_round.snapshots.get().reopen_reason == "Et tal var forkert."
    assert "Runden er genåbnet." in text_of(page)


def test_reopening_without_a_reason_is_refused(client, cast, in_round):
    close(client, cast, in_round, missing_confirmed="on")
    page = client.post(round_url("round-reopen", in_round), {"reason": ""})
    assert page.context["form"].errors["reason"] == ["Skriv, hvorfor runden genåbnes."]


@pytest.mark.parametrize(("name", "state"), [("round-close", "lukket"), ("round-reopen", "aaben")])
def test_a_round_in_the_wrong_state_says_so(client, cast, in_round, name, state):
    FollowUpRound.objects.update(state=state)
    text = html_of(log_in(client, cast.people.pia).get(round_url(name, in_round)))
    assert "Runden er ikke" in text


# The administration


@pytest.mark.parametrize(
    ("state", "words"),
    [("forberedes", "Åbn runden"), ("aaben", "Luk runden"), ("lukket", "Genåbn runden")],
)
def test_the_administration_leads_to_the_rounds_next_step(client, cast, state, words):
    found = FollowUpRound.objects.create(
        plan=cast.plan, slug="runde", title="Runde", cutoff=YEAR_END, state=state
    )
    call_command("make_roles", verbosity=0)
    client = log_in(client, cast.people.signe)
    for name, args in (("changelist", []), ("change", [found.pk])):
        page = client.get(reverse(f"admin:followup_followupround_{name}", args=args))
        assert f">{words}</a>" in html_of(page)


# Cost


def test_the_pages_take_as_many_queries_however_many_rows(client, cast, in_round):
    soon = timezone.now() - timedelta(hours=1)
    for number in range(12):
        initiative = make_initiative(cast.focus_area, f"9.{number}", "Flere mentorer")
        lead(cast.units.skelbaekgade, initiative)
        FollowUp.objects.create(
            initiative=initiative,
            round=in_round,
            effective_on=YEAR_END,
            state="indsendt" if number % 2 else "mangler",
            status="opfyldt",
            written_by=cast.people.soeren,
            written_at=soon,
        )
    submit(cast.mentor, cast.people.soeren)
    assert Initiative.objects.count() == 16
    for name in ("round-approve", "round-close", "round"):
        user = cast.people.lars if name == "round-approve" else cast.people.pia
        log_in(client, user)
        with max_own_queries(
            14
        ):  # one counts what waits for approval, for the number in the header
            assert client.get(round_url(name, in_round)).status_code == 200
    log_in(client, cast.people.pia)
    with max_own_queries(13):
        client.get(reverse("round-open"), {"plan": cast.plan.slug})
