"""The overview's figures, and that each leads to exactly the rows it counts."""

import re
from datetime import date, timedelta
from html import unescape

import pghistory
import pytest
from django.urls import reverse

from beskplan.attention import attention
from beskplan.latest import latest_changes
from beskplan.overview import Totals, placements, plans_with_counts
from initiatives.models import Deviation, FocusArea, Plan, Status
from targets.models import FollowUp, FollowUpRound, Target, Verdict
from tests.cast import YEAR_END, lead, make_initiative, open_round
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)
SEEN = "aftale-2007"


@pytest.fixture
def laura(cast, client):
    client.force_login(cast.people.laura)
    return client


def page(client, plan=SEEN):
    response = client.get(reverse("overview"), {"plan": plan})
    assert response.status_code == 200
    return response.content.decode()


def set_status(initiative, status, **fields):
    type(initiative).objects.filter(pk=initiative.pk).update(status=status, **fields)


def text_of(html):
    """What a reader reads: the page without its tags."""
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return re.sub(r" (?=[,:.;?])", "", words)


def test_the_plan_stands_in_one_sentence(cast, laura):
    set_status(cast.mentor, Status.MET)

    assert "4 initiativer: 1 opfyldt, 0 delvist, 0 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet" in (
        text_of(page(laura))
    )


def test_the_share_leaves_out_lapsed_and_not_assessed(cast):
    set_status(cast.mentor, Status.MET)
    set_status(cast.sygeforloeb, Status.PARTLY)

    totals = Totals(plans_with_counts(cast.plan))

    assert (totals.count_met, totals.assessed, totals.percent_met) == (1, 2, 50)


def test_nothing_assessed_gives_no_share(cast, laura):
    assert Totals(plans_with_counts(cast.plan)).percent_met is None
    assert "Ingen er vurderet endnu" in page(laura)


def links_with_counts(html):
    """(address, number) of every link on the page that begins with a number."""
    for address, words in re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', html, re.S):
        number = re.match(r"\s*([\d.]+)\b", text_of(words))
        if number and unescape(address).startswith(("/initiativer/?", "/maal/?")):
            yield unescape(address), int(number[1].replace(".", ""))


@pytest.mark.parametrize("plan", [SEEN, ""])
def test_every_number_leads_to_as_many_rows(cast, laura, plan):
    set_status(cast.mentor, Status.MET, deviation=Deviation.BETTER)
    set_status(cast.sygeforloeb, Status.PARTLY, deviation=Deviation.WORSE)
    other = Plan.objects.create(
        slug="anden", title="Anden aftale", kind="aftale", year_from=2009, year_to=2009
    )
    area = FocusArea.objects.create(plan=other, code="1", title="Andet")
    lead(cast.units.bif, make_initiative(area, "1.1", "Andet initiativ", status=Status.MET))
    main = page(laura, plan).split("<main", 1)[1]
    links = list(links_with_counts(main))

    assert len(links) > 15
    for address, number in links:
        rows = laura.get(address).context["table"].paginator.count
        assert rows == number, f"{address} viser {rows}, overblikket {number}"


def test_a_cell_of_the_grid_counts_what_the_unit_leads_in_the_area(cast):
    counts = placements(cast.plan)

    area = cast.focus_area.pk
    assert counts[area, cast.units.skelbaekgade.pk] == 1
    assert counts[area, cast.units.musvaagevej.pk] == 1  # leads 2.6, only contributes to 3.4


def test_all_plans_show_a_bar_per_plan_and_no_grid(cast, laura):
    html = page(laura, plan="")

    assert "Status pr. plan" in html
    assert "Initiativer pr. fokusområde og ansvarlig enhed" not in html


def test_initiatives_without_a_leading_unit_are_counted(cast, laura):
    assert "2 initiativer har ingen ansvarlig enhed" in text_of(page(laura))


def test_a_ministers_goal_shows_basis_value_deadline_and_what_is_measured(cast, laura):
    Target.objects.create(
        plan=cast.plan,
        kind=Target.Kind.MINISTER,
        goal_number=3,
        title="Færre langvarigt sygemeldte",
        wording="Færre",
        indicator=cast.langvarige,
        area=cast.koebenhavn,
        comparator="hoejst",
        value=150,
        baseline_value=250,
        deadline=YEAR_END,
        verdict=Verdict.NO_DATA,
    )

    words = text_of(page(laura))

    assert "Mål 3 Færre langvarigt sygemeldte data mangler" in words
    assert "Basis 250 personer" in words
    assert "højst 150 personer 31. december 2007" in words
    assert "Målt ingen måling endnu" in words


def test_a_plan_without_ministers_goals_has_no_panel_for_them(laura):
    assert "Ministerens mål" not in page(laura)


class TestAttention:
    def found(self, cast, **more):
        return attention(cast.plan, on=TODAY, **more)

    def test_a_follow_up_that_is_not_handed_in_after_the_due_date(self, cast):
        open_round(cast.plan, due=TODAY - timedelta(days=1))

        found = self.found(cast)

        assert found.counts["late"] == 3  # the lapsed one owes nothing
        assert "svarfristen var 21. november 2026" in found.items[0].why

    def test_no_follow_up_is_late_on_the_due_date(self, cast):
        open_round(cast.plan, due=TODAY)

        assert self.found(cast).counts["late"] == 0

    def test_a_handed_in_follow_up_is_not_late(self, cast):
        current = open_round(cast.plan, due=date(2026, 1, 1))
        FollowUp.objects.create(
            initiative=cast.mentor,
            round=current,
            effective_on=YEAR_END,
            status=Status.MET,
            state=FollowUp.State.SUBMITTED,
        )

        assert self.found(cast).counts["late"] == 2

    def test_a_deviation_upwards_and_not_one_downwards(self, cast):
        set_status(cast.mentor, Status.MET, deviation=Deviation.BETTER)
        set_status(cast.sygeforloeb, Status.MISSED, deviation=Deviation.WORSE)

        found = self.found(cast)

        assert found.counts["better"] == 1
        assert found.items[0].subject == cast.mentor

    def test_not_assessed_although_a_round_is_closed(self, cast):
        assert self.found(cast).counts["unassessed"] == 0
        FollowUpRound.objects.create(
            plan=cast.plan, slug="lukket", title="Lukket", cutoff=YEAR_END, state="lukket"
        )

        assert self.found(cast).counts["unassessed"] == 3

    def test_data_that_is_missing_after_the_deadline(self, cast):
        Target.objects.filter(pk=cast.mentor_target.pk).update(deadline=TODAY)

        found = self.found(cast)

        assert [item.subject for item in found.items] == [cast.sygeforloeb_target]
        assert found.items[0].why == "data mangler, fristen var 31. december 2007"

    def test_at_most_eight_and_targets_keep_their_places(self, cast):
        FollowUpRound.objects.create(
            plan=cast.plan, slug="lukket", title="Lukket", cutoff=YEAR_END, state="lukket"
        )
        for number in range(10):
            make_initiative(cast.focus_area, f"9.{number}", f"Ekstra {number}")

        found = self.found(cast)

        assert len(found.items) == 8
        assert found.counts == {"late": 0, "better": 0, "unassessed": 13, "lacking": 2}
        assert sum("lacking" in item.reasons for item in found.items) == 2

    def test_the_page_behind_shows_all_of_them(self, cast, laura):
        html = laura.get(reverse("attention"), {"plan": SEEN}).content.decode()

        assert html.count("data mangler, fristen") + html.count("Data mangler, fristen") == 2

    def test_nothing_says_so(self, cast, laura):
        Target.objects.update(verdict=Verdict.MET)

        assert "Intet kræver opmærksomhed lige nu." in page(laura)


class TestLatestChanges:
    def test_a_status_says_who_and_from_what_to_what(self, cast):
        with pghistory.context(user=cast.people.soeren.pk, user_name="Søren Sørensen"):
            set_status(cast.mentor, Status.MET)

        newest = latest_changes(cast.plan)[0]

        assert (newest.who, newest.name) == ("Søren Sørensen", "3.4 Mentorer til nye i job")
        assert newest.what == ["Status: ikke vurderet → opfyldt"]

    def test_one_write_is_one_entry(self, cast):
        with pghistory.context(user_name="Søren Sørensen"):
            set_status(cast.mentor, Status.MET)
            set_status(cast.mentor, Status.MET, title="Mentorer")

        assert latest_changes(cast.plan)[0].what == [
            "Rettede titel",
            "Status: ikke vurderet → opfyldt",
        ]

    def test_loading_the_plans_is_not_a_change(self, cast):
        with pghistory.context(command="load_plans"):
            make_initiative(cast.focus_area, "8.1", "Indlæst")

        assert "8.1 Indlæst" not in [change.name for change in latest_changes(cast.plan)]

    def test_a_follow_up_in_a_round_is_a_change(self, cast):
        with pghistory.context(user_name="Mette Munk"):
            FollowUp.objects.create(
                initiative=cast.sygeforloeb,
                round=open_round(cast.plan),
                effective_on=YEAR_END,
                state=FollowUp.State.DRAFT,
            )

        assert latest_changes(cast.plan)[0].what == ["Gemte en kladde til opfølgning"]

    def test_a_deleted_initiative_keeps_its_name_without_a_link(self, cast, laura):
        cast.natcafe.delete()

        newest = latest_changes(cast.plan)[0]

        assert (newest.name, newest.exists) == ("1.5 Natcafé", False)
        assert "1.5 Natcafé" in page(laura)

    def test_other_plans_changes_stay_out(self, cast):
        other = Plan.objects.create(
            slug="anden", title="Anden", kind="aftale", year_from=2009, year_to=2009
        )
        make_initiative(FocusArea.objects.create(plan=other, code="1", title="A"), "1.1", "B")

        names = [change.name for change in latest_changes(cast.plan)]

        assert "1.1 B" not in names
        assert latest_changes(None)[0].name == "1.1 B"


@pytest.mark.parametrize("plan", [SEEN, ""])
def test_at_most_twelve_queries(cast, laura, plan):
    page(laura, plan)
    for number in range(20):
        initiative = make_initiative(cast.focus_area, f"7.{number}", f"Flere {number}")
        lead(cast.units.sof, initiative)

    with max_own_queries(12):
        page(laura, plan)


def test_the_attention_page_takes_at_most_eight_queries(laura):
    with max_own_queries(8):
        laura.get(reverse("attention"))


def test_no_plans_says_what_to_do(db, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ny", password="x"))

    assert "Der er ingen planer endnu." in page(client, plan="")


def test_the_accessibility_page_needs_no_login(client, db):
    assert "Tilgængelighed i Beskplan" in client.get(reverse("accessibility")).content.decode()
