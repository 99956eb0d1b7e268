"""A round's answers as a list: page, print, workbook and Word paper have their columns from here.

Each takes the headings and their order from the class, and renders a column's cell in its own way
(templates/followup/_round_report.html, templates/beskplan/round_print.html,
beskplan/exports/word/appendix.py), in the words of answer_words.py. The workbook has a column for
each fact that stands together in a cell of the others.
"""

from core.lists.columns import Column, FileColumn, ListTable
from followup.snapshots import answer_words as words


class AnswerTable(ListTable):
    """Columns of the answers of a round, each a SnapshotInitiative."""

    code = FileColumn("Kode", "code", 8)
    initiative = Column(
        "Indsats",
        excel="title",
        excel_heading="Initiativ",
        width=32,
        facts=("code",),
        heading_css="report__what",
    )
    focus_areas = FileColumn("Fokusområde", words.areas_of, 30)
    served = Column(
        "Ansvarlig og mål", excel=None, facts=("units", "targets"), heading_css="report__targets"
    )
    units = FileColumn("Enheder", words.units_of, 26)
    status = Column(
        "Status",
        excel=words.decided_words,
        excel_heading="Besluttet status",
        width=17,
        facts=(
            *("proposed", "source_status", "calculated", "deviation", "reason", "lapse"),
            *("status_text", "written_by", "written_on", "approved_by", "approved_on"),
        ),
        heading_css="report__status",
    )
    proposed = FileColumn("Foreslået status", words.proposed_words, 17)
    source_status = FileColumn("Kildens ord", "source_status", 20)
    calculated = FileColumn("Beregnet status", "calculated_label", 17)
    deviation = FileColumn("Afvigelse", "deviation_label", 18)
    reason = FileColumn("Begrundelse for afvigelse", words.deviation_reason, 26)
    lapse = FileColumn("Bortfald", words.lapse_words, 26)
    targets = FileColumn("Mål og vurdering", words.targets_of, 56)
    status_text = FileColumn("Tekst i statuskolonnen", "status_text", 50)
    results = Column("Resultater", excel="results", width=60, facts=("undivided",))
    comments = Column("Kommentarer", excel="comments", width=50, facts=("evidence", "source"))
    undivided = FileColumn("Ikke fordelt i kilden", "undivided_text", 30)
    evidence = FileColumn("Dokumentation", words.evidence_of, 26)
    written_by = FileColumn("Skrevet af", "written_by", 18)
    written_on = FileColumn("Skrevet", lambda one: words.local_day(one.written_at), 12)
    approved_by = FileColumn("Godkendt af", "approved_by", 18)
    approved_on = FileColumn("Godkendt", lambda one: words.local_day(one.approved_at), 12)
    source = FileColumn("Kilde", "source.reference", 36)
    source_note = FileColumn("Note om kilden", "source.note", 36)
