"""The papers of the five plans and of the closed round of 2007, against what was read by hand."""

import os
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from docx import Document
from openpyxl import load_workbook

from beskplan.exports.word.content import Issued
from beskplan.exports.word.execution import execution_paper
from beskplan.exports.word.goals import goals_paper
from followup.models import FollowUp
from initiatives.models import Initiative, Plan
from initiatives.statuses import status_word
from targets.models import Measurement, Target
from targets.rule.explanation import full_wording
from tests.beskplan.exports.documents import document_text, footnotes, headings, read, rows_of
from tests.documented import facts
from tests.pages import one_space

MADE = Issued("Pia Planlægger", datetime(2026, 11, 22, 13, 5, tzinfo=UTC))
ROUND, P2007 = "opfoelgning-2007", "beskaeftigelsesaftale-2007"
P2011, P2014 = "beskaeftigelsesaftale-2011", "beskaeftigelsesplan-2014"
SLUGS = (P2007, "integrationsaftale-2009", "aftale-2009-2010", P2011, P2014)


@pytest.fixture(scope="module")
def folder(loaded_plans, tmp_path_factory):
    """The papers as the commands write them."""
    folder = tmp_path_factory.mktemp("papirer")
    call_command("export_paper", str(folder / "bilag.docx"), round=ROUND)
    call_command("export_round", str(folder / "runde.xlsx"), round=ROUND)
    call_command("export_goals", str(folder / "maal.docx"), plan=P2014)
    call_command("export_plan", str(folder / "plan.docx"), plan=P2011)
    return folder


@pytest.fixture
def appendix(folder, five_plans):
    return Document(str(folder / "bilag.docx"))


@pytest.fixture
def rows(appendix) -> dict[str, list[str]]:
    """The appendix's rows by the initiative's code."""
    found = [[one_space(cell) for cell in row] for row in rows_of(appendix, "Indsats")]
    return {row[0].split(" ")[0]: row for row in found}


@pytest.fixture
def plan_rows(folder, five_plans) -> dict[str, list[str]]:
    """The rows of 2011's plan by the initiative's code."""
    rows = rows_of(Document(str(folder / "plan.docx")), "Initiativ")
    return {row[0].split(" ")[0]: row for row in rows}


@pytest.fixture
def workbook(folder, five_plans):
    return load_workbook(folder / "runde.xlsx")


def sheet(workbook, title) -> list[dict]:
    head, *found = workbook[title].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


# The appendix of 2007


def test_the_appendix_has_the_five_areas_and_every_title(appendix, rows):
    documented = facts(P2007)
    areas = [f"Indsatsområde {code} – {title}" for code, title in documented["fokusområder"]]
    assert headings(appendix) == [*areas, "Sådan er status beregnet"]
    titles = [row[-1] for row in documented["initiativer"]]
    assert [
        row[0].startswith(f"{code} {title}")
        for (code, row), title in zip(rows.items(), titles, strict=True)
    ] == [True] * 17


def test_the_appendix_has_every_status_as_the_document_states_it(rows):
    for code, status, words, calculated, deviation in facts(P2007)["opfølgning"]:
        shown = rows[code][1]
        assert f" {words or status_word(status)}" in shown
        assert ("Afviger" in shown) == bool(deviation)
        if deviation:
            assert f"beregnet: {status_word(calculated)}" in shown


def test_the_appendix_says_where_the_source_gives_no_reason(rows):
    unreasoned = {code for code, row in rows.items() if "ingen begrundelse i kilden" in row[1]}
    assert unreasoned == {"3.4"}
    assert "Begrundelse: Målet er nået, da antallet" in rows["4.2"][1]


def test_the_appendix_has_every_target_and_its_verdict(rows):
    targets = Target.objects.filter(initiative__plan__slug=P2007).select_related("initiative")
    assert len(targets) == 26
    for target in targets:
        assert target.wording in rows[target.initiative.code][0]
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct." in rows["3.4"][0]


def test_the_appendix_has_every_figure_date_decision_and_cause(appendix, rows):
    """The words that were listed when the document was read by hand."""
    listed = [(place.split(" ")[0], words) for place, words in facts(P2007)["ord"]]
    listed = [(code, words) for code, words in listed if code in rows]
    assert len(listed) > 90
    notes = footnotes(appendix)
    said = {code: " ".join([*row, notes]) for code, row in rows.items()}
    assert [(code, words) for code, words in listed if words not in said[code]] == []


def test_the_appendix_says_round_date_maker_and_numbers(appendix):
    text = document_text(appendix)
    assert text.startswith("Bilag 1, Opfølgning på Beskæftigelsesaftale 2007")
    assert "Opgjort pr.: 31. december 2007" in text
    assert "17 initiativer: 12 opfyldt, 1 delvist, 2 ikke opfyldt" in text
    assert "2 ikke opfyldt, 1 ikke vurderet, 1 ulæselig i kilden" in text
    assert "Udskrevet" not in text
    assert "Foreløbig" not in text
    footer = document_text(appendix.sections[0].footer)
    assert "Sagsnr.: 2997-34348, Dok.nr.: 2009-146976" in footer
    assert "side 1 af 1" in footer


def test_the_appendix_notes_figures_that_do_not_agree(appendix):
    notes = footnotes(appendix)
    assert "227 af 602 er 37,7 pct." in notes


def test_the_appendix_does_not_change_with_what_happens_later(tmp_path, five_plans, appendix, rows):
    """A measurement, a wording and a title that change today."""
    Measurement.objects.filter(indicator__targets__initiative__code="3.4").update(value=80)
    Initiative.objects.filter(plan__slug=P2007).update(title="Nyt navn")
    Target.objects.filter(plan__slug=P2007).update(wording="Nyt mål")
    FollowUp.objects.update(status="opfyldt", results="Nyt resultat")
    call_command("export_paper", str(tmp_path / "igen.docx"), round=ROUND)
    again = rows_of(Document(str(tmp_path / "igen.docx")), "Indsats")
    assert [[one_space(cell) for cell in row] for row in again] == list(rows.values())
    assert footnotes(Document(str(tmp_path / "igen.docx"))) == footnotes(appendix)


# The workbook of 2007


def test_the_workbook_has_every_answer_of_the_round(workbook):
    answers = sheet(workbook, "Opfølgning")
    documented = facts(P2007)["opfølgning"]
    assert [
        (row["Kode"], row["Besluttet status"], row["Kildens ord"] or "") for row in answers
    ] == [(code, status_word(status), words) for code, status, words, *_ in documented]
    deviating = {row["Kode"]: row["Afvigelse"] for row in answers if row["Afvigelse"]}
    assert deviating == {
        "3.4": "bedre end beregnet",
        "4.2": "bedre end beregnet",
        "4.1": "dårligere end beregnet",
    }


def test_the_workbook_has_every_stated_value(workbook):
    measured = sheet(workbook, "Målinger")
    stated = {(row["Indikator"], row["Fordeling"] or "", row["Værdi"]) for row in measured}
    stored = Measurement.objects.filter(plan__slug=P2007).select_related("indicator")
    linked = stored.filter(indicator__targets__initiative__isnull=False) | stored.filter(
        indicator__initiative_links__isnull=False
    )
    wanted = {(one.indicator.name, one.breakdown, float(one.value)) for one in linked}
    assert wanted <= {(name, breakdown, float(value)) for name, breakdown, value in stated}


def test_the_workbook_says_that_there_is_nothing_to_compare_with(workbook):
    assert workbook["Ændret siden sidst"]["A2"].value.startswith("Der er ingen tidligere")


# The papers of the plans


@pytest.mark.parametrize("slug", SLUGS)
def test_the_goals_paper_has_every_target(five_plans, slug):
    plan = Plan.objects.get(slug=slug)
    text = document_text(read(goals_paper(plan, MADE)))
    for target in plan.targets.all():
        assert one_space(full_wording(target)) in text
    for initiative in plan.initiatives.all():
        assert str(initiative) in text


def test_the_goals_paper_says_a_target_of_a_chapter_and_an_initiative_once(folder, five_plans):
    document = Document(str(folder / "maal.docx"))
    said = [row for row in rows_of(document, "Gælder") if "Ungeledigheden skal" in row[1]]
    assert [row[0] for row in said] == [
        "Hele fokusområdet\n3.1-12 Københavns Kommunes Ungestrategi 2013-2015"
    ]


def test_the_goals_paper_prints_the_minister_s_goals_as_the_plan_does(folder, five_plans):
    document = Document(str(folder / "maal.docx"))
    rows = rows_of(document, "Ministermål")
    assert [row[0] for row in rows] == [
        f"Mål {goal.goal_number}: {goal.title}"
        for goal in Target.objects.for_plan(Plan.objects.get(slug=P2014)).minister_goals()
    ]
    assert "være på 26 pct., svarende til en stigning på 7,6 procentpoint" in rows[0][1]
    assert "Basis: 8.432 personer pr. 31. december 2012 (beregnet)" in rows[2][2]


def test_goals_without_a_figure_stand_apart_and_without_empty_columns(folder, five_plans):
    document = Document(str(folder / "maal.docx"))
    apart = [table for table in document.tables if table.rows[0].cells[1].text == "Mål uden måltal"]
    assert {len(table.columns) for table in apart} == {3}
    text = document_text(document)
    assert "Planen har 59 mål, heraf 4 ministermål. 24 af dem har et måltal." in text


@pytest.mark.parametrize("slug", SLUGS)
def test_the_plan_paper_has_every_initiative_in_each_of_its_areas(five_plans, slug):
    plan = Plan.objects.get(slug=slug)
    listed = rows_of(read(execution_paper(plan, MADE)), "Initiativ")
    assert len(listed) == sum(
        max(1, one.areas.count()) for one in plan.initiatives.prefetch_related("areas")
    )
    titles = {row[0].split("\n")[0] for row in listed}
    assert titles == {str(one) for one in plan.initiatives.all()}


def test_the_plan_paper_of_2011_is_laid_out_as_the_document(folder, five_plans):
    document = Document(str(folder / "plan.docx"))
    assert headings(document)[1] == "Strategisk fokusområde A: Flere skal have en uddannelse"
    assert headings(document, 2)[:3] == ["Målgruppe:", "Formål:", "Resultatmål:"]
    text = document_text(document)
    assert "Ad 2: At styrke indsatsen over for grupper af ufaglærte" in text
    rows = {row[0].split(" ")[0]: row for row in rows_of(document, "Initiativ")}
    assert "svarende til 12 pct. af de 2.500 unge" in rows["A1"][1]
    assert rows["A1"][2] == "Jobcenter Skelbækgade"
    assert "Initiativet bortfalder." in rows["A4"][0]


def test_the_plan_paper_prints_the_document_s_words_for_a_status(plan_rows):
    assert "Initiativet udgår, da initiativet ikke blev prioriteret" in plan_rows["B4"][0]
    assert "Initiativet kan ikke gennemføres." in plan_rows["C6"][0]
    assert "BIF forhandler med AC om en samarbejdsaftale." in plan_rows["C4"][0]


def test_the_plan_paper_says_that_there_is_no_target_where_the_document_does(plan_rows):
    said = [code for code, row in plan_rows.items() if "Indsatsmål: Ingen" in row[1]]
    assert said == ["A5"]


def test_the_column_of_the_responsible_holds_what_the_document_s_column_does(plan_rows):
    assert (plan_rows["B4"][2], plan_rows["C6"][2]) == ("–", "–")
    assert "bidrager" not in plan_rows["A4"][2]


@pytest.mark.parametrize(
    ("slug", "area", "heads"),
    [
        ("integrationsaftale-2009", "1 Jobplan", "Implementeringsplan for 2009-2012, Ansvarlig"),
        ("aftale-2009-2010", "Strategisk fokusområde 1: Sådan", "Indsats, Ansvarlig"),
        (P2011, "Strategisk fokusområde A: Flere", "Indsats, Implementeringsansvarlig"),
    ],
)
def test_the_plan_paper_calls_its_parts_as_the_document_does(five_plans, slug, area, heads):
    document = read(execution_paper(Plan.objects.get(slug=slug), MADE))
    assert any(one.startswith(area) for one in headings(document))
    table = next(one for one in document.tables if one.rows[0].cells[0].text == "Initiativ")
    assert ", ".join(cell.text for cell in table.rows[0].cells[1:]) == heads


def test_the_plan_paper_prints_the_financing(five_plans):
    document = read(execution_paper(Plan.objects.get(slug="aftale-2009-2010"), MADE))
    rows = rows_of(document, "Finansiering")
    assert [row[1].split(" mio.")[0] for row in rows] == [
        *("66,4", "21,4", "45,0", "22,0", "17,0", "9,0", "6,0", "7,0")
    ]
    document = read(execution_paper(Plan.objects.get(slug="integrationsaftale-2009"), MADE))
    assert rows_of(document, "Finansiering")[-1][:2] == [
        "Budget til aftalen i 2009",
        "91,0 mio. kr. (2009)",
    ]


def test_the_financing_says_which_amounts_are_of_the_accounts(five_plans):
    rows = rows_of(read(execution_paper(Plan.objects.get(slug=P2007), MADE)), "Finansiering")
    assert "2,8 mio. kr. (2007, regnskab)" in [row[1] for row in rows]


def test_no_paper_uses_words_of_the_system(folder, five_plans):
    for name in ("bilag", "maal", "plan"):
        text = document_text(Document(str(folder / f"{name}.docx")))
        for word in ("export_", "regelversion", "Tilstand", "Ingen tekst", "Note til kilden"):
            assert word not in text, (name, word)


# The commands


@pytest.mark.parametrize(
    ("command", "options", "says"),
    [
        ("export_paper", {"round": "nej"}, "Ingen runde hedder nej. Der findes: opfoelgning-2007"),
        ("export_goals", {"plan": "nej"}, "Ingen plan hedder nej."),
        ("export_plan", {"plan": P2011, "out": "x.pdf"}, "Filen skal ende på .docx"),
        ("export_round", {"round": ROUND, "out": "/findes/ikke/x.xlsx"}, "kan ikke skrives"),
    ],
)
def test_a_command_says_what_is_wrong(five_plans, tmp_path, command, options, says):
    options = dict(options)
    out = options.pop("out", tmp_path / "x.docx")
    with pytest.raises(CommandError, match=says):
        call_command(command, str(out), **options)


@pytest.mark.skipif(
    not shutil.which("soffice") and os.environ.get("CI") != "true",  # never passed over in CI
    reason="LibreOffice er ikke installeret",
)
def test_libreoffice_opens_every_paper(folder):
    names = ["bilag.docx", "runde.xlsx", "maal.docx", "plan.docx"]
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        + [f"-env:UserInstallation=file://{folder}/profil"]
        + [str(folder / name) for name in names],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for name in names:
        assert (folder / name).with_suffix(".pdf").stat().st_size > 10_000


def test_plans_papers_note_figures_that_do_not_agree(folder, five_plans):
    notes = footnotes(Document(str(folder / "plan.docx")))
    assert "400 af 2.500 er 16 pct.; kilden siger 12 pct." in notes
    assert "8.432" in footnotes(Document(str(folder / "maal.docx")))
