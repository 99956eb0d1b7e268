from budget import file_rows
from core.columns import FIGURE, MILLION, YEAR, Column, FileColumn, ListTable


class BudgetTable(ListTable):
    """Columns of a budget's lines, and of the file (rows of file_rows.rows_of). The page, which
    lays the years out beside each other, has the headings from here (templates/budget/_group.html);
    the file has a row for each year."""

    plan = FileColumn("Plan", "line.plan.slug", 27)
    group = FileColumn("Gruppe", "line.group", 28)
    line = Column(
        "Linje",
        excel="line.label",
        width=44,
        facts=("part_of", "account", "grouping", "cost_type", "financing", "note"),
    )
    part_of = FileColumn("Del af", file_rows.part_of, 28)
    account = FileColumn("Konto", "line.account", 16)
    grouping = FileColumn("Gruppering", "line.grouping", 13)
    cost_type = FileColumn("Type", file_rows.cost_type, 10)
    financing = FileColumn("Finansiering", file_rows.financing, 15)
    year = FileColumn("År", file_rows.year, 12, YEAR)
    price_level = FileColumn("Prisniveau", file_rows.price_level, 11, YEAR)
    amount = Column(
        "Mio. kr.",
        excel=file_rows.figure("amount"),
        excel_heading="Beløb (mio. kr.)",
        width=13,
        format=MILLION,
        facts=("year", "price_level"),
    )
    persons = Column(
        "Helårspers.",
        excel=file_rows.figure("persons"),
        excel_heading="Helårspersoner",
        width=16,
        format=FIGURE,
    )
    unit_cost = Column(
        "Enhedsomk.",
        excel=file_rows.figure("unit_cost"),
        excel_heading="Enhedsomkostning",
        width=19,
        format=FIGURE,
    )
    change = Column("Ændring", excel=None)  # the file's amounts give it
    change_percent = Column("Pct.", excel=None)
    note = FileColumn("Note", file_rows.note, 26)
    source = FileColumn("Kilde", file_rows.source, 40)
