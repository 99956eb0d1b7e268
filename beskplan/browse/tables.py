from operator import methodcaller

from django.db.models import F, QuerySet

from beskplan.browse import file_rows
from core.columns import DAY, FIGURE, YEAR, Column, FileColumn, ListTable, sorted_by
from core.danish import DanishOrder
from followup.models import latest_follow_up_date
from initiatives.models import Initiative, Plan
from initiatives.words import lapse_words


class InitiativeTable(ListTable):
    """Columns of the list of initiatives, and of the file (file_rows.initiatives_for_file)."""

    plan = FileColumn("Plan", "plan.slug", 27)
    code = Column("Kode", order_by="code", excel="code", width=8)
    title = Column(
        "Initiativ",
        order_by="title",
        css="card-title",
        excel="title",
        width=34,
        facts=("focus_areas",),
    )
    focus_areas = FileColumn("Fokusområder", file_rows.focus_areas_of, 28)
    targets = Column("Mål", css="card-figure", excel=None)  # the file has a sheet of them
    status = Column(
        "Status", order_by="status", css="card-status", excel=file_rows.status_of, width=15
    )
    lapse = FileColumn("Bortfaldsgrund", lapse_words, 26)
    source_status = FileColumn("Kildens status", "source_status", 22)
    start_year = FileColumn("Startår", "start_year", 9, YEAR)
    # Those who lead; in the file those who contribute as well.
    units = Column(
        "Ansvarlig",
        css="card-unit",
        excel=file_rows.units_of,
        excel_heading="Ansvarlige enheder",
        width=28,
        facts=("unit_grounds",),
    )
    unit_grounds = FileColumn("Grundlag for ansvar", file_rows.unit_grounds_of, 22)
    yearly_volume = FileColumn("Forløb årligt", "yearly_volume", 9, FIGURE)
    category = FileColumn("Kategori", file_rows.categories_of, 18)
    purpose = FileColumn("Formål", file_rows.purpose_of, 40)
    target_groups = FileColumn("Målgruppe", file_rows.target_groups_of, 34)
    description = FileColumn("Beskrivelse", "description", 64)
    continues = FileColumn("Viderefører", file_rows.earlier_of, 28)
    continuation_grounds = FileColumn(
        "Grundlag for videreførelse", file_rows.continuation_grounds_of, 34
    )
    source = FileColumn("Kilde", "source_words", 40)
    # The file has a sheet of follow-ups.
    followed_up_on = Column("Seneste opfølgning", order_by="followed_up_on", excel=None)

    class Meta:
        model = Initiative
        fields = ()
        sequence = ("code", "title", "units", "...")
        empty_text = "Ingen initiativer svarer til filteret."
        attrs = {"caption": "Initiativer"}

    # Codes sort as the plan prints them: 1.9 before 1.10.
    order_code = sorted_by(F("plan__year_from"), F("plan__slug"), F("position"), F("code"))
    order_title = sorted_by(DanishOrder("title"))
    order_status = sorted_by(F("status"))

    def order_followed_up_on(
        self, queryset: QuerySet, is_descending: bool
    ) -> tuple[QuerySet, bool]:
        """Only this order needs the date at once; else the rows get it with their details."""
        by_date = sorted_by(F("followed_up_on"))
        dated = queryset.annotate(followed_up_on=latest_follow_up_date())
        return by_date(self, dated, is_descending)


class PlanTable(ListTable):
    """Columns of the list of plans, and of the file (plans with their sources)."""

    slug = FileColumn("Plan", "slug", 27)
    title = Column(
        "Plan",
        order_by="title",
        css="card-title",
        excel="title",
        excel_heading="Titel",
        width=44,
        facts=("adopted",),
    )
    kind = Column(
        "Type",
        order_by="kind",
        css="card-unit",
        excel=methodcaller("get_kind_display"),
        width=18,
    )
    years = Column(
        "År", order_by="year_from", css="nowrap", excel=None, facts=("year_from", "year_to")
    )
    year_from = FileColumn("År fra", "year_from", 8, YEAR)
    year_to = FileColumn("År til", "year_to", 8, YEAR)
    adopted = FileColumn("Vedtaget", "adopted", 13, DAY)
    # The plan's own, or those of the document that it was loaded from.
    case_number = FileColumn("Sagsnr.", file_rows.case_number_of, 14)
    document_number = FileColumn("Dok.nr.", file_rows.document_number_of, 14)
    # The file's overview counts them.
    initiatives = Column("Initiativer", css="card-figure", excel=None)
    status = Column("Status", css="card-status", excel=None)
    source = FileColumn("Kilde", "source_words", 44)

    class Meta:
        model = Plan
        fields = ()
        empty_text = "Ingen planer svarer til filteret."
        attrs = {"caption": "Planer med antal initiativer pr. status"}

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_years = sorted_by(F("year_from"), F("year_to"))


class FocusAreaTable(ListTable):
    """Columns of the file's focus areas (file_rows.focus_areas_for_file); a plan's page has them,
    no list."""

    plan = FileColumn("Plan", "plan.slug", 27)
    code = FileColumn("Kode", "code", 8)
    title = FileColumn("Titel", "title", 34)
    target_groups = FileColumn("Målgrupper", file_rows.target_groups_of, 54)
    purpose = FileColumn("Formål", file_rows.purposes_of, 64)
    outcome = FileColumn("Resultatmål", "outcome", 54)
    source = FileColumn("Kilde", "source_words", 44)
