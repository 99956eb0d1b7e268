import django_tables2 as tables
from django.db.models import F, QuerySet

from core.columns import Column, sorted_by
from core.danish import DanishOrder
from followup.models import latest_follow_up_date
from initiatives.models import Initiative, Plan


class InitiativeTable(tables.Table):
    """Columns of the list of initiatives; screen and workbook share the queryset."""

    code = Column("Kode", order_by="code")
    title = Column("Initiativ", order_by="title", css="card-title")
    units = Column("Ansvarlig", css="card-unit")
    targets = Column("Mål", css="card-figure")
    status = Column("Status", order_by="status", css="card-status")
    followed_up_on = Column("Seneste opfølgning", order_by="followed_up_on")

    class Meta:
        model = Initiative
        fields = ()
        empty_text = "Ingen initiativer svarer til filteret."
        attrs = {"caption": "Initiativer"}

    # Codes sort as the plan prints them: 1.9 before 1.10.
    order_code = sorted_by(F("plan__year_from"), F("plan__slug"), F("position"), F("code"))
    order_title = sorted_by(DanishOrder("title"))
    order_status = sorted_by(F("status"))

    def order_followed_up_on(self, queryset: QuerySet, is_descending: bool):
        """Only this order needs the date at once; else the rows get it with their details."""
        by_date = sorted_by(F("followed_up_on"))
        dated = queryset.annotate(followed_up_on=latest_follow_up_date())
        return by_date(self, dated, is_descending)


class PlanTable(tables.Table):
    """Columns of the list of plans."""

    title = Column("Plan", order_by="title", css="card-title")
    kind = Column("Type", order_by="kind", css="card-unit")
    years = Column("År", order_by="year_from", css="nowrap")
    initiatives = Column("Initiativer", css="card-figure")
    status = Column("Status", css="card-status")

    class Meta:
        model = Plan
        fields = ()
        empty_text = "Ingen planer svarer til filteret."
        attrs = {"caption": "Planer med antal initiativer pr. status"}

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_years = sorted_by(F("year_from"), F("year_to"))
