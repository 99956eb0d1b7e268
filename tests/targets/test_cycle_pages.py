"""The pages of a round's cycle: open, remind, approve, return, contribute, close, reopen."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from initiatives.models import Initiative
from targets import cycle
from targets.followups import record_follow_up
from targets.models import FollowUp, FollowUpRound, Notice
from tests.cast import YEAR_END, lead, make_initiative, measure
from tests.queries import max_own_queries

DUE = date(2030, 2, 1)


@pytest.fixture
def in_round(cast):
    return cycle.open_round(
        plan=cast.plan,
        slug="opfoelgning-2007",
        title="Opfølgning 2007",
        cutoff=YEAR_END,
        due=DUE,
        by=cast.people.pia,
        at=timezone.now(),
    )


def submit(initiative, by, **fields) -> FollowUp:
    initiative.refresh_from_db()
    fields = {"status": "ikke-opfyldt", "results": "Endnu ingen forløb."} | fields
    return record_follow_up(
        initiative=initiative,
        by=by,
        at=timezone.now(),
        expected_version=initiative.version,
        **fields,
    )


@pytest.fixture
def sent(cast, in_round):
    """3.4, submitted by its caseworker."""
    return submit(cast.mentor, cast.people.soeren)


def log_in(client, user):
    client.force_login(user)
    return client


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def round_url(name, in_round) -> str:
    return reverse(name, args=[in_round.slug])


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
    assert "3 medarbejdere får besked" in text_of(response) or "medarbejder" in text_of(response)


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
    assert f'href="{url}' in text_of(log_in(client, cast.people.pia).get(reverse(name)))
    assert f'href="{url}' not in text_of(log_in(client, cast.people.lars).get(reverse(name)))


# The round page and the nudge


def test_the_round_says_how_many_have_answered(client, cast, sent, in_round):
    text = text_of(log_in(client, cast.people.laura).get(in_round.get_absolute_url()))
    assert "2 af 4 besvaret" in text  # 3.4 and the lapsed 1.5
    assert "1 godkendt, 1 venter på godkendelse" in text


def test_units_show_when_they_last_wrote(client, cast, sent, in_round):
    text = text_of(log_in(client, cast.people.laura).get(in_round.get_absolute_url()))
    assert "Seneste aktivitet" in text
    assert f"{timezone.localtime(sent.written_at):%d.%m.%Y}" in text


def test_only_planners_see_the_rounds_buttons(client, cast, in_round):
    url = in_round.get_absolute_url()
    assert "Påmind" in text_of(log_in(client, cast.people.pia).get(url))
    text = text_of(log_in(client, cast.people.lars).get(url))
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


# Approving and returning


def test_the_queue_shows_what_changed(client, cast, in_round):
    FollowUp.objects.create(
        initiative=cast.mentor,
        effective_on=date(2006, 12, 31),
        status="opfyldt",
        results="Alle i gang.",
        state="godkendt",
    )
    measure(cast.mentor_target, 66)
    submit(cast.mentor, cast.people.soeren, status="delvist", results="66 forløb.")
    page = log_in(client, cast.people.lars).get(round_url("round-approve", in_round))
    (one, _), text = page.context["rows"][0], text_of(page)
    assert one.has_new_status
    assert [(change.label, change.before, change.now) for change in one.texts] == [
        ("Resultater", "Alle i gang.", "66 forløb.")
    ]
    assert "66 af mindst 80 forløb" in text
    assert "Ny måling." in text
    assert "Teksten sidst" in text


def test_approving_gives_the_initiative_its_status(client, cast, sent, in_round):
    data = {"action": f"approve-{sent.pk}", f"version-{sent.pk}": sent.version}
    page = log_in(client, cast.people.lars).post(
        round_url("round-approve", in_round), data, follow=True
    )
    cast.mentor.refresh_from_db()
    assert cast.mentor.status == "ikke-opfyldt"
    assert "er godkendt" in text_of(page)
    assert "Ingen opfølgninger venter på din godkendelse." in text_of(page)


def test_the_ticked_ones_are_approved_together(client, cast, sent, in_round):
    other = submit(cast.sygeforloeb, cast.people.mette)
    data = {"action": "bulk"}
    for one in (sent, other):
        data |= {f"chosen-{one.pk}": "on", f"version-{one.pk}": one.version}
    log_in(client, cast.people.lars).post(round_url("round-approve", in_round), data)
    assert set(
        FollowUp.objects.filter(pk__in=[sent.pk, other.pk]).values_list("state", flat=True)
    ) == {"godkendt"}


def test_without_a_tick_nothing_is_approved(client, cast, sent, in_round):
    page = log_in(client, cast.people.lars).post(
        round_url("round-approve", in_round), {"action": "bulk"}
    )
    assert "Sæt flueben ved mindst én opfølgning" in text_of(page)


def test_returning_sends_it_back_with_the_reason(client, cast, sent, in_round):
    data = {
        "action": f"return-{sent.pk}",
        f"version-{sent.pk}": sent.version,
        f"reason-{sent.pk}": "Tallet for juni mangler.",
    }
    log_in(client, cast.people.lars).post(round_url("round-approve", in_round), data)
    sent.refresh_from_db()
    assert (sent.state, sent.return_reason) == ("returneret", "Tallet for juni mangler.")
    mine = text_of(log_in(client, cast.people.soeren).get(reverse("my-tasks")))
    assert "Tallet for juni mangler." in mine


def test_returning_without_a_reason_says_so_beside_it_and_keeps_the_rest(
    client, cast, sent, in_round
):
    other = submit(cast.sygeforloeb, cast.people.mette)
    data = {
        "action": f"return-{sent.pk}",
        f"version-{sent.pk}": sent.version,
        f"reason-{other.pk}": "Halvt skrevet",
    }
    page = log_in(client, cast.people.lars).post(round_url("round-approve", in_round), data)
    assert page.context["form"].errors[f"reason-{sent.pk}"] == [
        "Skriv, hvorfor opfølgningen returneres."
    ]
    assert "Halvt skrevet" in text_of(page)
    sent.refresh_from_db()
    assert sent.state == "indsendt"


def test_a_decision_keeps_what_is_typed_for_another(client, cast, sent, in_round):
    other = submit(cast.sygeforloeb, cast.people.mette)
    data = {
        "action": f"approve-{sent.pk}",
        f"version-{sent.pk}": sent.version,
        f"version-{other.pk}": other.version,
        f"reason-{other.pk}": "Halvt skrevet",
    }
    page = log_in(client, cast.people.lars).post(round_url("round-approve", in_round), data)
    assert "Halvt skrevet" in text_of(page)
    assert "er godkendt" in text_of(page)


def test_a_rewritten_one_is_not_decided_on_unread(client, cast, sent, in_round):
    data = {"action": f"approve-{sent.pk}", f"version-{sent.pk}": sent.version}
    submit(cast.mentor, cast.people.soeren, results="Rettet.")
    client = log_in(client, cast.people.lars)
    page = client.post(round_url("round-approve", in_round), data)
    assert "ændret" in text_of(page)
    assert "Rettet." in text_of(page)
    sent.refresh_from_db()
    assert sent.state == "indsendt"


def test_ones_own_is_shown_but_not_for_approval(client, cast, in_round):
    own = submit(cast.mentor, cast.people.lars)
    client = log_in(client, cast.people.lars)
    text = text_of(client.get(round_url("round-approve", in_round)))
    assert "Du har selv indsendt denne opfølgning." in text
    assert f"approve-{own.pk}" not in text
    client.post(round_url("round-approve", in_round), {"action": f"approve-{own.pk}"})
    own.refresh_from_db()
    assert own.state == "indsendt"


def test_a_planner_decides_on_what_nobody_leads(client, cast, sent, in_round):
    submit(cast.raadgivning, cast.people.signe, status="opfyldt")
    page = log_in(client, cast.people.pia).get(round_url("round-approve", in_round))
    assert [one.initiative for one, _ in page.context["rows"]] == [cast.raadgivning]


def test_a_closed_round_has_nothing_to_approve(client, cast, sent, in_round):
    FollowUpRound.objects.update(state=FollowUpRound.State.CLOSED)
    text = text_of(log_in(client, cast.people.lars).get(round_url("round-approve", in_round)))
    assert "Runden er ikke åben" in text


# Contributing


def test_a_contributors_comment_stands_with_their_name_and_decides_nothing(client, cast, sent):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    log_in(client, cast.people.mette).post(url, {"comment": "Vi har stillet to mentorer."})
    sent.refresh_from_db()
    assert sent.comments.startswith("Mette Munk (Jobcenter Musvågevej), ")
    assert sent.comments.endswith(": Vi har stillet to mentorer.")
    assert (sent.status, sent.state) == ("ikke-opfyldt", "indsendt")
    assert sent.written_by == cast.people.soeren


def test_the_history_says_who_contributed(client, cast, sent):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    log_in(client, cast.people.mette).post(url, {"comment": "Vi har stillet to mentorer."})
    history = client.get(cast.mentor.get_absolute_url()).context["history"]
    written = [one for one in history if one.who == "Mette Munk"]
    assert any("to mentorer" in change.after for one in written for change in one.changes)


def test_an_empty_comment_is_refused(client, cast, sent):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    page = log_in(client, cast.people.mette).post(url, {"comment": " "})
    assert "comment" in page.context["form"].errors


def test_an_approved_one_gets_no_more_comments(client, cast, sent):
    cycle.approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=timezone.now())
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    page = log_in(client, cast.people.mette).post(url, {"comment": "For sent."})
    assert "er godkendt i runden" in text_of(page)
    assert "For sent." in text_of(page)


def test_without_a_round_there_is_nothing_to_comment_on(client, cast):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    page = log_in(client, cast.people.mette).get(url)
    assert "Planen har ingen åben runde at skrive i." in text_of(page)


def test_the_update_page_offers_it_to_contributors_only(client, cast, in_round):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    update = reverse("initiative-update", args=[cast.mentor.pk])
    assert url in text_of(log_in(client, cast.people.mette).get(update))
    assert url not in text_of(log_in(client, cast.people.soeren).get(update))


# Leading on


def send_in(client, user, initiative):
    initiative.refresh_from_db()
    data = {"version": initiative.version, "status": "ikke-opfyldt", "action": "submit"}
    url = reverse("initiative-update", args=[initiative.pk])
    return text_of(log_in(client, user).post(url, data, follow=True))


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
    text = text_of(page)
    assert "Ja, 2 initiativer skal stå som ikke vurderet" in text
    assert "Indsendt, men ikke godkendt" in text


def test_closing_asks_for_a_confirmation(client, cast, in_round):
    page = close(client, cast, in_round)
    assert "confirmed" in page.context["form"].errors
    in_round.refresh_from_db()
    assert in_round.state == "aaben"


def test_closing_freezes_the_round(client, cast, in_round):
    page = close(client, cast, in_round, confirmed="on")
    in_round.refresh_from_db()
    assert in_round.state == "lukket"
    assert in_round.freezes.count() == 1
    assert "Runden er lukket og frosset." in text_of(page)


def test_an_answer_that_came_in_meanwhile_is_seen_first(client, cast, in_round):
    client = log_in(client, cast.people.pia)
    named = client.get(round_url("round-close", in_round)).context["form"]["named"].value()
    submit(cast.mentor, cast.people.soeren)
    data = {"named": named, "confirmed": "on"}
    page = client.post(round_url("round-close", in_round), data)
    assert "Svarene er ændret, siden du åbnede siden." in text_of(page)
    in_round.refresh_from_db()
    assert in_round.state == "aaben"


def test_reopening_keeps_the_reason(client, cast, in_round):
    close(client, cast, in_round, confirmed="on")
    page = client.post(
        round_url("round-reopen", in_round), {"reason": "Et tal var forkert."}, follow=True
    )
    in_round.refresh_from_db()
    assert in_round.state == "aaben"
    assert in_round.freezes.get().reopen_reason == "Et tal var forkert."
    assert "Runden er genåbnet." in text_of(page)


def test_reopening_without_a_reason_is_refused(client, cast, in_round):
    close(client, cast, in_round, confirmed="on")
    page = client.post(round_url("round-reopen", in_round), {"reason": ""})
    assert page.context["form"].errors["reason"] == ["Skriv, hvorfor runden genåbnes."]


@pytest.mark.parametrize(("name", "state"), [("round-close", "lukket"), ("round-reopen", "aaben")])
def test_a_round_in_the_wrong_state_says_so(client, cast, in_round, name, state):
    FollowUpRound.objects.update(state=state)
    text = text_of(log_in(client, cast.people.pia).get(round_url(name, in_round)))
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
        page = client.get(reverse(f"admin:targets_followupround_{name}", args=args))
        assert f">{words}</a>" in text_of(page)


# Cost


def test_the_pages_take_at_most_eight_queries_however_many_rows(client, cast, in_round):
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
        with max_own_queries(8):
            assert client.get(round_url(name, in_round)).status_code == 200
    log_in(client, cast.people.pia)
    with max_own_queries(8):
        client.get(reverse("round-open"), {"plan": cast.plan.slug})
