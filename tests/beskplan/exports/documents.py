"""Reads a Word paper back."""

from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.pages import one_space


def read(paper):
    """The paper as it is read from its file; also a download's answer."""
    if hasattr(paper, "streaming_content"):
        return Document(BytesIO(b"".join(paper.streaming_content)))
    file = BytesIO()
    paper.save(file)
    file.seek(0)
    return Document(file)


def document_text(part) -> str:
    """All that a document's body, header or footer says, cells included."""
    root = part.element.body if hasattr(part, "core_properties") else part._element
    paragraphs = (
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in root.iter(qn("w:p"))
    )
    return one_space(" ".join(paragraphs))


def rows_of(document, first_head: str) -> list[list[str]]:
    """The rows of all tables whose first column is called so, without the heads."""
    return [
        [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows[1:]
        if table.rows[0].cells[0].text == first_head
    ]


def headings(document, level: int = 1) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


def footnotes(document) -> str:
    """What stands at the feet of the pages; "" without notes."""
    for related in document.part.rels.values():
        if related.reltype.endswith("/footnotes"):
            texts = parse_xml(related.target_part.blob).iter(qn("w:t"))
            return one_space(" ".join(node.text or "" for node in texts))
    return ""
