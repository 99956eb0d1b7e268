"""The pages that decide on what was submitted, and that add to it: approve, return, contribute."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from followup.models import FollowUp, FollowUpRound
from followup.rounds import cycle
from tests.cast import measure
from tests.followup.cycle_visits import log_in, round_url, submit
from tests.pages import html_of, text_of

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
    text = html_of(page)
    assert '<span class="sr-only"> ændret til </span>' in text
    assert text.count('class="queue-item__text"') == 1
    texts = text.split("Resultater</h3>")[1].split("Dokumentation")[0]
    assert texts.index("66 forløb.") < texts.index("Teksten sidst") < texts.index("Alle i gang.")
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
    mine = html_of(log_in(client, cast.people.soeren).get(reverse("my-tasks")))
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
    wrong = f'id="id_reason-{sent.pk}_error"><span class="sr-only">Fejl: </span>'
    assert f"{wrong}Skriv, hvorfor opfølgningen returneres.</span>" in html_of(page)
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
    text = html_of(client.get(round_url("round-approve", in_round)))
    assert "Du har selv skrevet i denne opfølgning." in text
    assert f"approve-{own.pk}" not in text
    client.post(round_url("round-approve", in_round), {"action": f"approve-{own.pk}"})
    own.refresh_from_db()
    assert own.state == "indsendt"


def test_a_planner_decides_on_what_nobody_leads(client, cast, sent, in_round):
    submit(cast.raadgivning, cast.people.signe, status="opfyldt")
    page = log_in(client, cast.people.pia).get(round_url("round-approve", in_round))
    assert html_of(page).count('class="panel queue-item"') == 1
    assert f"Godkend {cast.raadgivning}" in html_of(page)


def test_a_closed_round_has_nothing_to_approve(client, cast, sent, in_round):
    FollowUpRound.objects.update(state=FollowUpRound.State.CLOSED)
    text = html_of(log_in(client, cast.people.lars).get(round_url("round-approve", in_round)))
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
    written = [deed for one in history if one.who == "Mette Munk" for deed in one.deeds]
    assert any("to mentorer" in change.after for deed in written for change in deed.changes)


def test_an_empty_comment_is_refused(client, cast, sent):
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    page = log_in(client, cast.people.mette).post(url, {"comment": " "})
    assert 'id="id_comment_error"' in html_of(page)


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
    assert url in html_of(log_in(client, cast.people.mette).get(update))
    assert url not in html_of(log_in(client, cast.people.soeren).get(update))
