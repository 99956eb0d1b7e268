"""The sheet of the figures that do not add up, and of what an editor has noticed in the sources."""

from beskplan.exports.excel.contradictions import contradiction_rows
from beskplan.exports.excel.sheet import Sheet
from core.lists.columns import FileColumn, IdColumn, ListTable

# Said by a file that leaves the sheet out.
ELSEWHERE = (
    "Arket Tal der ikke stemmer er ikke med. Tallene står på siden af samme navn under Budget og i"
    " filen for en hel plan, der ikke er stor."
)


class ContradictionTable(ListTable):
    """Columns of the file's figures that do not add up, each a `ContradictionRow`."""

    plan = FileColumn("Plan", "plan.title", 18)
    plan_id = FileColumn("Plan-id", "plan.slug", 20)
    what = FileColumn("Hvad", "what", 36)
    part = FileColumn("Slags", "part", 16)
    kind = FileColumn("Kontrol", "kind", 16)
    holds_for = FileColumn("Gælder for", "holds_for", 12)
    sentence = FileColumn("Forklaring", "sentence", 60)
    row_id = IdColumn("Række-id", "row_id")
    stated = FileColumn("Opgivet", "stated", 28)
    computed = FileColumn("Beregnet", "computed", 36)
    difference = FileColumn("Forskel", "difference", 18)
    remark = FileColumn("Mulig forklaring", "remark", 36)
    source = FileColumn("Kilde", "source", 40)


CONTRADICTIONS = Sheet(
    "Tal der ikke stemmer",
    "kildernes tal, der modsiger hinanden, og redaktionelle bemærkninger",
    ContradictionTable,
    lambda selection: contradiction_rows(selection.plans),
    frozen=3,
)
