"""The workbook of the five plans as they are loaded, read back cell by cell."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from beskplan.exports.excel.selection import everything
from beskplan.exports.excel.workbook import write_workbook
from initiatives.models import Plan
from initiatives.permissions import NOBODY
from tests.beskplan.exports.workbooks import (
    HEADERS,
    opened,
    pick,
    rows_of,
)
from tests.queries import max_own_queries

P2007, P2009, P2009_10, P2011, P2014 = (
    "beskaeftigelsesaftale-2007",
    "integrationsaftale-2009",
    "aftale-2009-2010",
    "beskaeftigelsesaftale-2011",
    "beskaeftigelsesplan-2014",
)
DATES = {"Vedtaget", "Basisdato", "Periode fra", "Frist", "Seneste dato", "Dato"} | {
    "Fulgt op pr.",
    "Gælder pr.",
    "Skrevet",
    "Indtastet",
}
FIGURES = {"År fra", "År til", "Startår", "Forløb årligt", "Målværdi", "Målværdi til"} | {
    "Basisværdi",
    "Seneste værdi",
    "Værdi",
    "Tæller",
    "Nævner",
    "År",
    "Måned",
    "Ministermål nr.",
    "Antal personer",
    "Prisniveau",
    "Beløb (mio. kr.)",
    "Helårspersoner",
    "Enhedsomkostning",
    "Kommunal andel (pct.)",
}


def sheet(workbook, title, plan=None):
    return [row for row in rows_of(workbook, title) if plan in (None, row["Plan-id"])]


def test_the_sheets_stand_in_order(workbook):
    assert workbook.sheetnames == ["Oversigt", *HEADERS]


@pytest.mark.parametrize("title", HEADERS)
def test_the_header_rows_are_exact(workbook, title):
    header = [cell.value for cell in workbook[title][1]]
    assert ", ".join(header) == HEADERS[title]


@pytest.mark.parametrize("title", HEADERS)
def test_dates_are_dates_and_numbers_are_numbers(workbook, title):
    for column in workbook[title].iter_cols():
        header, *cells = column
        kinds = {cell.data_type for cell in cells if cell.value is not None}
        if header.value in DATES:
            assert kinds <= {"d"}, header.value
            assert {c.number_format for c in cells if c.value} <= {"dd-mm-yyyy"}
        elif header.value in FIGURES:
            assert kinds <= {"n"}, header.value
        else:
            assert kinds <= {"s", "n"} and "f" not in kinds, header.value


def test_every_plan_is_there_newest_first(workbook):
    plans = [row["Plan-id"] for row in sheet(workbook, "Planer")]
    assert plans == [P2014, P2011, P2009, P2009_10, P2007]


@pytest.mark.parametrize(
    ("title", "model"),
    [("Fokusområder", "FocusArea"), ("Initiativer", "Initiative"), ("Mål", "Target")]
    + [("Målinger", "Measurement"), ("Opfølgning", "FollowUp")],
)
def test_no_row_is_left_out(workbook, title, model):
    from django.apps import apps

    models = [found for found in apps.get_models() if found.__name__ == model]
    assert len(sheet(workbook, title)) == models[0].objects.count()


def test_initiative_3_4_of_2007(workbook):
    row = pick(sheet(workbook, "Initiativer", P2007), Kode="3.4")
    assert row["Initiativ"] == "Etablering af kommunal mentorordning (op til 100 forløb i alt)"
    assert row["Fokusområder"] == "3 Unge skal have en uddannelse"
    assert row["Status"] == "opfyldt"
    assert row["Kildens status"] == "Målet er opfyldt"
    assert row["Ansvarlige enheder"] == "Jobcenter Skelbækgade"


def test_statuses_are_danish_words(workbook):
    words = [row["Status"] for row in sheet(workbook, "Initiativer", P2007)]
    assert words.count("opfyldt") == 12
    assert words.count("delvist opfyldt") == 1
    assert words.count("ikke opfyldt") == 2
    assert words.count("ikke vurderet") == 1
    assert words.count("ulæselig i kilden") == 1


def test_lapsed_initiatives_have_their_reason_or_say_that_there_is_none(workbook):
    lapsed = {
        row["Kode"]: row["Bortfaldsgrund"]
        for row in sheet(workbook, "Initiativer", P2011)
        if row["Status"] == "bortfaldet"
    }
    assert lapsed["A4"] == lapsed["C1"] == "ingen begrundelse i kilden"
    assert lapsed["B4"].startswith("Initiativet blev ikke prioriteret i budgetaftalen for 2011")
    assert lapsed["C6"].startswith("Ministeren har sagt nej")


def test_an_initiative_of_two_areas_is_one_row_that_names_both(workbook):
    row = pick(sheet(workbook, "Initiativer", P2014), Kode="3.1-2")
    assert row["Fokusområder"] == (
        "3.1 Job- og uddannelsesparate u/30; 3.2 Job- og uddannelsesparate 30+"
    )
    assert row["Kategori"] == "særlig indsats"


def test_categories_that_differ_name_their_area(workbook):
    row = pick(sheet(workbook, "Initiativer", P2014), Kode="3.1-1")
    assert row["Kategori"] == "3.1: særlig indsats; 4: ingen kategori"


def test_contributing_units_say_so(workbook):
    row = pick(sheet(workbook, "Initiativer", P2011), Kode="A4")
    assert row["Ansvarlige enheder"].startswith("Jobcenter Nyropsgade; ")
    assert "Jobcenter Skelbækgade (bidrager)" in row["Ansvarlige enheder"]


def test_yearly_volume_of_2009(workbook):
    row = pick(sheet(workbook, "Initiativer", P2009), Kode="3.4")
    assert row["Forløb årligt"] == 50


def test_continued_initiatives_name_plan_code_and_title(workbook):
    earlier = [row["Viderefører"] for row in sheet(workbook, "Initiativer") if row["Viderefører"]]
    assert earlier
    codes = {(row["Plan-id"], row["Kode"]) for row in sheet(workbook, "Initiativer")}
    for text in earlier:
        plan, code, _ = text.split(" ", 2)
        assert (plan, code) in codes


def test_the_mentor_target_of_2007(workbook):
    row = pick(sheet(workbook, "Mål", P2007), Kode="3.4", Komparator="mindst")
    assert (row["Målværdi"], row["Enhed"], row["Målt som"]) == (80, "forløb", "niveau")
    assert (row["Seneste værdi"], row["Beregnet status"]) == (66, "delvist opfyldt")
    assert row["Frist"] == row["Seneste dato"] == date(2007, 12, 31)
    assert row["Type"] == "indsatsmål"
    assert row["Mål"] == "Iværksatte mentorforløb"
    assert row["Ordlyd"]
    assert row["Kilde"].startswith("Bilag 1, Opfølgning på Beskæftigelsesaftale 2007, pkt. 3.4")


def test_targets_of_no_initiative_say_what_they_are_set_for(workbook):
    rows = sheet(workbook, "Mål")
    assert {row["Gælder"] for row in rows} == {"initiativ", "fokusområde", "planen"}
    of_area = [row for row in rows if row["Gælder"] == "fokusområde"]
    assert all(row["Kode"] and row["Fokusområde"] and row["Fokusområde-id"] for row in of_area)
    assert not any(row["Kode"] for row in rows if row["Gælder"] == "planen")


def test_minister_goals_of_2014(workbook):
    kinds = [row["Type"] for row in sheet(workbook, "Mål", P2014)]
    assert kinds.count("ministermål") >= 4


def test_a_calculated_baseline_is_marked(workbook):
    marked = [row for row in sheet(workbook, "Mål") if row["Basis beregnet"] == "ja"]
    assert marked
    assert all(row["Basisværdi"] is not None for row in marked)


def test_a_figure_names_initiative_focus_area_and_when(workbook):
    rows = sheet(workbook, "Målinger", P2007)
    row = next(row for row in rows if (row["Kode"], row["Værdi"]) == ("3.4", 66))
    assert row["Initiativ"].startswith("Etablering af kommunal mentorordning")
    assert (row["Fokusområder"], row["År"], row["Måned"]) == ("3", 2007, 12)
    assert row["Initiativ-id"] == "init-hf2o2v4jmkwt"
    assert (row["Total eller del"], row["Fordelt efter"]) == ("total", None)


def test_figures_of_a_ministers_goal_have_its_number(workbook):
    """Of goals 1, 2 and 4 the plan prints no figure of the indicator itself."""
    rows = sheet(workbook, "Målinger", P2014)
    goal = {row["Indikator"]: row["Ministermål nr."] for row in rows}
    assert goal["Langtidsledige"] == goal["Ændring i antallet af langtidsledige"] == 3
    assert set(goal.values()) == {None, 3}


def test_parts_say_what_the_total_is_split_by(workbook):
    rows = sheet(workbook, "Målinger")
    parts = {row["Fordeling"]: row["Fordelt efter"] for row in rows if row["Fordeling"]}
    assert parts["mænd"] == "køn"
    assert parts["heraf match 1: Jobklar"] == "match"
    assert parts["under 25 år"] == "alder"
    assert parts["Bygge og anlæg"] == "branche"
    assert all(row["Total eller del"] == "del" for row in rows if row["Fordeling"])


def test_sheets_are_joined_by_ids(workbook):
    initiatives = {row["Initiativ-id"] for row in sheet(workbook, "Initiativer")}
    for title in ("Placering", "Ansvar", "Opfølgning"):
        assert {row["Initiativ-id"] for row in sheet(workbook, title)} <= initiatives
    assert len(initiatives) == len(sheet(workbook, "Initiativer"))


def test_a_unit_named_in_running_text_says_so(workbook):
    rows = sheet(workbook, "Ansvar")
    assert {"ansvarlig", "bidrager"} == {row["Rolle"] for row in rows}
    assert {"står i en kolonne", "fremgår af teksten"} <= {row["Grundlag"] for row in rows}
    assert any(row["Trykt som"] == "Jobcenter Nyrupsgade" for row in rows)


def test_an_initiative_in_two_focus_areas_has_a_row_in_each(workbook):
    rows = sheet(workbook, "Placering", P2014)
    assert len(rows) > len({row["Initiativ-id"] for row in rows})


def test_headcounts_are_numbers_of_target_groups(workbook):
    counts = [row["Antal personer"] for row in sheet(workbook, "Målgrupper")]
    assert any(isinstance(one, int) for one in counts)


def test_a_plan_says_how_it_is_judged(workbook):
    row = pick(sheet(workbook, "Planer"), Plan="Beskæftigelsesaftale 2007")
    assert (row["Tolerance for ca. (pct.)"], row["Tærskel for delvist (pct.)"]) == (10, 50)
    assert (row["Sagsnr."], row["Dok.nr."]) == ("2997-34348", "2009-146976")


def test_yearly_targets_say_so(workbook):
    assert {row["Gentagelse"] for row in sheet(workbook, "Mål")} == {"én gang", "årligt"}


def test_table_1_of_2014(workbook):
    rows = sheet(workbook, "Målinger", P2014)
    row = pick(rows, Indikator="Arbejdsstyrke", Område="Østdanmark", Dato=date(2013, 12, 31))
    assert (row["Værdi"], row["Enhed"], row["Datatype"]) == (1_226_000, "personer", "prognose")


def test_contradicting_statements_are_both_there_and_only_one_counts(workbook):
    rows = [row for row in sheet(workbook, "Målinger") if row["Værdi"] in (15_096, 15_097)]
    assert {row["Gældende"] for row in rows} == {"ja", "nej"}


def test_numerator_and_denominator_stand_as_stated(workbook):
    rows = sheet(workbook, "Målinger", P2007)
    row = next(row for row in rows if (row["Tæller"], row["Nævner"]) == (227, 602))
    assert row["Værdi"] == 32


def test_the_follow_up_of_2007(workbook):
    rows = sheet(workbook, "Opfølgning", P2007)
    assert len(rows) == 17
    row = pick(rows, Kode="3.4")
    assert (row["Status"], row["Beregnet status"]) == ("opfyldt", "delvist opfyldt")
    assert (row["Afvigelse"], row["Begrundelse"]) == (
        "bedre end beregnet",
        "ingen begrundelse i kilden",
    )
    downwards = pick(rows, Kode="4.1")
    assert downwards["Afvigelse"] == "dårligere end beregnet"
    assert downwards["Begrundelse"] is None


def test_not_stated_and_blank_are_two_things(workbook):
    rows = sheet(workbook, "Budget", P2014)
    new = pick(rows, Linje="Driftsudgifter vedr. modtagere af særlig…", År=2013)
    assert (new["Beløb (mio. kr.)"], new["Helårspersoner"]) == (9, 1103)
    assert (new["Enhedsomkostning"], new["Ikke oplyst"]) == (None, "enhedsomkostning")
    assert new["NY"] == "ja"
    mentor = pick(rows, Linje="Mentorordning for alle målgrupper…", År=2014)
    assert (mentor["Beløb (mio. kr.)"], mentor["Helårspersoner"]) == (30, None)


def test_budget_figures_of_2014(workbook):
    rows = sheet(workbook, "Budget", P2014)
    row = pick(rows, Linje="Driftsudgifter ved aktivering i alt…", År=2013)
    assert (row["Beløb (mio. kr.)"], row["Helårspersoner"]) == (897.7, 48_701)
    assert (row["Enhedsomkostning"], row["Prisniveau"]) == (18_432, 2014)
    assert (row["Konto"], row["Gruppering"], row["Type"]) == ("5.68.90", "001-010", "drift")


def test_the_financing_of_2009_and_2010(workbook):
    rows = sheet(workbook, "Budget", P2009_10)
    total = pick(rows, Linje="Samlede udgifter til aftalen")
    assert (total["Beløb (mio. kr.)"], total["År"]) == (66.4, None)
    assert (total["Periode"], total["Total eller del"]) == ("2009 og 2010", "total")
    part = pick(rows, Linje="Drift")
    assert (part["Beløb (mio. kr.)"], part["Del af"]) == (21.4, "Samlede udgifter til aftalen")
    central = pick(rows, Linje="Initiativer, som søges finansieret…")
    assert (central["Beløb (mio. kr.)"], central["Finansiering"]) == (22, "centralt budget")


def test_parts_that_are_the_whole_and_those_that_overlap_are_told_apart(workbook):
    """21,4 and 45,0 are 66,4; 22,0 is of both, and of it 17 overlaps 9, 6 and 7."""
    rows = [row for row in sheet(workbook, "Budget", P2009_10) if row["Del af"]]
    kinds = {row["Beløb (mio. kr.)"]: row["Total eller del"] for row in rows}
    assert kinds == {21.4: "del", 45: "del", 22: "heraf", 17: "heraf", 9: "del", 6: "del", 7: "del"}


def test_figures_that_do_not_add_up_stand_with_their_row(workbook):
    rows = sheet(workbook, "Tal der ikke stemmer", P2009_10)
    ids = {row["Budgetlinje-id"] for row in sheet(workbook, "Budget", P2009_10)}
    services = [row for row in rows if row["Række-id"] in ids]
    assert any("17" in row["Forklaring"] for row in services)


def test_the_budget_of_the_2009_plan(workbook):
    row = pick(sheet(workbook, "Budget", P2009), Linje="Budget til aftalen i 2009")
    assert (row["Beløb (mio. kr.)"], row["År"]) == (91, 2009)


def test_the_overview_counts_statuses_and_has_a_chart(workbook):
    page = workbook["Oversigt"]
    lines = {row[0]: row[1:] for row in page.iter_rows(max_col=8, values_only=True) if row[0]}
    assert lines["Plan"] == (
        *(
            "I alt",
            "opfyldt",
            "delvist opfyldt",
            "ikke opfyldt",
            "bortfaldet",
            "ikke vurderet",
            "ulæselig i kilden",
        ),
    )
    assert lines["Beskæftigelsesaftale 2007"] == (17, 12, 1, 2, 0, 1, 1)
    assert lines["2007: 3 Unge skal have en uddannelse"] == (5, 4, 0, 0, 0, 0, 1)
    assert lines["Afgrænsning"][0] == "Alle planer"
    assert isinstance(lines["Dato"][0], datetime)
    assert len(page._charts) == 1
    assert len(page._charts[0].series) == 6


def test_the_file_describes_itself(workbook):
    about = workbook.properties
    assert about.title == "Beskplan: Alle planer"
    assert about.creator == "Beskplan (export_workbook)"
    assert about.language == "da-DK"


def test_one_plan_holds_only_its_own_rows(loaded_plans, tmp_path, capsys):
    path = tmp_path / "2007.xlsx"
    call_command("export_workbook", str(path), plan=P2007)
    file = opened(path)
    for title in HEADERS:
        plans = {row["Plan-id"] for row in rows_of(file, title)}
        assert plans == (set() if title == "Revisioner" else {P2007}), title
    assert "Initiativer 17" in capsys.readouterr().out


def test_an_unknown_plan_names_those_there_are(loaded_plans, tmp_path):
    with pytest.raises(CommandError, match=P2014):
        call_command("export_workbook", str(tmp_path / "x.xlsx"), plan="findes-ikke")


def test_the_queries_are_few_whatever_the_rows(five_plans, tmp_path):
    for plan in (Plan.objects.get(slug=P2007), None):
        selection = everything(plan, NOBODY, exported_by="test", exported_at=timezone.now())
        with max_own_queries(55):
            write_workbook(selection, str(tmp_path / "x.xlsx"))
