import django_tables2 as tables
from django.db.models import F

from core.columns import Column, sorted_by
from core.danish import DanishOrder
from targets.models import Measurement, Target


class TargetTable(tables.Table):
    """Columns of the list of targets; of the two for the scope a list has one."""

    title = Column("Mål", order_by="title", css="card-title")
    kind = Column("Type", order_by="kind")
    scope = Column("Initiativ/fokusområde", css="card-unit")
    scope_and_plan = Column("Initiativ/fokusområde", css="card-unit")
    baseline = Column("Basis", css="num", heading_css="num")
    value = Column("Målværdi", order_by="value")
    deadline = Column("Frist", order_by="deadline")
    latest = Column("Seneste", order_by="latest__date", css="card-figure")
    distance = Column("Afstand")
    verdict = Column("Beregnet", order_by="verdict", css="card-status")

    class Meta:
        model = Target
        fields = ()
        empty_text = "Ingen mål svarer til filteret."
        attrs = {"caption": "Mål", "class": "table--borderless table--tight table--targets"}

    def __init__(self, rows, *, across_plans: bool) -> None:
        """`across_plans`: rows of several plans, so that each says which."""
        super().__init__(rows, exclude=("scope" if across_plans else "scope_and_plan",))

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_verdict = sorted_by(F("verdict"))
    order_value = sorted_by(F("value"))
    order_deadline = sorted_by(F("deadline"))
    order_latest = sorted_by(F("latest__date"))


class MeasurementTable(tables.Table):
    """Columns of the list of measurements."""

    indicator = Column("Indikator", order_by="indicator__name", css="card-title")
    area = Column("Område", order_by=("area__position", "area__name"))
    breakdown = Column("Fordeling", order_by="breakdown")
    period = Column("Periode/dato", order_by="date", css="card-unit")
    value = Column("Værdi", order_by="value", css="card-figure num", heading_css="num")
    fraction = Column("Tæller/nævner")
    state = Column("Datatype", order_by="state")
    counts = Column("Gældende", order_by="counts", css="card-status labelled")
    source = Column("Kilde", css="source-cell")

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
