"""Footnotes, for which python-docx has no API: a part of their own in the file, and a mark in the
text."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from beskplan.exports.word.looks import NOTE

# The two lines that Word draws above footnotes; a file without them does not open everywhere.
LINES = f"""<w:footnotes {nsdecls("w")}>
  <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0">
    <w:p><w:r><w:continuationSeparator/></w:r></w:p>
  </w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of one document, numbered in the order in which they are added."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: BaseOxmlElement | None = None
        self._number = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Ends the paragraph with a mark, and puts the note at the foot of its page."""
        if self._notes is None:
            self._notes = self._part().element
        self._number += 1
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._number))
        self._notes.append(note)
        written = OxmlElement("w:p")
        note.append(written)
        foot = Paragraph(written, self._document._body)
        foot.style = self._document.styles[NOTE]
        _raised(foot.add_run()).append(OxmlElement("w:footnoteRef"))
        foot.add_run(f" {text}")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._number))
        _raised(paragraph.add_run()).append(reference)

    def _part(self) -> XmlPart:
        package = self._document.part.package
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, parse_xml(LINES), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part


def _raised(run: Run) -> CT_R:
    run.font.superscript = True
    return run._r
