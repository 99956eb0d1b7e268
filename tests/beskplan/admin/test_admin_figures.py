"""Figures in the administration: the impossible is refused, the improbable asked about once, and
every error is said at its field and in the summary."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from targets.models import Measurement, Target
from tests.beskplan.admin.admin_pages import change, new_row, posted, refused, row_error
from tests.budget.lines import make_line, stated
from tests.cast import measure
from tests.pages import html_of, text_of

ADD = "admin:targets_measurement_add"


def measurement(cast, **fields) -> dict:
    return {
        "indicator": cast.mentorforloeb.pk,
        "area": cast.koebenhavn.pk,
        "date": "31-12-2007",
        "value": "66",
        "state": "endelig",
        "counts": "on",
    } | fields


def add(pia, cast, **fields):
    return pia.post(reverse(ADD), measurement(cast, **fields))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("value", "-5", "Der kan ikke være færre end 0 forløb."),
        ("value", "66,5", "Der tælles hele forløb."),
        ("date", "31-12-1907", "Året skal ligge mellem 1990 og 2100."),
        ("date", "31-12-2031", "Datoen ligger i fremtiden."),
    ],
)
def test_a_measurement_that_cannot_be_is_refused(pia, cast, field, value, words):
    assert words in refused(add(pia, cast, **{field: value}), field)
    assert not Measurement.objects.exists()


def test_an_improbable_measurement_is_asked_about_once(pia, cast):
    page = add(pia, cast, value="412")
    question = "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?"
    assert question in refused(page, "sure")
    assert 'type="checkbox" name="sure"' in html_of(page)
    assert "412" in posted_value(page, "value")
    assert add(pia, cast, value="412", sure=question).status_code == 302
    assert Measurement.objects.get().value == 412


def posted_value(page, name: str) -> str:
    return str(page.context["adminform"].form[name].value())


def test_the_tick_is_hidden_until_something_is_asked(pia, cast):
    assert 'type="hidden" name="sure"' in html_of(pia.get(reverse(ADD)))


def test_a_fraction_that_does_not_fit_its_percentage_is_asked_about(pia, cast):
    cast.mentorforloeb.unit_of_measure = "pct."
    cast.mentorforloeb.save()
    page = add(pia, cast, value="50", numerator="1", denominator="4")
    assert "1 af 4 er 25 pct., ikke 50 pct. Er det rigtigt?" in refused(page, "sure")


def test_a_row_below_its_indicator_follows_the_same_rule(pia, cast):
    row = {"area": cast.koebenhavn.pk, "date": "31-12-2007", "state": "endelig", "counts": "on"}
    data = posted(pia.get(change(cast.mentorforloeb)))
    page = pia.post(change(cast.mentorforloeb), new_row("measurements", data, value="-5", **row))
    assert "færre end 0 forløb" in row_error(page, "measurements", "value")
    page = pia.post(change(cast.mentorforloeb), new_row("measurements", data, value="412", **row))
    question = "412 forløb er 515 pct. af målet på 80 forløb. Er det rigtigt?"
    assert question in row_error(page, "measurements", "sure")
    answered = new_row("measurements", data, value="412", sure=question, **row)
    assert pia.post(change(cast.mentorforloeb), answered).status_code == 302


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2. kvartal 2012", date(2012, 4, 1), date(2012, 6, 30)),
        ("marts 2013", date(2013, 3, 1), date(2013, 3, 31)),
    ],
)
def test_a_measurement_may_be_for_a_year_a_quarter_or_a_month(pia, cast, text, start, end):
    assert add(pia, cast, date=text).status_code == 302
    one = Measurement.objects.get()
    assert (one.period_start, one.date) == (start, end)


def test_a_second_figure_for_a_period_is_told_which_one_stands_and_what_to_do(pia, cast):
    standing = measure(cast.mentor_target, 66, source=cast.document, source_place="pkt. 3.4")
    page = add(pia, cast, value="70")
    said = refused(page, "counts")
    assert "Der gælder allerede" in said
    assert "66 forløb" in said
    assert "pkt. 3.4" in said
    assert f'href="{change(standing)}"' in said
    assert "Fjern fluebenet ved Gældende" in said
    fields = measurement(cast, value="70")
    del fields["counts"]
    assert pia.post(reverse(ADD), fields).status_code == 302


def test_a_target_that_cannot_be_is_refused_and_an_odd_one_asked_about(pia, cast):
    data = posted(pia.get(change(cast.mentor_target)))
    page = pia.post(change(cast.mentor_target), data | {"value": "-5"})
    assert "færre end 0 forløb" in refused(page, "value")
    measure(cast.mentor_target, 66)
    page = pia.post(change(cast.mentor_target), data | {"value": "8000"})
    assert "8.000 forløb er 121 gange så meget" in refused(page, "sure")


def test_a_ministers_goal_needs_one_number(pia, cast):
    data = {
        "kind": "ministermaal",
        "title": "Flere i job",
        "wording": "Flere skal i job",
        "number": "4",
        "plan": cast.plan.pk,
        "measured_as": "niveau",
        "recurrence": "en-gang",
    }
    assert pia.post(reverse("admin:targets_target_add"), data).status_code == 302
    assert Target.objects.get(kind="ministermaal").goal_number == 4


# ---- The budget


@pytest.fixture
def line(cast):
    return make_line(cast.plan, "Kurser", stated(2013, 3, 50, 60000))


def with_amount(pia, line, **fields) -> dict:
    data = posted(pia.get(change(line)))
    return new_row("amounts", data, **({"year": "2014", "kind": "budget"} | fields))


@pytest.mark.parametrize(
    ("fields", "beside", "words"),
    [
        ({"amount": "3", "persons": "-5"}, "persons", "færre end 0 helårspersoner"),
        ({"amount": "3", "year": "14"}, "year", "Året skal ligge mellem 1990 og 2100."),
        ({}, "amount", "Skriv mindst ét tal, eller sæt kryds ved ikke oplyst."),
        ({"amount": "-3"}, "sure", "−3,0 mio. kr. er negativt, altså en indtægt. Er det rigtigt?"),
        ({"amount": "300"}, "sure", "300 mio. kr. er 100 gange så meget"),
        (
            {"amount": "3", "persons": "50", "unit_cost": "10000"},
            "sure",
            "passer ikke med beløb og personer, som giver 60.000 kr. Er det rigtigt?",
        ),
        ({"amount": "4", "year": "2013"}, "year", "Linjen har allerede et beløb for 2013."),
    ],
)
def test_an_amount_that_is_wrong_or_odd_is_said_at_its_row(pia, line, fields, beside, words):
    page = pia.post(change(line), with_amount(pia, line, **fields))
    assert words in row_error(page, "amounts", beside)
    assert line.amounts.count() == 1


def test_the_question_about_an_amount_is_answered_in_its_row(pia, line):
    data = with_amount(pia, line, amount="-3")
    page = pia.post(change(line), data)
    assert 'type="checkbox" name="amounts-1-sure"' in html_of(page)
    question = "−3,0 mio. kr. er negativt, altså en indtægt. Er det rigtigt?"
    assert pia.post(change(line), data | {"amounts-1-sure": question}).status_code == 302
    assert line.amounts.get(year=2014).amount == Decimal(-3)


def test_two_new_rows_of_one_year_are_told_at_the_second(pia, line):
    data = with_amount(pia, line, amount="3")
    page = pia.post(change(line), new_row("amounts", data, year="2014", kind="budget", amount="4"))
    assert "Linjen har allerede et beløb for 2014." in row_error(page, "amounts", "year")


def test_all_errors_are_said_at_once_above_the_form_with_links(pia, cast, line):
    make_line(cast.plan, "Ydelse", stated(2013, 3))
    taken = str(cast.plan.budget_lines.exclude(pk=line.pk).get().number)
    data = with_amount(pia, line, amount="4", year="2013") | {"number": taken, "label": ""}
    html = html_of(pia.post(change(line), data))
    summary = html.split('role="alert"')[1].split("</div>")[0]
    assert 'href="#id_label"' in summary
    assert 'href="#id_number"' in summary
    assert 'href="#id_amounts-1-year"' in summary
    assert "Linjen har allerede et beløb for 2013." in text_of(summary)
    assert "Beløb 2013, række 2" in text_of(summary)
