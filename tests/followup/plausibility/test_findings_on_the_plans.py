"""The contradictions of the five documents: each by its own words, and all of them counted."""

from datetime import date

import pytest

from followup.plausibility.by_row import findings_by_row
from followup.plausibility.gathering import checked
from initiatives.models import Plan
from targets.models import Measurement

A2007, A2009, A0910, A2011, A2014 = (
    "beskaeftigelsesaftale-2007",
    "integrationsaftale-2009",
    "aftale-2009-2010",
    "beskaeftigelsesaftale-2011",
    "beskaeftigelsesplan-2014",
)
# Findings in budget, in statistics, and in targets and initiatives.
COUNTED = {
    A2007: (0, 4, 2),
    A2009: (0, 1, 7),
    A0910: (1, 0, 0),
    A2011: (0, 0, 3),
    A2014: (0, 17, 1),
}
# What is found, where, and what the source's other figures give.
FOUND = [
    (A2007, "efter gennemført tilbud", "32 pct.", "227 af 602 er 37,7 pct."),
    (A2007, "2.3 Formidling af 700 hel-", "700 job", "titlen siger 700 borgere"),
    (A2007, "2.4 Gennemførte", "ca. 100 forløb", "uden 112 samtaler i 2008 er der 21 tilbage"),
    (A2007, "introduktionsforløb", "50 personer", "22 tilbagevisiteret, 5 udeblevet og 8 fortsat"),
    (A2007, "Udvidede mentorforløb", "54 forløb", "21 + 12 + 20 = 53"),
    (A2007, "Udvidede mentorforløb", "54 forløb, heraf", "de samme 3 tal er trykt for Etablerede"),
    (A2009, "Nyledige indvandrere", "252 personer", "163 + 42 + 42 = 247"),
    (A2009, "1.4 Ny jobbus", "Center for Afklaring", "ikke Center for Afklaring og Besk"),
    (A2009, "1.9 Vejledning", "Ydelsesservice", "teksten nævner ikke Ydelsesservice"),
    (A2009, "1.6 Helårspersoner", "120 helårspersoner", "initiativet har 30 forløb årligt"),
    (A2009, "3.2 Helårspersoner", "55 helårspersoner", "initiativet har 50 forløb årligt"),
    (A2009, "3.3 Helårspersoner", "ca. 75 helårspersoner", "initiativet har 30 forløb årligt"),
    (A2009, "1.7 Medarbejdere", "200 forløb årligt", "25 personer = 245"),
    (A2009, "Flere indvandrere", "ca. 2.000 personer", "70 + 560 + 160 + 120 + 15 = 925"),
    (A0910, "Heraf serviceudgifter", "17,0 mio. kr.", "ikke dannes af de andre dele (9,0, 6,0, 7"),
    (A2011, "A2 Unge, der gennemfører", "12 pct.", "400 af 2.500 er 16 pct."),
    (A2011, "B3 Jobfunktioner", "ca. 5 pct.", "100 af 1.800 er 5,6 pct."),
    (A2011, "C4 Særlige forløb", "omkring 23 pct.", "500 af ca. 1.696 er 29,5 pct."),
    (A2014, "langtidsledige personer", "8.432 personer", "til 7.471 personer i april 2013"),
    (A2014, "Langtidsledige, København", "7.735 personer", "7.471 personer, april 2013,"),
    (A2014, "Aktivitetsparate", "16.194 fuldtidspersoner", "11.575 + 4.484 = 16.059"),
    (A2014, "Kontanthjælp, København", "23.107 fuldtidspersoner", "3.575 = 22.998"),
    (A2014, "Kontanthjælp, København", "23.906 fuldtidspersoner", "4.476 = 23.769"),
    (A2014, "match 2: Indsatsklar", "11.538 fuldtidspersoner", "11.575 fuldtidspersoner et andet"),
    (A2014, "match 3: Midlertidig", "4.476 fuldtidspersoner", "4.484 fuldtidspersoner et andet"),
    (A2014, "Førtidspension", "15.096 fuldtidspersoner", "15.097 fuldtidspersoner et andet"),
    (A2014, "offentlig forsørgelse, København", "17,3 pct.", "17,5 pct. et andet sted"),
    (A2014, "offentlig forsørgelse, Østdanmark", "19,3 pct.", "19,5 pct. et andet sted"),
    (A2014, "offentlig forsørgelse, Østdanmark", "−2,4 pct.", "−2,5 pct. et andet sted"),
    (A2014, "arbejdspladser", "−25 pct.", "fra 16.240 til 12.062 er −25,7 pct."),
    (A2014, "Målgrupper", "8 målgrupper", "7 målgrupper et andet sted"),
    (A2014, "Unge på offentlig", "7.259 personer", "knap 13.900 personer"),
    (A2014, "Flere job", "3.000 job", "knap 3.428 job"),
    (A2014, "Kontanthjælp i alt og Akt", "18.456 + 6.395 = 24.851", "23.906 fuldtidspersoner"),
    (A2014, "Revalidering", "1.250 helårspersoner", "814 fuldtidspersoner"),
    (A2014, "Sygedagpenge", "6.243 helårspersoner", "7.134 fuldtidspersoner"),
]


@pytest.fixture
def plans(five_plans):
    return {one.plan.slug: one for one in checked(Plan.objects.all()).plans}


@pytest.mark.parametrize(("plan", "what", "stated", "computed"), FOUND)
def test_a_contradiction_of_the_documents_is_found(plans, plan, what, stated, computed):
    assert [
        check
        for check in plans[plan].findings
        if what in check.what and stated in check.stated and computed in check.computed
    ]


def test_no_other_findings_than_those(plans):
    found = {slug: tuple(len(part.findings) for part in one.parts) for slug, one in plans.items()}
    assert found == COUNTED
    assert sum(sum(counts) for counts in COUNTED.values()) == len(FOUND)


def test_the_six_percentages_of_table_2_are_changes_of_the_share_of_the_employed(plans):
    checks = [c for c in plans[A2014].checks if c.kind == "Ændring mellem to andele"]
    assert [check.stated for check in checks] == [
        f"{number} procentpoint" for number in ("0,06", "−0,54", "−0,54", "−0,42", "1,37", "0,06")
    ]
    assert all(check.fits for check in checks)


def test_table_2_by_calculation(five_plans):
    slug, first, last = "beskaeftigede-koebenhavn-branche", date(2009, 1, 1), date(2012, 1, 1)
    shares = {}
    for day in (first, last):
        rows = Measurement.objects.filter(indicator__slug=slug, date=day)
        employed = dict(rows.values_list("breakdown", "value"))
        total = sum(employed.values())
        shares[day] = {industry: value * 100 / total for industry, value in employed.items()}
    stated = Measurement.objects.filter(indicator__slug=f"{slug}-vaekst-pct")
    printed = dict(stated.values_list("breakdown", "value"))
    assert len(printed) == 6
    assert printed == {
        industry: round(share - shares[first][industry], 2)
        for industry, share in shares[last].items()
    }


@pytest.mark.parametrize(
    ("area", "share", "terms"),
    [("København", "5,8", "4 + 1,9"), ("Østdanmark", "4,9", "3,4 + 1,4")],
)
def test_rounding_explains_the_share_of_those_ready_for_work(plans, area, share, terms):
    """The terms give 5,9 and 4,8; what they may be rounded from gives the printed shares."""
    (check,) = (
        check
        for check in plans[A2014].checks
        if "Arbejdsmarkedsparate ledige" in check.what and area in check.what
    )
    assert check.fits
    assert (check.stated, check.computed[: len(terms)]) == (f"{share} pct.", terms)
    assert "Afrunding" in check.remark


def test_what_no_rule_finds_is_the_editors_remark(plans):
    remarks = [(str(one.owner)[:3], one.text) for one in plans[A2014].remarks]
    assert [place for place, _ in remarks] == ["3.1", "3.2", "4 D", "LBR", "3.3"]
    assert "i 2013" in remarks[0][1] and "i 2014" in remarks[0][1]
    assert "ikke udmeldt kvalitativt mål" in remarks[2][1]


def test_the_findings_of_a_plan_are_told_row_by_row(five_plans):
    plan = Plan.objects.get(slug=A2011)
    found = findings_by_row(plan)
    initiative = plan.initiatives.get(code="A2")
    target = initiative.targets.get(value=400)
    said = "400 af 2.500 er 16 pct.; kilden siger 12 pct."
    assert found.targets[target.pk] == [said]
    assert found.initiatives[initiative.pk] == [said]
    assert len(found.targets) == 3 and not found.budget_lines and not found.plan
