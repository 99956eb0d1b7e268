import django_tables2 as tables

from targets.models import Measurement, Target


def cell(name: str, label: str, *, order_by=None, css: str = "", **attrs):
    """A column drawn by templates/targets/_cells/<name>.html; sortable when it says by what."""
    return tables.TemplateColumn(
        template_name=f"targets/_cells/{name}.html",
        verbose_name=label,
        order_by=order_by,
        orderable=order_by is not None,
        attrs={"td": {"class": css}} | attrs if css else attrs,
    )


NUMERIC = {"th": {"class": "num"}}


class TargetTable(tables.Table):
    """Columns of the list of targets; its rows are `ShownTarget`s beside their `record`."""

    title = cell("target_title", "Mål", order_by="title", css="card-title")
    kind = cell("kind", "Type", order_by="kind")
    scope = cell("scope", "Initiativ/fokusområde", css="card-unit")
    baseline = cell("baseline", "Basis", css="num", **NUMERIC)
    value = cell("goal", "Målværdi", order_by="value")
    deadline = cell("deadline", "Frist", order_by="deadline")
    latest = cell("latest", "Seneste", order_by="latest__date", css="card-figure")
    distance = cell("distance", "Afstand")
    verdict = cell("verdict", "Beregnet", order_by="verdict", css="card-status")

    class Meta:
        model = Target
        fields = ()
        empty_text = "Ingen mål svarer til filteret."
        attrs = {"caption": "Mål"}

    def order_scope(self, queryset, is_descending):
        return queryset, False


class MeasurementTable(tables.Table):
    """Columns of the list of measurements."""

    indicator = cell("indicator", "Indikator", order_by="indicator__name", css="card-title")
    area = tables.Column("Område", accessor="area", order_by=("area__position", "area__name"))
    breakdown = cell("breakdown", "Fordeling", order_by="breakdown")
    period = cell("period", "Periode/dato", order_by=("date", "period_start"), css="card-unit")
    value = cell("value", "Værdi", order_by="value", css="card-figure num", **NUMERIC)
    fraction = cell("fraction", "Tæller/nævner")
    state = cell("state", "Datatype", order_by="state")
    counts = cell("counts", "Gældende", order_by="counts", css="card-status")
    source = cell("source", "Kilde")

    class Meta:
        model = Measurement
        fields = ()
        empty_text = "Ingen målinger svarer til filteret."
        attrs = {"caption": "Målinger"}
