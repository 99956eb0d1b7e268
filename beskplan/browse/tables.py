from operator import methodcaller

from django.db.models import F, QuerySet

from beskplan.browse import file_rows
from core.danish import DanishOrder
from core.lists.columns import (
    DAY,
    FIGURE,
    YEAR,
    Column,
    FileColumn,
    IdColumn,
    ListTable,
    sorted_by,
)
from followup.models import latest_follow_up_date
from initiatives.models import Initiative, Plan
from initiatives.words import lapse_words


class InitiativeTable(ListTable):
    """Columns of the list of initiatives, and of the file (file_rows.initiatives_for_file)."""

    plan = FileColumn("Plan", "plan.title", 18)
    plan_id = FileColumn("Plan-id", "plan.slug", 20)
    code = Column("Kode", order_by="code", excel="code", width=8)
    title = Column(
        "Initiativ",
        order_by="title",
        css="card-title",
        excel="title",
        width=32,
        facts=("focus_areas",),
    )
    targets = Column("Mål", css="card-figure", excel=None)  # the file has a sheet of them
    status = Column(
        "Status", order_by="status", css="card-status", excel=file_rows.status_of, width=14
    )
    # Those who lead; in the file those who contribute as well.
    units = Column(
        "Ansvarlig",
        css="card-unit",
        excel=file_rows.units_of,
        excel_heading="Ansvarlige enheder",
        width=26,
        facts=("unit_grounds",),
    )
    focus_areas = FileColumn("Fokusområder", file_rows.focus_areas_of, 27)
    category = FileColumn("Kategori", file_rows.categories_of, 16)
    start_year = FileColumn("Startår", "start_year", 8, YEAR)
    yearly_volume = FileColumn("Forløb årligt", "yearly_volume", 9, FIGURE)
    initiative_id = IdColumn("Initiativ-id", "public_id")
    unit_grounds = FileColumn("Grundlag for ansvar", file_rows.unit_grounds_of, 22)
    source_status = FileColumn("Kildens status", "source_status", 22)
    calculated = FileColumn("Beregnet status", methodcaller("get_calculated_status_display"), 16)
    lapse = FileColumn("Bortfaldsgrund", lapse_words, 26)
    purpose = FileColumn("Formål", file_rows.purpose_of, 40)
    target_groups = FileColumn("Målgruppe", file_rows.target_groups_of, 34)
    description = FileColumn("Beskrivelse", "description", 64)
    continues = FileColumn("Viderefører", file_rows.earlier_of, 28)
    continuation_grounds = FileColumn(
        "Grundlag for videreførelse", file_rows.continuation_grounds_of, 34
    )
    source = FileColumn("Kilde", "source_reference", 40)
    source_note = FileColumn("Note om kilden", "source_note", 40)
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

    title = Column(
        "Plan",
        order_by="title",
        css="card-title",
        excel="title",
        width=38,
        facts=("adopted",),
    )
    plan_id = FileColumn("Plan-id", "slug", 20)
    kind = Column(
        "Type",
        order_by="kind",
        css="card-unit",
        excel=methodcaller("get_kind_display"),
        width=18,
    )
    state = Column("Tilstand", order_by="state", css="nowrap", excel=None, facts=("stands",))
    years = Column(
        "År", order_by="year_from", css="nowrap", excel=None, facts=("year_from", "year_to")
    )
    year_from = FileColumn("År fra", "year_from", 8, YEAR)
    year_to = FileColumn("År til", "year_to", 8, YEAR)
    adopted = FileColumn("Vedtaget", "adopted", 13, DAY)
    # The plan's own, or those of the document that it was loaded from.
    case_number = FileColumn("Sagsnr.", file_rows.case_number_of, 14)
    document_number = FileColumn("Dok.nr.", file_rows.document_number_of, 14)
    stands = FileColumn("Tilstand", methodcaller("get_state_display"), 11)
    follows = FileColumn("Følger efter", file_rows.earlier_plan_of, 34)
    follows_id = IdColumn("Følger efter-id", file_rows.earlier_plan_id_of)
    summary = FileColumn("Resumé", "summary", 64)
    tolerance = FileColumn("Tolerance for ca. (pct.)", "tolerance_percent", 13, FIGURE)
    threshold = FileColumn("Tærskel for delvist (pct.)", "threshold_percent", 13, FIGURE)
    months = FileColumn("Måneder før fristen", "months_before_deadline", 13, FIGURE)
    followed_up_on = FileColumn("Fulgt op pr.", "followed_up_on", 12, DAY)
    # The file's overview counts them.
    initiatives = Column("Initiativer", css="card-figure", excel=None)
    status = Column("Status", css="card-status", excel=None)
    source = FileColumn("Kilde", "source_reference", 44)
    source_note = FileColumn("Note om kilden", "source_note", 40)

    class Meta:
        model = Plan
        fields = ()
        empty_text = "Ingen planer svarer til filteret."
        attrs = {"caption": "Planer med antal initiativer pr. status"}

    order_title = sorted_by(DanishOrder("title"))
    order_kind = sorted_by(F("kind"))
    order_state = sorted_by(F("state"))
    order_years = sorted_by(F("year_from"), F("year_to"))


class FocusAreaTable(ListTable):
    """Columns of the file's focus areas (file_rows.focus_areas_for_file); a plan's page has them,
    no list."""

    plan = FileColumn("Plan", "plan.title", 18)
    plan_id = FileColumn("Plan-id", "plan.slug", 20)
    code = FileColumn("Kode", "code", 8)
    title = FileColumn("Titel", "title", 34)
    target_groups = FileColumn("Målgrupper", file_rows.target_groups_of, 52)
    outcome = FileColumn("Resultatmål", "outcome", 46)
    focus_area_id = IdColumn("Fokusområde-id", "public_id")
    purpose = FileColumn("Formål", file_rows.purposes_of, 64)
    description = FileColumn("Beskrivelse", "description", 64)
    source = FileColumn("Kilde", "source_reference", 44)
    source_note = FileColumn("Note om kilden", "source_note", 40)


class PlacementTable(ListTable):
    """Columns of the file's long list of where initiatives stand: a row for each initiative and
    focus area (InitiativeArea)."""

    plan = FileColumn("Plan", "initiative.plan.title", 18)
    plan_id = FileColumn("Plan-id", "initiative.plan.slug", 20)
    code = FileColumn("Kode", "initiative.code", 8)
    initiative = FileColumn("Initiativ", "initiative.title", 44)
    focus_area_code = FileColumn("Fokusområde nr.", "focus_area.code", 12)
    focus_area = FileColumn("Fokusområde", "focus_area.title", 44)
    category = FileColumn("Kategori", methodcaller("get_category_display"), 18)
    initiative_id = IdColumn("Initiativ-id", "initiative.public_id")
    focus_area_id = IdColumn("Fokusområde-id", "focus_area.public_id")
    source = FileColumn("Kilde", "source_reference", 40)
    source_note = FileColumn("Note om kilden", "source_note", 40)


class ResponsibilityTable(ListTable):
    """Columns of the file's long list of who is responsible: a row for each initiative and unit
    (Responsibility)."""

    plan = FileColumn("Plan", "initiative.plan.title", 18)
    plan_id = FileColumn("Plan-id", "initiative.plan.slug", 20)
    code = FileColumn("Kode", "initiative.code", 8)
    initiative = FileColumn("Initiativ", "initiative.title", 36)
    unit = FileColumn("Enhed", "unit.name", 36)
    role = FileColumn("Rolle", methodcaller("get_role_display"), 11)
    ground = FileColumn("Grundlag", methodcaller("get_ground_display"), 18)
    printed_as = FileColumn("Trykt som", "printed_as", 31)
    initiative_id = IdColumn("Initiativ-id", "initiative.public_id")
    unit_id = IdColumn("Enhed-id", "unit.slug")
    unit_kind = FileColumn("Enhedens type", lambda one: one.unit.get_kind_display(), 14)
    source = FileColumn("Kilde", "source_reference", 40)
    source_note = FileColumn("Note om kilden", "source_note", 40)


class TargetGroupTable(ListTable):
    """Columns of the file's target groups (file_rows.target_groups_for_file)."""

    plan = FileColumn("Plan", lambda group: file_rows.owner_of(group).plan.title, 18)
    plan_id = FileColumn("Plan-id", lambda group: file_rows.owner_of(group).plan.slug, 20)
    code = FileColumn("Kode", lambda group: file_rows.owner_of(group).code, 8)
    owner = FileColumn("Fokusområde/initiativ", lambda group: file_rows.owner_of(group).title, 36)
    number = FileColumn("Nr.", "number", 6, FIGURE)
    description = FileColumn("Målgruppe", "description", 60)
    headcount = FileColumn("Antal personer", "headcount", 10, FIGURE)
    qualifier = FileColumn("Forbehold", "headcount_qualifier", 12)
    focus_area_id = IdColumn("Fokusområde-id", file_rows.focus_area_id_of)
    initiative_id = IdColumn("Initiativ-id", file_rows.initiative_id_of)
    purpose = FileColumn("Formål", "purpose", 60)
    source = FileColumn("Kilde", "source_reference", 40)
    source_note = FileColumn("Note om kilden", "source_note", 40)
