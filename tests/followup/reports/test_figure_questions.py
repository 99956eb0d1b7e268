"""Figures in *Opdatér status*: what they are read as, what is refused, what is asked about once."""

from datetime import date

import pytest

from targets.models import Measurement, Target
from tests.cast import make_target, measure
from tests.followup.update_page import figures, filled, form_values, send, url_of
from tests.pages import html_of, text_of


def typed(client, cast, value, day="31-12-2007", target=None, **parts):
    """The page after a save of one figure, with the tick where one is given."""
    target = target or cast.mentor_target
    block = figures(target, value=value, date=day, **parts)
    return send(client, cast.people.soeren, cast.mentor, filled(cast.mentor) | block, follow=True)


def live(client, cast, value, day="31-12-2007", **parts):
    """What comes while one types."""
    client.force_login(cast.people.soeren)
    block = figures(cast.mentor_target, value=value, date=day, **parts)
    return client.post(url_of(cast.mentor, "initiative-calculation"), filled(cast.mentor) | block)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("-5", "Der kan ikke være færre end 0 forløb."),
        ("1.234,5", "Der tælles hele forløb. Skriv et helt tal."),
        ("1e5", "Skriv kun tallet"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(client, cast, value, words):
    assert words in text_of(typed(client, cast, value))
    assert not Measurement.objects.exists()


def test_a_share_may_be_written_with_its_sign(client, cast):
    cast.mentorforloeb.unit_of_measure = "pct."
    cast.mentorforloeb.save()
    typed(client, cast, "12 %")
    assert Measurement.objects.get().value == 12


def test_a_year_of_another_age_is_refused(client, cast):
    assert "Året skal ligge mellem 1990 og 2100." in text_of(
        typed(client, cast, "66", "31-12-1907")
    )


def test_what_is_improbable_is_asked_about_and_nothing_is_lost(client, cast):
    page = typed(client, cast, "412", note="Talt to gange?")
    assert "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?" in text_of(page)
    assert "Ja, tallet er rigtigt" in text_of(page)
    assert not Measurement.objects.exists()
    values = form_values(page)
    assert {"412", "31-12-2007", "Talt to gange?"} <= set(values.values())


def test_it_is_saved_when_the_question_is_answered(client, cast):
    question = "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?"
    typed(client, cast, "412", sure=question)
    assert Measurement.objects.get().value == 412


def test_an_answer_holds_for_the_figure_that_was_asked_about(client, cast):
    question = "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?"
    page = typed(client, cast, "4120", sure=question)
    assert "4.120 forløb er 5.150 pct. af målet" in text_of(page)
    assert not Measurement.objects.exists()


def test_an_answer_stands_while_something_else_is_put_right(client, cast):
    question = "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?"
    page = typed(client, cast, "412", sure=question, period_start="01-01-2008")
    block = f"m{cast.mentorforloeb.pk}-{cast.koebenhavn.pk}"
    assert "Perioden begynder efter" in text_of(page)
    page = send(
        client,
        cast.people.soeren,
        cast.mentor,
        filled(cast.mentor, status="bortfaldet")
        | figures(cast.mentor_target, value="412", date="31-12-2007", sure=question),
    )
    assert form_values(page)[f"{block}-sure"] == question


def test_a_figure_near_what_is_known_is_not_asked_about(client, cast):
    measure(cast.mentor_target, 300, cast.mentor_target.period_start)
    typed(client, cast, "412")
    assert Measurement.objects.filter(value=412).exists()


def test_the_page_says_what_it_reads_after_a_save_that_was_refused(client, cast):
    assert "Vi læser 1.234 forløb." in text_of(typed(client, cast, "1.234", day=""))


def test_it_says_so_while_one_types(client, cast):
    html = html_of(live(client, cast, "66"))
    field = f"id_m{cast.mentorforloeb.pk}-{cast.koebenhavn.pk}-value"
    assert f'hx-swap-oob="innerHTML:#{field}_laest"' in html
    assert "Vi læser 66 forløb." in html


def test_the_question_is_asked_while_one_types(client, cast):
    assert "412 forløb er 515 pct. af målet" in text_of(live(client, cast, "412"))


@pytest.mark.parametrize(
    ("value", "date", "words"),
    [
        ("1234.5", "31-12-2007", "Mentorforløb: Punktum deler kun tusinder"),
        ("abc", "31-12-2007", "Mentorforløb: Skriv et tal"),
        ("66", "", "Mentorforløb: Skriv den dato, som tallet er opgjort for."),
        ("66", "31-12-2009", "Mentorforløb: Datoen ligger uden for målets periode"),
        ("66", "29-06-2007", "afgør kun et tal fra 30. juni 2007 eller senere målet."),
    ],
)
def test_the_live_panel_says_why_a_figure_is_not_counted(client, cast, value, date, words):
    text = text_of(live(client, cast, value, date))
    assert "Ikke regnet med" in text
    assert words in text


def test_the_live_panel_says_that_a_newer_figure_decides(client, cast):
    measure(cast.mentor_target, 70)
    text = text_of(live(client, cast, "66", "30-06-2007"))
    assert "Mentorforløb: Der er et nyere tal, pr. 31. december 2007. Det afgør status." in text


def test_a_figure_that_counts_is_not_among_those_that_do_not(client, cast):
    assert "Ikke regnet med" not in text_of(live(client, cast, "66"))


def test_a_year_stands_for_all_of_its_days(client, cast):
    typed(client, cast, "66", "2007")
    stored = Measurement.objects.get()
    assert (stored.period_start, stored.date) == (date(2007, 1, 1), date(2007, 12, 31))


def test_a_year_with_another_first_day_is_refused_at_that_field(client, cast):
    page = typed(client, cast, "66", "2007", period_start="01-02-2007")
    assert "Perioden begynder 1. januar 2007. Ryd feltet." in text_of(page)
    assert not Measurement.objects.exists()


def test_what_is_no_day_and_no_period_is_told_what_the_field_takes(client, cast):
    said = "Skriv en dag, fx 31-12-2011, eller hele perioden: 2011, 2. kvartal 2012, marts 2013."
    assert said in text_of(typed(client, cast, "66", "sidste år"))


def test_far_less_than_was_ever_measured_is_asked_about_once(client, cast):
    measure(cast.mentor_target, 90)
    said = "5 forløb er mindre end en tredjedel af det laveste, der er kendt (80 forløb)."
    question = f"{said} Er det rigtigt?"
    assert question in text_of(typed(client, cast, "5", "30-06-2007"))
    typed(client, cast, "5", "30-06-2007", sure=question)
    assert Measurement.objects.filter(value=5).exists()


def test_periods_of_two_targets_are_told_apart(client, cast):
    second = make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, number=2)
    Target.objects.filter(pk=second.pk).update(
        value=40, period_start=date(2007, 1, 1), deadline=None
    )
    Target.objects.filter(pk=cast.mentor_target.pk).update(period_start=date(2007, 1, 1))
    client.force_login(cast.people.soeren)
    said = (
        "målenes perioder: fra 1. januar 2007 til 31. december 2007 og fra 1. januar 2007 uden"
        " frist."
    )
    assert said in text_of(html_of(client.get(url_of(cast.mentor))))
