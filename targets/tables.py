import django_tables2 as tables
from django.db.models import F

from initiatives.cell_columns import CellColumn, sorted_by
from initiatives.danish import DanishOrder
from targets import cells
from targets.models import Measurement, Target


class TargetTable(tables.Table):
    """Columns of the list of targets."""

    title = CellColumn("Mål", cells.title, order_by="title", css="card-title")
    kind = CellColumn("Type", cells.kind, order_by="kind")
    scope = CellColumn("Initiativ/fokusområde", cells.scope, css="card-unit")
    baseline = CellColumn("Basis", cells.baseline, css="num", th="num")
    value = CellColumn("Målværdi", cells.goal, order_by="value")
    deadline = CellColumn("Frist", cells.deadline, order_by="deadline")
    latest = CellColumn("Seneste", cells.latest, order_by="latest__date", css="card-figure")
    distance = CellColumn("Afstand", cells.distance)
    verdict = CellColumn("Beregnet", cells.verdict, order_by="verdict", css="card-status")

    class Meta:
        model = Target
        fields = ()
        empty_text = "Ingen mål svarer til filteret."
        attrs = {"caption": "Mål", "class": "table--borderless table--tight table--targets"}

    def __init__(self, rows, *, across_plans: bool):
        """`across_plans`: rows of several plans, so that each says which."""
        super().__init__(rows)
        if across_plans:
            self.columns["scope"].column.draw = cells.scope_and_plan

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_verdict = sorted_by(F("verdict"))
    order_value = sorted_by(F("value"))
    order_deadline = sorted_by(F("deadline"))
    order_latest = sorted_by(F("latest__date"))


class MeasurementTable(tables.Table):
    """Columns of the list of measurements."""

    indicator = CellColumn(
        "Indikator", cells.indicator, order_by="indicator__name", css="card-title"
    )
    area = CellColumn("Område", cells.area, order_by=("area__position", "area__name"))
    breakdown = CellColumn("Fordeling", cells.breakdown, order_by="breakdown")
    period = CellColumn("Periode/dato", cells.period, order_by="date", css="card-unit")
    value = CellColumn("Værdi", cells.value, order_by="value", css="card-figure num", th="num")
    fraction = CellColumn("Tæller/nævner", cells.fraction)
    state = CellColumn("Datatype", cells.state, order_by="state")
    counts = CellColumn("Gældende", cells.counts, order_by="counts", css="card-status labelled")
    source = CellColumn("Kilde", cells.source, css="source-cell")

    class Meta:
        model = Measurement
        fields = ()
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
