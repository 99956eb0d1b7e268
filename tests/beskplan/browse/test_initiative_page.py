"""An initiative's page as a whole; what its sections say is tested beside each subject."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budget.models import BudgetLink
from followup.models import Evidence, FollowUp
from initiatives.models import Continuation
from targets.models import IndicatorLink
from tests.budget.lines import make_line, stated
from tests.cast import YEAR_END, make_indicator, make_initiative, make_target, measure
from tests.queries import own_queries


@pytest.fixture
def queries_of_page(client, cast):
    client.force_login(cast.people.soeren)

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(cast.mentor.get_absolute_url()).status_code == 200
        return own_queries(captured.captured_queries)

    return queries


def one_of_everything(cast, number: int):
    initiative = cast.mentor
    indicator = make_indicator(f"nr-{number}", f"Nr. {number}", "personer", "op")
    target = make_target(initiative, indicator, cast.koebenhavn, "mindst", 5)
    measure(target, number)
    other = make_indicator(f"andet-{number}", f"Andet {number}", "personer", "op")
    IndicatorLink.objects.create(initiative=initiative, indicator=other)
    follow_up = FollowUp.objects.create(
        initiative=initiative, effective_on=YEAR_END, state="godkendt", written_by=cast.people.lars
    )
    Evidence.objects.create(
        follow_up=follow_up, title="Notat", url="https://example.dk", added_at=timezone.now()
    )
    line = make_line(cast.plan, f"Linje {number}", stated(2007, 1), stated(2008, 2))
    BudgetLink.objects.create(line=line, initiative=initiative)
    later = make_initiative(cast.focus_area, f"9.{number}", f"Nr. {number}")
    Continuation.objects.create(initiative=later, earlier=initiative, ground_words="samme ordlyd")
    earlier = make_initiative(cast.focus_area, f"8.{number}", f"Nr. {number}")
    Continuation.objects.create(initiative=initiative, earlier=earlier, ground_words="samme ordlyd")
    initiative.target_groups.create(number=number + 10, description="Unge")


def test_it_asks_as_many_queries_however_much_there_is(cast, queries_of_page):
    one_of_everything(cast, 0)
    of_little = queries_of_page()
    for number in range(1, 15):
        one_of_everything(cast, number)
    of_much = queries_of_page()
    assert len(of_much) == len(of_little) <= 16, "\n".join(of_much)


def test_it_names_what_the_initiative_continues_and_what_continues_it(client, cast):
    one_of_everything(cast, 1)
    client.force_login(cast.people.laura)
    html = client.get(cast.mentor.get_absolute_url()).content.decode()
    continues, continued_by = html.split("Videreført i")
    assert "8.1 Nr. 1" in continues.split("Viderefører")[1]
    assert "9.1 Nr. 1" in continued_by.split("Historik")[0]
