"""What the rule answers while one types in Opdatér status."""

from targets.models import Measurement
from tests.cast import measure
from tests.followup.update_page import figures, filled, url_of
from tests.pages import html_of


def test_the_rule_answers_what_is_typed_and_stores_nothing(client, cast, mentor, soeren):
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="66", date="31-12-2007")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    text = html_of(response)
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt" in text
    assert 'data-better="opfyldt"' in text
    assert not Measurement.objects.exists()


def test_half_typed_figures_leave_the_answer_as_it_is_stored(client, cast, mentor, soeren):
    measure(cast.mentor_target, 80)
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="6x", date="31-12")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    assert "status--opfyldt" in html_of(response)


def test_a_typed_figure_goes_before_the_stored_one_of_the_same_period(client, cast, mentor, soeren):
    measure(cast.mentor_target, 80)
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="20", date="31-12-2007")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    assert "status--ikke-opfyldt" in html_of(response)


def test_the_answer_of_the_form_is_the_one_that_is_stored(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="66", date="31-12-2007")
    client.force_login(soeren)
    answer = html_of(client.post(url_of(mentor, "initiative-calculation"), block))
    client.post(url_of(mentor), filled(mentor, status="delvist") | block)
    mentor.refresh_from_db()
    assert mentor.calculated_status == "delvist"
    assert answer.startswith(
        '<p class="answer__status"><span class="status status--calculated status--delvist">'
    )
