"""Names of a target's fields, and of what is joined, for statements that ask for no more."""

# What must be reached, and by when.
GOAL_FIELDS = (
    "comparator",
    "value",
    "value_to",
    "measured_as",
    "baseline_value",
    "baseline_date",
    "period_start",
    "deadline",
    "earlier_figures",
)
# What the rule asks of the plan.
PLAN_RULE = (
    "plan__year_from",
    "plan__tolerance",
    "plan__threshold",
    "plan__months_before_deadline",
    "plan__followed_up_on",
)
# What the rule reads of a target and of what is joined, and what is stored of its answer.
RULE_FIELDS = (
    *("kind", "initiative", "area", "latest", "verdict", "trajectory_status"),
    *GOAL_FIELDS,
    *PLAN_RULE,
    *("indicator__direction", "indicator__year_to_date", "indicator__unit_of_measure"),
)
# Named, since a statement of every joined column takes Django longer to write than the database
# to answer.
OWN_FIELDS = (
    "kind",
    "number",
    "goal_number",
    "title",
    "wording",
    *GOAL_FIELDS,
    "baseline_derived",
    "deadline_wording",
    "deadline_ground",
    "area_ground",
    "recurrence",
    "equivalent_to",
    "minister_wording",
    "verdict",
    "trajectory_status",
    "source_place",
    "source_note",
)
JOINED_FIELDS = (
    "plan__slug",
    "plan__title",
    "plan__year_to",
    *PLAN_RULE,
    "focus_area__code",
    "focus_area__title",
    "focus_area__plan__slug",
    "focus_area__plan__title",
    "initiative__code",
    "initiative__title",
    "initiative__status",
    "initiative__plan",
    "indicator__name",
    "indicator__unit_of_measure",
    "indicator__direction",
    "indicator__year_to_date",
    "indicator__definition",
    "area__name",
    "latest__indicator",
    "latest__area",
    "latest__value",
    "latest__qualifier",
    "latest__state",
    "latest__counts",
    "latest__counted_as",
    "latest__period_start",
    "latest__date",
    "source__title",
)
