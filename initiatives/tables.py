import django_tables2 as tables

from initiatives.models import Initiative


class InitiativeTable(tables.Table):
    """Columns of the list of initiatives; screen and workbook share the queryset."""

    code = tables.Column("Kode")
    title = tables.TemplateColumn(
        template_name="initiatives/_cells/title.html",
        verbose_name="Initiativ",
        order_by="title",
        attrs={"td": {"class": "card-title"}},
    )
    units = tables.TemplateColumn(
        template_name="initiatives/_cells/units.html",
        verbose_name="Ansvarlig",
        orderable=False,
        attrs={"td": {"class": "card-unit"}},
    )
    targets = tables.TemplateColumn(
        template_name="initiatives/_cells/targets.html",
        verbose_name="Mål",
        orderable=False,
        attrs={"td": {"class": "card-figure"}},
    )
    status = tables.TemplateColumn(
        template_name="initiatives/_cells/status.html",
        verbose_name="Status",
        order_by="status",
        attrs={"td": {"class": "card-status"}},
    )
    followed_up_on = tables.TemplateColumn(
        template_name="initiatives/_cells/followed_up_on.html",
        verbose_name="Seneste opfølgning",
        order_by="followed_up_on",
    )

    class Meta:
        model = Initiative
        fields = ()
        sequence = ("code", "title", "units", "targets", "status", "followed_up_on")
        empty_text = "Ingen initiativer svarer til filteret."
        attrs = {"caption": "Initiativer"}

    def order_code(self, queryset, is_descending):
        """Codes sort as the plan prints them: 1.9 before 1.10."""
        order = ["plan__year_from", "plan__slug", "position"]
        return queryset.order_by(*(f"-{name}" if is_descending else name for name in order)), True
