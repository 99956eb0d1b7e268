"""Downloads of the workbook, and what a cell makes of odd values."""

from datetime import date
from decimal import Decimal
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django.utils import timezone

from budget.models import BudgetAmount, BudgetLine
from followup.models import FollowUp
from initiatives.models import Plan
from initiatives.navigation import PLAN
from initiatives.statuses import UNAPPROVED
from tests.beskplan.exports.workbooks import column_of, opened, rows_of
from tests.cast import CONTRIBUTES, lead, make_initiative, measure, open_round
from tests.queries import max_own_queries


def download(client, **query):
    response = client.get(reverse("export"), query)
    assert response.status_code == 200
    return response


def sheet(client, title, **query):
    return rows_of(opened(download(client, **query)), title)


def overview(client, **query) -> dict:
    page = opened(download(client, **query))["Oversigt"]
    return {row[0]: row[1] for row in page.iter_rows(max_col=2, values_only=True) if row[0]}


@pytest.mark.parametrize("title", ["=1+1", "+4", "-3 pct.", "@navn", "#N/A", "=cmd|'/c calc'!A1"])
def test_a_title_like_a_formula_stays_text(cast, laura, title):
    make_initiative(cast.focus_area, "9.9", title)
    page = opened(download(laura))["Initiativer"]
    cell = next(row[3] for row in page.iter_rows() if row[2].value == "9.9")
    assert (cell.value, cell.data_type) == (title, "s")
    assert cell.quotePrefix == (title[0] != "#")


def test_signs_that_excel_refuses_are_left_out(cast, laura):
    make_initiative(cast.focus_area, "9.9", "Før\x0befter", description="a\r\nb")
    row = next(row for row in sheet(laura, "Initiativer") if row["Kode"] == "9.9")
    assert (row["Initiativ"], row["Beskrivelse"]) == ("Førefter", "a\nb")


def test_decimals_are_exact_and_show_as_many_as_they_have(cast, laura):
    for day, value in enumerate(("0.06", "15.8", "0.000125", "1234567"), 1):
        measure(cast.mentor_target, value, date(2007, 1, day))
    shown = {
        cell.value: cell.number_format
        for cell in column_of(opened(download(laura)), "Målinger", "Værdi")
    }
    assert shown[0.06] == shown[15.8] == "#,##0.0##"
    assert shown[0.000125] == "#,##0.0#####"
    assert shown[1234567] == "#,##0"


def test_the_file_has_a_name_that_tells(cast, laura):
    response = download(laura, plan=cast.plan.slug, fra="initiatives", status="bortfaldet")
    day = timezone.localdate()
    name = f"beskplan-{cast.plan.slug}-initiativer-{day}.xlsx"
    assert name in response["Content-Disposition"]


def test_lists_without_a_filter_have_names_of_their_own(cast, laura):
    lists = {"initiatives": "initiativer", "targets": "mål", "measurements": "målinger"}
    for name, word in {**lists, "budget": "budget", "reports": "alle-planer"}.items():
        said = unquote(download(laura, fra=name, plan="")["Content-Disposition"])
        assert f"{word}-{timezone.localdate()}.xlsx" in said


def test_a_list_without_rows_offers_no_file(cast, laura):
    page = laura.get(reverse("initiatives"), {"q": "findes slet ikke"}).content.decode()
    assert "Hent som Excel" not in page


def test_the_list_of_initiatives_and_its_sheet_have_the_same_rows(cast, laura):
    query = {"unit": cast.units.musvaagevej.pk, "status": ""}
    screen = laura.get(reverse("initiatives"), query).context["table"].rows
    codes = [row["Kode"] for row in sheet(laura, "Initiativer", fra="initiatives", **query)]
    assert codes == [row.record.code for row in screen]
    assert 0 < len(codes) < cast.plan.initiatives.count()


def test_the_list_of_targets_and_its_sheet_have_the_same_rows(cast, laura):
    query = {"q": "mentor"}
    screen = laura.get(reverse("targets"), query).context["table"].rows
    rows = sheet(laura, "Mål", fra="targets", **query)
    assert [row["Mål"] for row in rows] == [row.record.title for row in screen]
    assert len(rows) == 1


def test_the_list_of_measurements_and_its_sheet_have_the_same_rows(cast, laura):
    measure(cast.mentor_target, 66, plan=cast.plan)
    measure(cast.sygeforloeb_target, 119, plan=cast.plan)
    query = {"q": "mentor"}
    screen = laura.get(reverse("measurements"), query).context["table"].rows
    rows = sheet(laura, "Målinger", fra="measurements", **query)
    assert [row["Værdi"] for row in rows] == [row.record.value for row in screen] == [66]


def test_the_budget_of_a_year_and_its_sheet_have_the_same_rows(cast, laura):
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    for year in (2007, 2008):
        BudgetAmount.objects.create(line=line, year=year, amount=Decimal("1.5"))
    rows = sheet(laura, "Budget", fra="budget", year="2007", plan=cast.plan.slug)
    assert [(row["Linje"], row["År"], row["Beløb (mio. kr.)"]) for row in rows] == [
        ("Mentorer", 2007, 1.5)
    ]


def test_a_line_without_figures_is_a_row(cast, laura):
    BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    (row,) = sheet(laura, "Budget")
    assert (row["Linje"], row["År"], row["Beløb (mio. kr.)"]) == ("Mentorer", None, None)


def test_zero_blank_and_not_stated_are_three_things(cast, laura):
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    BudgetAmount.objects.create(line=line, year=2007, amount=0, unit_cost_not_stated=True)
    (row,) = sheet(laura, "Budget")
    assert row["Beløb (mio. kr.)"] == 0
    assert row["Helårspersoner"] is None
    assert row["Enhedsomkostning"] is None
    assert row["Ikke oplyst"] == "enhedsomkostning"


def test_a_filter_leaves_the_other_sheets_whole_and_is_said_in_words(cast, laura):
    query = {"plan": cast.plan.slug, "fra": "initiatives", "status": "bortfaldet"}
    workbook = opened(download(laura, **query))
    assert [row["Kode"] for row in rows_of(workbook, "Initiativer")] == ["1.5"]
    assert len(rows_of(workbook, "Mål")) == 3
    said = overview(laura, **query)
    assert (
        said["Afgrænsning"] == "Arket Initiativer: Status: bortfaldet. De øvrige ark: hele planen."
    )
    assert said["Hentet af"] == "Laura Lind"
    assert said["I alt"] == 1


def test_the_plan_in_view_is_the_one_that_is_downloaded(cast, laura):
    laura.get(reverse("initiatives"), {"plan": cast.plan.slug})
    assert cast.plan.slug in download(laura, fra="initiatives")["Content-Disposition"]


def test_a_download_does_not_change_the_plan_in_view(cast, laura):
    laura.get(reverse("initiatives"), {"plan": cast.plan.slug})
    assert "alle-planer" in download(laura, plan="")["Content-Disposition"]
    assert laura.session[PLAN] == cast.plan.slug


def test_a_round_downloads_its_own_follow_ups(cast, laura):
    first, second = open_round(cast.plan), open_round(cast.plan, date(2008, 6, 30), state="lukket")
    for asked, one in ((first, cast.mentor), (second, cast.sygeforloeb)):
        FollowUp.objects.create(
            initiative=one, round=asked, effective_on=asked.cutoff, state="godkendt"
        )
    rows = sheet(laura, "Opfølgning", fra="round", runde=second.slug)
    assert [row["Kode"] for row in rows] == ["2.6"]
    assert laura.get(reverse("export"), {"fra": "round", "runde": "nej"}).status_code == 404


def test_a_round_without_answers_gives_a_sheet_without_rows(cast, laura):
    asked = open_round(cast.plan)
    assert sheet(laura, "Opfølgning", fra="round", runde=asked.slug) == []


def test_a_round_narrowed_to_a_status_downloads_what_its_page_shows(cast, laura):
    asked = open_round(cast.plan)
    for one, status, state in (
        (cast.mentor, "opfyldt", "indsendt"),
        (cast.sygeforloeb, "delvist", "godkendt"),
        (cast.raadgivning, "opfyldt", "kladde"),
    ):
        FollowUp.objects.create(
            initiative=one, round=asked, effective_on=asked.cutoff, status=status, state=state
        )
    query = {"status": UNAPPROVED.value}
    screen = laura.get(asked.get_absolute_url(), query)
    rows = sheet(laura, "Opfølgning", fra="round", runde=asked.slug, **query)
    assert [(row["Status"], row["Foreslået status"]) for row in rows] == [
        ("indsendt, ikke godkendt", "opfyldt")
    ]
    assert [row["Kode"] for row in rows] == [row.code for row in screen.context["shown"]] == ["3.4"]
    assert f"runde={asked.slug}" in screen.content.decode()


def test_drafts_stay_with_their_writers(cast, laura):
    FollowUp.objects.create(initiative=cast.mentor, effective_on=date(2008, 1, 1), state="kladde")
    assert sheet(laura, "Opfølgning") == []


def test_who_entered_a_figure_is_said(cast, laura):
    measure(
        cast.mentor_target, 70, entered_by=cast.people.soeren, entered_at=timezone.now(),
        plan=cast.plan, note="Talt op",
    )  # fmt: skip
    (row,) = sheet(laura, "Målinger")
    assert (row["Bemærkning"], row["Indtastet af"]) == ("Talt op", "Søren Sørensen")
    assert row["Indtastet"] == timezone.localdate()


def test_a_unit_that_contributes_stands_after_the_one_that_leads(cast, laura):
    lead(cast.units.sof, cast.sygeforloeb, CONTRIBUTES)
    row = next(row for row in sheet(laura, "Initiativer") if row["Kode"] == "2.6")
    assert row["Ansvarlige enheder"] == (
        f"{cast.units.musvaagevej.name}; {cast.units.sof.name} (bidrager)"
    )


def test_an_empty_application_gives_a_workbook_without_rows(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nils"))
    workbook = opened(download(client))
    assert rows_of(workbook, "Initiativer") == []
    assert workbook["Oversigt"]._charts == []


def test_nobody_downloads_without_a_login(client, db):
    assert client.get(reverse("export")).status_code == 302
    assert client.get(reverse("reports")).status_code == 302


def test_the_reports_page_offers_all_plans_and_each_plan(cast, laura):
    with max_own_queries(3):
        page = laura.get(reverse("reports")).content.decode()
    assert f'href="{reverse("export")}?plan=&amp;fra=reports"' in page
    assert f'href="{reverse("export")}?plan={cast.plan.slug}&amp;fra=reports"' in page
    assert "Hent alle planer" in page


def test_the_reports_page_counts_what_a_plan_holds(cast, laura):
    (row,) = laura.get(reverse("reports")).context["rows"]
    assert (row.initiative_number, row.target_number) == (4, 3)
    assert (row.measurement_number, row.follow_up_number, row.budget_number) == (0, 0, 0)


def test_the_reports_page_without_plans_says_who_makes_one(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nils"))
    assert "Der er ingen planer at hente endnu" in client.get(reverse("reports")).content.decode()


def make_plans(number):
    return Plan.objects.bulk_create(
        Plan(slug=f"plan-{year}", title=f"Plan {year}", kind="aftale", year_from=year, year_to=year)
        for year in range(2010, 2010 + number)
    )


def test_the_reports_page_shows_the_newest_plans_and_where_the_others_are(cast, laura):
    make_plans(25)
    response = laura.get(reverse("reports"))
    shown = [row.title for row in response.context["rows"]]
    assert shown == [f"Plan {year}" for year in range(2034, 2014, -1)]
    assert "Her står planen i syne og de nyeste" in response.content.decode()


def test_the_plan_in_view_is_first_on_the_reports_page(cast, laura):
    make_plans(25)
    rows = laura.get(reverse("reports"), {"plan": cast.plan.slug}).context["rows"]
    assert [row.title for row in rows][:2] == ["Aftale 2007", "Plan 2034"]


def test_few_plans_are_all_there_and_nothing_is_said_of_others(cast, laura):
    assert "de nyeste. Find" not in laura.get(reverse("reports")).content.decode()
