from django.db.models import F

from core.danish import DanishOrder
from core.lists.columns import DAY, FIGURE, YEAR, Column, FileColumn, IdColumn, ListTable, sorted_by
from targets.lists import file_rows
from targets.models import Measurement, Target
from targets.models.target_queries import TargetQuerySet

# What the file says of the row that a target is set for.
SCOPE = ("code", "set_for", "focus_area", "initiative")


class TargetTable(ListTable):
    """Columns of the list of targets, and of the file (rows of file_rows.target_values). Of the two
    for the scope a list has one."""

    plan = FileColumn("Plan", "plan__title", 18)
    plan_id = FileColumn("Plan-id", "plan__slug", 20)
    scope = Column("Initiativ/fokusområde", excel=None, facts=SCOPE, css="card-unit")
    scope_and_plan = Column(
        "Initiativ/fokusområde", excel=None, facts=("plan", *SCOPE), css="card-unit"
    )
    code = FileColumn("Kode", file_rows.scope_code, 8)
    title = Column("Mål", order_by="title", css="card-title", excel="title", width=34)
    kind = Column("Type", order_by="kind", excel=file_rows.kind_words, width=12)
    comparator = FileColumn("Komparator", file_rows.comparator_words, 10)
    value = Column(
        "Målværdi",
        order_by="value",
        excel="value",
        width=10,
        format=FIGURE,
        facts=("comparator", "value_to", "unit", "measured_as"),
    )
    value_to = FileColumn("Målværdi til", "value_to", 9, FIGURE)
    unit = FileColumn("Enhed", "indicator__unit_of_measure", 10)
    baseline = Column(
        "Basis",
        excel=None,
        facts=("baseline_value", "baseline_date", "baseline_derived"),
        css="num",
        heading_css="num",
    )
    deadline = Column(
        "Frist",
        order_by="deadline",
        excel="deadline",
        width=11,
        format=DAY,
        facts=("deadline_wording", "deadline_ground"),
    )
    latest = Column(
        "Seneste",
        order_by="latest__date",
        excel=None,
        facts=("latest_value", "latest_date"),
        css="card-figure",
    )
    latest_value = FileColumn("Seneste værdi", "latest__value", 10, FIGURE)
    latest_date = FileColumn("Seneste dato", "latest__date", 11, DAY)
    distance = Column("Afstand", excel=None)
    verdict = Column(
        "Beregnet",
        order_by="verdict",
        css="card-status",
        excel=file_rows.verdict_words,
        excel_heading="Beregnet status",
        width=15,
    )
    focus_area_id = IdColumn("Fokusområde-id", "focus_area__public_id")
    initiative_id = IdColumn("Initiativ-id", "initiative__public_id")
    target_id = IdColumn("Mål-id", "public_id")
    indicator_id = IdColumn("Indikator-id", "indicator__slug")
    set_for = FileColumn("Gælder", file_rows.set_for, 12)
    number = FileColumn("Nr.", "number", 6, FIGURE)
    goal_number = FileColumn("Ministermål nr.", "goal_number", 11, FIGURE)
    focus_area = FileColumn("Fokusområde", "focus_area__title", 28)
    initiative = FileColumn("Initiativ", "initiative__title", 28)
    wording = FileColumn("Ordlyd", "wording", 50)
    indicator = FileColumn("Indikator", "indicator__name", 28)
    direction = FileColumn("Ønsket retning", file_rows.direction_words, 16)
    area = FileColumn("Område", "area__name", 16)
    measured_as = FileColumn("Målt som", file_rows.measured_as_words, 14)
    recurrence = FileColumn("Gentagelse", file_rows.recurrence_words, 11)
    baseline_value = FileColumn("Basisværdi", "baseline_value", 12, FIGURE)
    baseline_date = FileColumn("Basisdato", "baseline_date", 12, DAY)
    baseline_derived = FileColumn("Basis beregnet", file_rows.is_baseline_derived, 11)
    period_start = FileColumn("Periode fra", "period_start", 12, DAY)
    deadline_wording = FileColumn("Frist (ordlyd)", "deadline_wording", 18)
    deadline_ground = FileColumn("Grundlag for frist", file_rows.deadline_ground, 18)
    equivalent_to = FileColumn("Svarende til", "equivalent_to", 18)
    source = FileColumn("Kilde", file_rows.source_reference, 40)
    source_note = FileColumn("Note om kilden", "source_note", 40)

    class Meta:
        model = Target
        fields = ()
        # A page begins with what the row is called, a file with where it belongs.
        sequence = ("title", "kind", "scope", "scope_and_plan", "baseline", "...")
        empty_text = "Ingen mål svarer til filteret."
        attrs = {"caption": "Mål", "class": "table--borderless table--tight table--targets"}

    def __init__(self, rows: TargetQuerySet, *, across_plans: bool) -> None:
        """`across_plans`: rows of several plans, so that each says which."""
        super().__init__(rows, exclude=("scope" if across_plans else "scope_and_plan",))

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_verdict = sorted_by(F("verdict"))
    order_value = sorted_by(F("value"))
    order_deadline = sorted_by(F("deadline"))
    order_latest = sorted_by(F("latest__date"))


class MeasurementTable(ListTable):
    """Columns of the list of measurements, and of the file (rows of
    file_rows.measurement_values)."""

    plan = FileColumn("Plan", "plan__title", 18)
    plan_id = FileColumn("Plan-id", "plan__slug", 20)
    code = FileColumn("Kode", "of.codes", 8)
    indicator = Column(
        "Indikator",
        order_by="indicator__name",
        css="card-title",
        excel="indicator__name",
        width=30,
    )
    area = Column(
        "Område",
        order_by=("area__position", "area__name"),
        excel="area__name",
        width=12,
        facts=("area_ground",),
    )
    breakdown = Column(
        "Fordeling",
        order_by="breakdown",
        excel="breakdown",
        width=18,
        facts=("whole_or_part", "broken_down_by"),
    )
    whole_or_part = FileColumn("Total eller del", file_rows.whole_or_part, 7)
    period = Column(
        "Periode/dato",
        order_by="date",
        excel=None,
        facts=("period_start", "date", "date_ground", "year", "month"),
        css="card-unit",
    )
    date = FileColumn("Dato", "date", 11, DAY)
    value = Column(
        "Værdi",
        order_by="value",
        css="card-figure num",
        heading_css="num",
        excel="value",
        width=12,
        format=FIGURE,
        facts=("unit", "qualifier", "counted_as"),
    )
    unit = FileColumn("Enhed", "indicator__unit_of_measure", 11)
    qualifier = FileColumn("Forbehold", "qualifier", 8)
    state = Column("Datatype", order_by="state", excel=file_rows.state_words, width=10)
    counts = Column(
        "Gældende",
        order_by="counts",
        css="card-status labelled",
        excel=file_rows.does_count,
        width=9,
    )
    initiative_id = IdColumn("Initiativ-id", "of.initiative_ids")
    indicator_id = IdColumn("Indikator-id", "indicator__slug")
    measurement_id = IdColumn("Måling-id", "public_id")
    initiative = FileColumn("Initiativ", "of.initiatives", 28)
    focus_areas = FileColumn("Fokusområder", "of.focus_areas", 16)
    goal_number = FileColumn("Ministermål nr.", "of.goal_number", 11, FIGURE)
    broken_down_by = FileColumn("Fordelt efter", file_rows.broken_down_by, 12)
    part_of = FileColumn("Indikator er del af", "indicator__part_of__name", 28)
    period_start = FileColumn("Periode fra", "period_start", 12, DAY)
    year = FileColumn("År", file_rows.year, 8, YEAR)
    month = FileColumn("Måned", file_rows.month, 8, FIGURE)
    date_ground = FileColumn("Grundlag for dato", file_rows.date_ground, 18)
    area_ground = FileColumn("Grundlag for område", file_rows.area_ground, 18)
    fraction = Column("Tæller/nævner", excel=None, facts=("numerator", "denominator"))
    numerator = FileColumn("Tæller", "numerator", 11, FIGURE)
    denominator = FileColumn("Nævner", "denominator", 11, FIGURE)
    counted_as = FileColumn("Optalt som", "counted_as", 22)
    direction = FileColumn("Ønsket retning", file_rows.direction_words, 16)
    note = FileColumn("Bemærkning", "note", 30)
    entered_by = FileColumn("Indtastet af", file_rows.entered_by, 18)
    entered_on = FileColumn("Indtastet", file_rows.entered_on, 12, DAY)
    source = Column(
        "Kilde",
        css="source-cell",
        excel=file_rows.source_reference,
        width=40,
        facts=("source_note", "note", "entered_by", "entered_on"),
    )
    source_note = FileColumn("Note om kilden", "source_note", 40)

    class Meta:
        model = Measurement
        fields = ()
        sequence = ("indicator", "area", "breakdown", "period", "value", "fraction", "...")
        empty_text = "Ingen målinger svarer til filteret."
        attrs = {
            "caption": "Målinger",
            "class": "table--borderless table--tight table--measurements",
        }

    order_indicator = sorted_by(DanishOrder("indicator__name"))
    order_area = sorted_by(F("area__position"), DanishOrder("area__name"))
    order_breakdown = sorted_by(DanishOrder("breakdown"))
    order_value = sorted_by(F("value"))
    order_state = sorted_by(F("state"))
    order_counts = sorted_by(F("counts"))
    order_period = sorted_by(F("date"))
