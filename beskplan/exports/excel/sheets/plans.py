"""The sheets of plans, focus areas, initiatives and what links them."""

from beskplan.browse.file_rows import (
    focus_areas_for_file,
    initiatives_for_file,
    placements_for_file,
    responsibilities_for_file,
    target_groups_for_file,
)
from beskplan.browse.tables import (
    FocusAreaTable,
    InitiativeTable,
    PlacementTable,
    PlanTable,
    ResponsibilityTable,
    TargetGroupTable,
)
from beskplan.exports.excel.sheet import Sheet

CHUNK = 2000  # rows fetched at a time, each chunk with one query per prefetch

PLANS = Sheet(
    "Planer",
    "aftaler og planer",
    PlanTable,
    lambda selection: selection.plans.select_related("source", "follows"),
    "plans",
    frozen=2,
)

FOCUS_AREAS = Sheet(
    "Fokusområder",
    "planernes dele med målgrupper, formål og resultatmål",
    FocusAreaTable,
    lambda selection: focus_areas_for_file(selection.focus_areas).iterator(chunk_size=CHUNK),
    "focus_areas",
    frozen=4,
)

INITIATIVES = Sheet(
    "Initiativer",
    "initiativerne med status, ansvarlige og beskrivelse",
    InitiativeTable,
    lambda selection: initiatives_for_file(selection.initiatives).iterator(chunk_size=CHUNK),
    "initiatives",
    frozen=4,
)

PLACEMENTS = Sheet(
    "Placering",
    "initiativernes fokusområder og kategorier, én række for hvert initiativ og fokusområde",
    PlacementTable,
    lambda selection: placements_for_file(selection.placements).iterator(chunk_size=CHUNK),
    "placements",
    frozen=4,
)

RESPONSIBILITIES = Sheet(
    "Ansvar",
    "initiativernes enheder, én række for hvert initiativ og enhed, med rolle og grundlag",
    ResponsibilityTable,
    lambda selection: responsibilities_for_file(selection.responsibilities).iterator(
        chunk_size=CHUNK
    ),
    "responsibilities",
    frozen=4,
)

TARGET_GROUPS = Sheet(
    "Målgrupper",
    "fokusområdernes og initiativernes målgrupper med antal personer",
    TargetGroupTable,
    lambda selection: target_groups_for_file(selection.target_groups).iterator(chunk_size=CHUNK),
    "target_groups",
    frozen=4,
)
