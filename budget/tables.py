from budget import file_rows
from core.lists.columns import FIGURE, MILLION, YEAR, Column, FileColumn, IdColumn, ListTable


class BudgetTable(ListTable):
    """Columns of a budget's lines, and of the file (rows of file_rows.rows_of). The page, which
    lays the years out beside each other, has the headings from here (templates/budget/_group.html);
    the file has a row for each year."""

    plan = FileColumn("Plan", "line.plan.title", 18)
    plan_id = FileColumn("Plan-id", "line.plan.slug", 20)
    line = Column(
        "Linje",
        excel="line.label",
        width=28,
        facts=("group", "part_of", "account", "grouping", "cost_type", "financing", "mark", "note"),
    )
    group = FileColumn("Gruppe", "line.group", 22)
    kind = FileColumn("Total eller del", file_rows.whole_or_part, 7)
    year = FileColumn("År", file_rows.year, 7, YEAR)
    price_level = FileColumn("Prisniveau", file_rows.price_level, 9, YEAR)
    amount_kind = FileColumn("Budget/regnskab", file_rows.amount_kind, 10)
    amount = Column(
        "Mio. kr.",
        excel=file_rows.figure("amount"),
        excel_heading="Beløb (mio. kr.)",
        width=11,
        format=MILLION,
        facts=("year", "period", "price_level", "amount_kind", "not_stated"),
    )
    persons = Column(
        "Helårspers.",
        excel=file_rows.figure("persons"),
        excel_heading="Helårspersoner",
        width=14,
        format=FIGURE,
        facts=("not_stated",),
    )
    unit_cost = Column(
        "Enhedsomk.",
        excel=file_rows.figure("unit_cost"),
        excel_heading="Enhedsomkostning",
        width=17,
        format=FIGURE,
        facts=("not_stated",),
    )
    not_stated = FileColumn("Ikke oplyst", file_rows.not_stated, 12)
    change = Column("Ændring", excel=None)  # the file's amounts give it
    change_percent = Column("Pct.", excel=None)
    line_id = IdColumn("Budgetlinje-id", "line.public_id")
    whole_id = IdColumn("Del af-id", file_rows.part_of_id)
    initiative_id = IdColumn("Initiativ-id", file_rows.initiative_ids)
    number = FileColumn("Linje nr.", "line.number", 8, FIGURE)
    part_of = FileColumn("Del af", file_rows.part_of, 28)
    period = FileColumn("Periode", file_rows.period, 16)
    account = FileColumn("Konto", "line.account", 16)
    grouping = FileColumn("Gruppering", "line.grouping", 13)
    cost_type = FileColumn("Type", file_rows.cost_type, 10)
    financing = FileColumn("Finansiering", file_rows.financing, 15)
    municipal_share = FileColumn("Kommunal andel (pct.)", "line.municipal_share", 12, FIGURE)
    is_new = FileColumn("NY", file_rows.is_new, 7)
    code = FileColumn("Kode", file_rows.initiative_codes, 12)
    mark = FileColumn("Notetegn", "line.mark", 9)
    note = FileColumn("Note", "line.note", 26)
    source = FileColumn("Kilde", file_rows.source, 40)
    source_note = FileColumn("Note om kilden", file_rows.source_note, 40)


class PayingLineTable(ListTable):
    """Columns of the lines that pay for an initiative, on its page: a row for each amount. The
    file has them in BudgetTable."""

    line = BudgetTable.base_columns["line"]
    amount = BudgetTable.base_columns["amount"]
    applies = Column("Gælder", excel=None, facts=("year", "period", "price_level", "amount_kind"))

    class Meta:
        sequence = ("line", "applies", "amount")
