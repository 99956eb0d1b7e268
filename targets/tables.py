import django_tables2 as tables
from django.db.models import F

from initiatives.danish import DanishOrder
from targets.models import Measurement, Target


def cell(name: str, label: str, *, order_by=None, css: str = "", th: str = ""):
    """A column drawn by templates/targets/_cells/<name>.html; sortable when it says by what."""
    return tables.TemplateColumn(
        template_name=f"targets/_cells/{name}.html",
        verbose_name=label,
        order_by=order_by,
        orderable=order_by is not None,
        attrs={"td": {"class": css} if css else {}, "th": {"class": th} if th else {}},
    )


def sorted_by(expression):
    """A table's `order_<column>`: rows without a value last, whichever way one sorts."""

    def order(table, queryset, is_descending):
        way = expression.desc if is_descending else expression.asc
        return queryset.order_by(way(nulls_last=True), "pk"), True

    return order


class TargetTable(tables.Table):
    """Columns of the list of targets."""

    title = cell("target_title", "Mål", order_by="title", css="card-title")
    kind = cell("kind", "Type", order_by="kind")
    scope = cell("scope", "Initiativ/fokusområde", css="card-unit")
    baseline = cell("baseline", "Basis", css="num", th="num")
    value = cell("goal", "Målværdi", order_by="value")
    deadline = cell("deadline", "Frist", order_by="deadline")
    latest = cell("latest", "Seneste", order_by="latest__date", css="card-figure")
    distance = cell("distance", "Afstand")
    verdict = cell("verdict", "Beregnet", order_by="verdict", css="card-status")

    class Meta:
        model = Target
        fields = ()
        empty_text = "Ingen mål svarer til filteret."
        attrs = {"caption": "Mål", "class": "table--borderless table--tight table--targets"}

    order_title = sorted_by(DanishOrder("title"))
    order_value = sorted_by(F("value"))
    order_deadline = sorted_by(F("deadline"))
    order_latest = sorted_by(F("latest__date"))


class MeasurementTable(tables.Table):
    """Columns of the list of measurements."""

    indicator = cell("indicator", "Indikator", order_by="indicator__name", css="card-title")
    area = tables.Column("Område", order_by=("area__position", "area__name"))
    breakdown = cell("breakdown", "Fordeling", order_by="breakdown")
    period = cell("period", "Periode/dato", order_by="date", css="card-unit")
    value = cell("value", "Værdi", order_by="value", css="card-figure num", th="num")
    fraction = cell("fraction", "Tæller/nævner")
    state = cell("state", "Datatype", order_by="state")
    counts = cell("counts", "Gældende", order_by="counts", css="card-status labelled")
    source = cell("note", "Kilde", css="source-cell")

    class Meta:
        model = Measurement
        fields = ()
        empty_text = "Ingen målinger svarer til filteret."
        attrs = {
            "caption": "Målinger",
            "class": "table--borderless table--tight table--measurements",
        }

    order_indicator = sorted_by(DanishOrder("indicator__name"))
    order_period = sorted_by(F("date"))
