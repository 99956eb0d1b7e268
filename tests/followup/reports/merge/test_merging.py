"""Two people on one follow-up: the merge itself, what the form carries, and the page."""

import pytest
from django.core import signing
from django.urls import reverse

from followup.reports.merge.baseline import Baseline, FieldChange, read_token
from followup.reports.merge.three_way import Choice, joined, merge_fields, same, settle
from targets.models import Measurement
from tests.cast import open_round
from tests.followup.update_page import figures, form_values, send, url_of
from tests.pages import html_of


def test_what_only_i_changed_is_kept():
    merged = merge_fields({"results": "a"}, {"results": "a"}, {"results": "b"})
    assert (merged.values, merged.conflicts, merged.taken) == ({"results": "b"}, {}, ())


def test_what_only_they_changed_is_taken_over():
    merged = merge_fields({"results": "a"}, {"results": "b"}, {"results": "a"})
    assert (merged.values, merged.conflicts, merged.taken) == ({"results": "b"}, {}, ("results",))


def test_what_both_changed_alike_is_no_conflict():
    merged = merge_fields({"results": "a"}, {"results": "b"}, {"results": "b"})
    assert (merged.values, merged.conflicts, merged.taken) == ({"results": "b"}, {}, ())


def test_what_both_changed_differently_is_a_conflict_and_mine_stands():
    merged = merge_fields({"results": "a"}, {"results": "b"}, {"results": "c"})
    conflict = merged.conflicts["results"]
    assert (conflict.theirs, conflict.mine, merged.values) == ("b", "c", {"results": "c"})


def test_clearing_a_field_is_a_change():
    merged = merge_fields({"results": "a"}, {"results": ""}, {"results": "a"})
    assert merged.values == {"results": ""}


def test_a_field_that_was_not_shown_counts_as_blank():
    merged = merge_fields({}, {"results": "b"}, {"results": "", "comments": "c"})
    assert merged.values == {"results": "b", "comments": "c"}


def test_line_ends_and_blank_space_are_no_change():
    assert same("Et.\r\nTo. \r\n", "Et.\nTo.")
    assert not same("Et. To.", "Et.\nTo.")


@pytest.mark.parametrize(
    ("choice", "result"),
    [(Choice.MINE, "min"), (Choice.THEIRS, "din"), (Choice.BOTH, "din\n\nmin")],
)
def test_a_choice_settles_a_conflict(choice, result):
    assert settle(choice, "din", "min") == result


def test_joining_says_nothing_twice():
    assert joined("Et.", "Et.\r\nTo.") == "Et.\r\nTo."
    assert joined("Et.\nTo.", "To.") == "Et.\nTo."


def test_the_form_carries_what_it_showed():
    awaiting = {"results": FieldChange("Lars Lund", "kl. 14.32", "Hans tekst")}
    measured = {"1-2": {"/2007-12-31": "ca. 72 forløb"}}
    baseline = Baseline({"results": "æøå"}, 3, 7, measured, awaiting)
    assert read_token(baseline.token()) == baseline


def test_what_was_altered_on_the_way_is_not_believed():
    assert read_token(Baseline().token()[:-2] + "xx") is None
    assert read_token(signing.dumps({}, salt="another")) is None


@pytest.mark.parametrize(
    ("who", "whose"), [("Lars", "Lars’"), ("Mette Munk", "Mette Munks"), ("", "den kl. 9.00")]
)
def test_whose_text_it_is_in_danish(who, whose):
    assert FieldChange(who, "kl. 9.00", "").whose == whose


class Window:
    """One person's open page: what it shows, and what is typed into it."""

    def __init__(self, client, user, initiative):
        self.client, self.user, self.initiative = client, user, initiative
        self.fields = {}
        client.force_login(user)
        self.read(client.get(url_of(initiative)))

    def read(self, response):
        names = ("version", "baseline", "status", "results", "comments", "lapse_reason")
        fields = form_values(response)
        self.fields |= {name: fields[name] for name in names if name in fields}
        return response

    def save(self, **typed):
        self.fields |= typed
        response = send(self.client, self.user, self.initiative, self.fields)
        return response if response.status_code == 302 else self.read(response)


@pytest.fixture
def in_round(cast):
    return open_round(cast.plan)


@pytest.fixture
def windows(client, cast, mentor):
    """Søren and Lars have opened the same page."""
    people = cast.people
    return Window(client, people.soeren, mentor), Window(client, people.lars, mentor)


def stored(mentor):
    follow_up = mentor.follow_ups.get()
    return follow_up.status, follow_up.results.replace("\r\n", "\n"), follow_up.comments


def test_fields_that_one_touched_merge_by_themselves(in_round, windows, mentor):
    soeren, lars = windows
    lars.save(status="delvist", results="Lars’ resultat", action="draft")
    text = html_of(soeren.save(comments="Sørens kommentar", action="draft"))
    assert "Taget med: <strong>Lars Lund</strong> skrev dette kl. " in text
    assert soeren.save(action="draft").status_code == 302
    assert stored(mentor) == ("delvist", "Lars’ resultat", "Sørens kommentar")


def test_the_same_field_shows_both_texts_and_waits_for_the_choice(in_round, windows, mentor):
    soeren, lars = windows
    lars.save(results="Lars’ resultat", action="draft")
    text = html_of(soeren.save(results="Sørens resultat", action="draft"))
    assert "I har begge skrevet noget, Lars Lund kl. " in text
    assert "<p>Lars’ resultat</p>" in text
    assert "<p>Sørens resultat</p>" in text
    assert "Brug Lars Lunds" in text
    assert soeren.save(action="draft").status_code == 200
    assert stored(mentor)[1] == "Lars’ resultat"


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        ("min", "Sørens resultat"),
        ("deres", "Lars’ resultat"),
        ("begge", "Lars’ resultat\n\nSørens resultat"),
    ],
)
def test_the_choice_is_stored(in_round, windows, mentor, choice, result):
    soeren, lars = windows
    lars.save(results="Lars’ resultat", action="draft")
    soeren.save(results="Sørens resultat", action="draft")
    assert soeren.save(**{"valg-results": choice}, action="draft").status_code == 302
    assert stored(mentor)[1] == result


def test_each_of_two_others_is_named_at_the_field_they_wrote(in_round, windows, client, cast):
    soeren, lars = windows
    lars.save(results="Lars’ resultat", action="draft")
    Window(client, cast.people.signe, cast.mentor).save(comments="Signes ord", action="draft")
    text = html_of(soeren.save(status="delvist", action="draft"))
    assert "Resultater</a>: ændret af Lars Lund kl. " in text
    assert "Kommentarer</a>: ændret af Signe Schou kl. " in text


def test_a_third_save_meanwhile_is_merged_as_well(in_round, windows, mentor):
    soeren, lars = windows
    lars.save(results="Første", action="draft")
    soeren.save(results="Sørens", action="draft")
    Window(lars.client, lars.user, mentor).save(results="Anden", action="draft")
    text = html_of(soeren.save(**{"valg-results": "begge"}, action="draft"))
    assert "<p>Anden</p>" in text
    assert "Sørens" in soeren.fields["results"]


def test_a_status_that_both_chose_is_asked_about(in_round, windows, mentor):
    soeren, lars = windows
    lars.save(status="delvist", action="draft")
    soeren.save(status="ikke-opfyldt", action="draft")
    soeren.save(**{"valg-status": "deres"}, action="draft")
    assert stored(mentor)[0] == "delvist"


def test_between_rounds_the_others_text_comes_along(windows, mentor):
    soeren, lars = windows
    lars.save(status="delvist", results="Lars’ resultat")
    soeren.save(comments="Sørens kommentar")
    assert soeren.save().status_code == 302
    newest = mentor.follow_ups.newest_first().first()
    assert (newest.status, newest.results) == ("delvist", "Lars’ resultat")
    assert newest.comments == "Sørens kommentar"


def test_ones_own_other_window_is_called_that(in_round, client, cast, mentor):
    first, second = (Window(client, cast.people.soeren, mentor) for _ in range(2))
    first.save(results="Første vindue", action="draft")
    text = html_of(second.save(results="Andet vindue", action="draft"))
    assert "Du har selv skrevet noget andet i et andet vindue" in text


def test_texts_for_what_was_approved_meanwhile_are_shown_once_more(in_round, windows, cast, mentor):
    soeren, lars = windows
    lars.save(status="delvist", results="Lars’ resultat", action="submit")
    mentor.follow_ups.update(state="godkendt", approved_by=cast.people.lars)
    text = html_of(soeren.save(results="Sørens resultat", action="draft"))
    assert "opfølgningen er godkendt imens" in text
    assert "Sørens resultat" in text
    assert stored(mentor)[1] == "Lars’ resultat"


def test_a_figure_that_came_meanwhile_is_not_written_over(client, cast, mentor):
    block = figures(cast.mentor_target, value="72", date="31-12-2007")
    name = f"m{cast.mentor_target.indicator_id}-{cast.mentor_target.area_id}"
    soeren = Window(client, cast.people.soeren, mentor)
    Window(client, cast.people.mette, mentor).save(**block)
    text = html_of(soeren.save(**block | {f"{name}-value": "75"}))
    assert "<strong>Mette Munk</strong> skrev kl. " in text
    assert "<p>72 forløb</p>" in text
    assert "<p>75</p>" in text
    assert Measurement.objects.get().value == 72
    assert soeren.save(**{f"valg-{name}": "min"}).status_code == 302
    assert Measurement.objects.get().value == 75


def test_the_others_figure_can_be_left_standing(client, cast, mentor):
    block = figures(cast.mentor_target, value="72", date="31-12-2007")
    name = f"m{cast.mentor_target.indicator_id}-{cast.mentor_target.area_id}"
    soeren = Window(client, cast.people.soeren, mentor)
    Window(client, cast.people.mette, mentor).save(**block)
    soeren.save(status="delvist", **block | {f"{name}-value": "75"})
    assert soeren.save(**{f"valg-{name}": "deres"}).status_code == 302
    measurement = Measurement.objects.get()
    assert (measurement.value, measurement.entered_by) == (72, cast.people.mette)
    mentor.refresh_from_db()
    assert mentor.status == "delvist"


def test_a_figure_that_stood_there_when_the_page_was_opened_is_corrected(client, cast, mentor):
    block = figures(cast.mentor_target, value="72", date="31-12-2007")
    Window(client, cast.people.mette, mentor).save(**block)
    name = f"m{cast.mentor_target.indicator_id}-{cast.mentor_target.area_id}"
    Window(client, cast.people.soeren, mentor).save(**block | {f"{name}-value": "75"})
    assert Measurement.objects.get().value == 75


def test_the_answer_while_typing_needs_nothing_of_it(client, cast, mentor):
    client.force_login(cast.people.soeren)
    url = reverse("initiative-calculation", args=[mentor.pk])
    assert client.post(url, {"version": 1}).status_code == 200
