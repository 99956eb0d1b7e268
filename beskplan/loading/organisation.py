"""Turns the file that the plans share into rows: documents, areas and units."""

from collections.abc import Iterator
from pathlib import Path

from beskplan.loading.files import Entry, read
from beskplan.loading.rows import Ref, Row
from initiatives.models import SourceDocument, Unit, UnitSpelling
from targets.models import Area


def organisation(path: Path) -> list[Row]:
    """The rows of documents, areas and units."""
    file = Entry(read(path), path.name)
    rows = []
    for entry in file.entries("documents", "dokument"):
        slug = entry.need("slug")
        rows.append(
            Row(SourceDocument, slug, "", {"slug": slug, **document_fields(entry)}, ("slug",))
        )
    for entry in file.entries("areas", "område"):
        slug = entry.need("slug")
        fields = {
            "slug": slug,
            "name": entry.need("name"),
            "definition": entry.take("definition", ""),
            "position": entry.index,
            **_own_source(entry),
        }
        rows.append(Row(Area, slug, "", fields, ("slug",)))
    for entry in file.entries("units", "enhed"):
        rows.extend(_unit(entry))
    file.close()
    return rows


def _unit(entry: Entry) -> Iterator[Row]:
    slug = entry.need("slug")
    parent = entry.take("parent")
    for item in entry.entries("spellings", "stavemåde"):
        spelling = item.need("spelling")
        fields = {"unit": Ref(Unit, slug), "spelling": spelling, **_own_source(item)}
        yield Row(UnitSpelling, spelling, "", fields, ("spelling",))
    fields = {
        "slug": slug,
        "name": entry.need("name"),
        "kind": entry.need("kind"),
        "parent": Ref(Unit, parent) if parent else None,
        "parent_ground": entry.need("parent_ground") if parent else "",
        "abbreviation": entry.take("abbreviation", ""),
        **_own_source(entry),
    }
    yield Row(Unit, slug, "", fields, ("slug",))


def document_fields(entry: Entry) -> dict:
    """The fields of a source document, in this file or a plan's own."""
    return {
        "title": entry.need("title"),
        "file_name": entry.take("file", ""),
        "dated": entry.take("dated"),
        **entry.texts("case_number", "document_number"),
    }


def _own_source(entry: Entry) -> dict:
    """Rows of the shared file name their document themselves; none for what no document says."""
    document = entry.take("document")
    return {
        "source": Ref(SourceDocument, document) if document else None,
        "source_place": entry.take("at", ""),
        "source_note": entry.take("note", ""),
    }
