"""The figures of the five plans that do not add up."""

from beskplan.browse.plausibility import checked
from initiatives.models import Plan

# Findings by plan, budget and statistics, as they were found by hand in the documents.
KNOWN = {
    "beskaeftigelsesaftale-2007": (0, 2),  # 32 pct. of 227/602; 54 is not 21 + 12 + 20
    "integrationsaftale-2009": (0, 1),  # 252 is not 163 + 42 + 42
    "aftale-2009-2010": (0, 0),
    "beskaeftigelsesaftale-2011": (0, 0),
    # Six statements stand twice, three sums do not add up, table 2's six percentages are not of
    # its levels, and 16.240 to 12.062 is not a fall of 25 per cent.
    "beskaeftigelsesplan-2014": (0, 16),
}


def test_the_findings_of_the_five_plans_are_those_found_by_hand(five_plans):
    plans = checked(Plan.objects.all()).plans
    assert {
        one.plan.slug: tuple(len(part.findings) for part in one.parts) for one in plans
    } == KNOWN
