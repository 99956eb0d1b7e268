"""What calls for attention, and why: on the overview and on the page behind it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from beskplan.dashboard.attention import NO_DATA, REASONS, in_need, most_urgent, sections
from beskplan.dashboard.filters import DashboardFilter
from followup.models import FollowUp, FollowUpRound
from followup.work_queue.units import targets_in_need
from initiatives.models import Deviation, Status
from initiatives.permissions import NOBODY
from targets.assessment import reassess
from targets.models import Target, TrajectoryStatus, Verdict
from tests.beskplan.dashboard.overview_pages import SEEN, TODAY, overview, set_status
from tests.cast import YEAR_END, make_initiative, make_target, measure, open_round
from tests.queries import max_own_queries

NONE = dict.fromkeys(REASONS, 0)


@pytest.fixture
def calm(cast):
    """The cast in a plan whose years are not over, with every target met: nothing is urgent."""
    cast.plan.year_to = TODAY.year
    cast.plan.save()
    Target.objects.update(verdict=Verdict.MET)
    return cast


def counts(cast, **scope):
    found = in_need(DashboardFilter(cast.plan, **scope), on=TODAY)
    return {reason: found[reason].number for reason in REASONS}


def parts(cast, most=None):
    return sections(in_need(DashboardFilter(cast.plan), on=TODAY, most=most))


def reasons(cast):
    """{name of an initiative or a target: why} of everything found."""
    return {str(item.subject): item.why for part in parts(cast) for item in part.items}


def closed_round(plan):
    return FollowUpRound.objects.create(
        plan=plan, slug="lukket", title="Lukket", cutoff=YEAR_END, state="lukket"
    )


def answer(initiative, current, state):
    FollowUp.objects.create(
        initiative=initiative, round=current, effective_on=YEAR_END, status="opfyldt", state=state
    )


def test_nothing_says_so(calm, laura):
    assert counts(calm) == NONE
    assert "Intet kræver opmærksomhed lige nu." in overview(laura)


def test_a_follow_up_that_is_not_handed_in_after_the_due_date(calm):
    open_round(calm.plan, due=TODAY - timedelta(days=1))

    assert counts(calm) == NONE | {"late": 3}  # the lapsed one owes nothing
    assert (
        reasons(calm)[str(calm.mentor)] == "opfølgning mangler, svarfristen var 21. november 2026"
    )


def test_no_follow_up_is_late_on_the_due_date_but_it_is_missing(calm):
    open_round(calm.plan, due=TODAY)

    assert counts(calm) == NONE | {"missing": 3}
    assert reasons(calm)[str(calm.mentor)] == "opfølgning mangler, svarfristen er 22. november 2026"


def test_a_round_without_due_date_still_misses_answers(calm):
    open_round(calm.plan)

    assert reasons(calm)[str(calm.mentor)] == "opfølgning mangler i den åbne runde"


@pytest.mark.parametrize("state", [FollowUp.State.SUBMITTED, FollowUp.State.APPROVED])
def test_a_handed_in_follow_up_is_not_late(calm, state):
    answer(calm.mentor, open_round(calm.plan, due=date(2026, 1, 1)), state)

    assert counts(calm)["late"] == 2


def test_a_draft_is_late_all_the_same(calm):
    answer(calm.mentor, open_round(calm.plan, due=date(2026, 1, 1)), FollowUp.State.DRAFT)

    assert counts(calm)["late"] == 3


def test_a_deviation_upwards_and_not_one_downwards(calm):
    set_status(calm.mentor, Status.MET, deviation=Deviation.BETTER, calculated_status="delvist")
    set_status(calm.sygeforloeb, Status.MISSED, deviation=Deviation.WORSE)

    assert counts(calm) == NONE | {"better": 1}
    assert reasons(calm) == {str(calm.mentor): "afviger opad: opfyldt, beregnet delvist opfyldt"}


def test_not_assessed_although_a_round_is_closed(calm):
    closed_round(calm.plan)

    assert counts(calm) == NONE | {"unassessed": 3}
    assert reasons(calm)[str(calm.mentor)] == "ikke vurderet, selv om en runde er lukket"


def test_not_assessed_although_the_plans_years_are_over(calm):
    calm.plan.year_to = TODAY.year - 1
    calm.plan.save()

    assert reasons(calm)[str(calm.mentor)] == "ikke vurderet, selv om planen gjaldt til og med 2025"


def test_who_is_asked_in_an_open_round_is_missing_and_not_also_unassessed(calm):
    closed_round(calm.plan)
    open_round(calm.plan, date(2026, 11, 1))

    assert counts(calm) == NONE | {"missing": 3}


def test_data_that_is_missing_after_the_deadline(calm):
    Target.objects.update(verdict=Verdict.NO_DATA, deadline=TODAY)
    Target.objects.filter(pk=calm.mentor_target.pk).update(deadline=YEAR_END)

    assert reasons(calm) == {str(calm.mentor_target): "data mangler, fristen var 31. december 2007"}


def test_a_target_measured_behind_its_path_with_the_numbers(calm):
    target = calm.sygeforloeb_target
    Target.objects.filter(pk=target.pk).update(baseline_date=date(2006, 12, 31))
    measure(target, 240, date(2007, 7, 1))
    reassess(on=date(2007, 7, 2), targets=[target])

    assert counts(calm) == NONE | {"behind": 1}
    assert reasons(calm)[str(target)] == (
        "bagud: 240 målt mod 200 på den lige vej fra basis til mål pr. 1. juli 2007:"
        " 40 personer bagud"
    )


def test_a_figure_too_far_from_the_deadline_is_missing_data_and_not_behind(calm):
    target = calm.sygeforloeb_target
    Target.objects.filter(pk=target.pk).update(baseline_date=date(2006, 12, 31))
    measure(target, 249, date(2007, 6, 29))
    reassess(on=TODAY, targets=[target])
    found = in_need(DashboardFilter(calm.plan), on=TODAY)

    assert counts(calm) == NONE | {"lacking": 1}
    listed = Target.objects.filter(deadline__lt=TODAY)
    assert found["lacking"].first == list(listed.lacking_data().values_list("pk", flat=True))
    assert not listed.behind_path()


def test_what_lacks_data_is_the_same_for_overview_lists_and_units(calm):
    """Each of the rule's reasons to say so, after the deadline."""
    target = calm.mentor_target
    measure(target, 90, date(2007, 5, 31))
    other = make_target(calm.mentor, target.indicator, target.area, "mindst", 10)
    referred = measure(calm.sygeforloeb_target, 100, counted_as="visiteret")
    reassess(on=TODAY)

    lacking = set(in_need(DashboardFilter(calm.plan), on=TODAY)["lacking"].first)
    assert lacking == set(Target.objects.lacking_data().values_list("pk", flat=True))
    assert lacking == {target.pk, other.pk, calm.sygeforloeb_target.pk}
    units = [calm.units.skelbaekgade.pk, calm.units.musvaagevej.pk]
    assert lacking == {one.pk for one in targets_in_need(units, NOBODY)}
    calm.sygeforloeb_target.refresh_from_db()
    assert calm.sygeforloeb_target.latest == referred


def test_a_target_that_is_met_is_not_behind(calm):
    Target.objects.filter(pk=calm.mentor_target.pk).update(trajectory_status="bagud")

    assert counts(calm) == NONE


@pytest.mark.parametrize("verdict", Verdict.values)
@pytest.mark.parametrize("trajectory_status", ["", *TrajectoryStatus.values])
def test_the_lists_of_targets_call_the_same_behind_and_without_data(
    calm, verdict, trajectory_status
):
    Target.objects.update(verdict=verdict, trajectory_status=trajectory_status)
    listed = Target.objects.exclude(initiative__status=Status.LAPSED)

    found = in_need(DashboardFilter(calm.plan), on=TODAY)

    assert set(found["behind"].first) == set(listed.behind_path().values_list("pk", flat=True))
    assert found[NO_DATA].number == Target.objects.lacking_data().count()


@pytest.mark.parametrize("years_from_the_first", [-1, 0, 1, 2])
def test_the_lists_of_targets_and_the_overview_hold_a_plan_for_the_same_years(
    calm, years_from_the_first
):
    year = calm.plan.year_from + years_from_the_first
    Target.objects.update(verdict=Verdict.NO_DATA, deadline=YEAR_END)
    listed = Target.objects.in_year(year)

    found = in_need(DashboardFilter(None, year=year), on=TODAY)

    going = listed.exclude(initiative__status=Status.LAPSED)
    assert found[NO_DATA].number == listed.count()
    assert set(found["lacking"].first) == set(going.values_list("pk", flat=True))
    assert bool(listed) == (calm.plan.year_from <= year <= calm.plan.year_to)


def test_targets_of_lapsed_initiatives_are_let_be(calm):
    make_target(
        calm.natcafe, calm.mentorforloeb, calm.koebenhavn, "mindst", 5, verdict=Verdict.NO_DATA
    )

    assert counts(calm) == NONE


def test_it_follows_the_unit(cast):
    unit = cast.units.skelbaekgade.pk

    assert counts(cast, unit=unit, unit_ids=frozenset([unit])) == NONE | {
        "lacking": 1,
        "unassessed": 1,
    }


def test_one_initiative_with_two_reasons_stands_once_with_both(calm):
    closed_round(calm.plan)
    set_status(calm.mentor, Status.MET, deviation=Deviation.BETTER)
    open_round(calm.plan, date(2026, 11, 1), due=date(2026, 11, 2))

    found = most_urgent(parts(calm), 8)

    assert len(found) == 3
    assert list(next(i for i in found if i.subject.pk == calm.mentor.pk).reasons) == [
        "late",
        "better",
    ]


class TestTheMostUrgent:
    @pytest.fixture
    def busy(self, cast):
        """13 not assessed in time, 2 targets without data, 1 deviation."""
        for number in range(11):
            make_initiative(cast.focus_area, f"9.{number}", f"Ekstra {number}")
        set_status(cast.mentor, Status.MET, deviation=Deviation.BETTER)
        return cast

    def found(self, cast):
        return most_urgent(parts(cast, most=8), 8)

    def test_at_most_eight_and_every_reason_has_a_place(self, busy):
        assert counts(busy) == NONE | {"better": 1, "lacking": 2, "unassessed": 13}
        shown = [reason for item in self.found(busy) for reason in item.reasons]

        assert shown == ["better", "lacking", "lacking", *["unassessed"] * 5]

    def test_the_overview_shows_them_and_how_many_there_are(self, busy, laura):
        html = overview(laura)

        assert html.split('class="attention plain"')[1].count("attention__why") == 8
        assert "<strong>13</strong> er ikke vurderet" in html
        assert f"/opmaerksomhed/?plan={SEEN}&amp;reason=unassessed" in html


class TestThePage:
    def address(self, **query):
        return reverse("attention"), {"plan": SEEN} | query

    def test_every_reason_has_its_section_with_the_first_rows(self, cast, laura):
        for number in range(20):
            make_initiative(cast.focus_area, f"9.{number}", f"Ekstra {number}")

        html = laura.get(*self.address()).content.decode()

        assert html.count("Data mangler, fristen") == 2
        assert html.count("Ikke vurderet, selv om planen") == 10
        assert "Se alle 23" in html

    def test_one_reason_is_shown_in_pages(self, cast, laura):
        for number in range(60):
            make_initiative(cast.focus_area, f"9.{number}", f"Ekstra {number}")

        first = laura.get(*self.address(reason="unassessed"))
        second = laura.get(*self.address(reason="unassessed", page=2))

        assert "Viser 1–50 af 63" in first.content.decode()
        assert len(second.context["items"]) == 13

    def test_it_obeys_the_filter(self, cast, laura):
        html = laura.get(*self.address(unit=cast.units.skelbaekgade.pk)).content.decode()

        assert "3.4 Mentorer til nye i job" in html
        assert "2.6 Kortere sygeforløb" not in html

    @pytest.mark.parametrize("reason", ["", *REASONS])
    def test_it_takes_few_queries(self, cast, laura, reason):
        with max_own_queries(12):
            laura.get(*self.address(reason=reason))
