"""The sheets of plans, focus areas and initiatives."""

from beskplan.browse.file_rows import focus_areas_for_file, initiatives_for_file
from beskplan.browse.tables import FocusAreaTable, InitiativeTable, PlanTable
from beskplan.exports.excel.sheet import Sheet

CHUNK = 2000  # rows fetched at a time, each chunk with one query per prefetch

PLANS = Sheet(
    "Planer",
    "aftaler og planer",
    PlanTable,
    lambda selection: selection.plans.select_related("source"),
    "plans",
)

FOCUS_AREAS = Sheet(
    "Fokusområder",
    "planernes dele med målgrupper, formål og resultatmål",
    FocusAreaTable,
    lambda selection: focus_areas_for_file(selection.focus_areas).iterator(chunk_size=CHUNK),
    "focus_areas",
)

INITIATIVES = Sheet(
    "Initiativer",
    "initiativerne med status, ansvarlige og beskrivelse",
    InitiativeTable,
    lambda selection: initiatives_for_file(selection.initiatives).iterator(chunk_size=CHUNK),
    "initiatives",
)
