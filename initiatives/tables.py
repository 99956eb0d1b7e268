from core.columns import Column, ListTable


class UnitTable(ListTable):
    """Columns of the tree of units (initiatives.unit_tree); the workbook has no sheet of it."""

    name = Column("Enhed", css="card-title", excel=None)
    kind = Column("Type", css="card-unit", excel=None)
    led_itself = Column("Leder selv", css="num", heading_css="num", excel=None)
    led_with_branch = Column(
        "Med underenheder", css="card-figure num", heading_css="num", excel=None
    )
    status = Column("Status, med underenheder", css="card-status", excel=None)
