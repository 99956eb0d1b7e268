"""A file must be what its name says, and nothing that runs or grows when it is opened."""

import pytest
from django.core.exceptions import ValidationError

from followup.evidence.contents import MOST_PARTS, check_file
from followup.models.cycle import EVIDENCE_LIMIT
from tests.followup.evidence.files import PDF, PNG, packed, uploaded

MEGABYTE = 1024**2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notat.pdf", PDF),
        ("NOTAT.PDF", PDF),
        ("billede.png", PNG),
        ("billede.jpg", b"\xff\xd8\xff\xe0 x"),
        ("brev.docx", packed("[Content_Types].xml", "word/document.xml")),
        ("tal.xlsx", packed("xl/workbook.xml")),
        ("tal.ods", packed("mimetype", "content.xml")),
        ("tal.csv", "År;Forløb\n2007;66\n2008;-4".encode("latin-1")),
        ("noter.txt", "Æblegrød".encode()),
    ],
)
def test_a_file_that_is_what_it_says_is_let_through(name, content):
    check_file(uploaded(name, content))


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("program.exe", b"MZ", "Filer af typen “.exe” kan ikke vedlægges"),
        ("side.html", b"<html>", "Filer af typen “.html” kan ikke vedlægges"),
        ("tegning.svg", b"<svg>", "Filer af typen “.svg” kan ikke vedlægges"),
        ("uden-endelse", PDF, "kan ikke vedlægges"),
        ("side.pdf", b"<html><script>", "Filens indhold er ikke, som navnet siger"),
        ("side.png", b"<html>", "Filens indhold er ikke"),
        ("side.txt", b"  \n<!doctype html>", "Filens indhold er ikke"),
        ("side.csv", b"\xef\xbb\xbf<script>", "Filens indhold er ikke"),
        ("program.txt", b"MZ\x90\x00", "Filens indhold er ikke"),
        ("tal.xlsx", packed("word/document.xml"), "Filens indhold er ikke"),
        ("brev.docx", b"PK\x03\x04 no archive", "Filens indhold er ikke"),
        ("tom.pdf", b"", "Filen er tom."),
    ],
)
def test_a_file_that_is_something_else_is_refused(name, content, error):
    with pytest.raises(ValidationError, match=error):
        check_file(uploaded(name, content))


def test_a_file_that_is_too_large_is_refused():
    file = uploaded("stor.pdf")
    file.size = EVIDENCE_LIMIT + 1
    with pytest.raises(ValidationError, match="højst fylde 10 MB"):
        check_file(file)


@pytest.mark.parametrize(
    "program",
    [
        packed("xl/workbook.xml", "xl/vbaProject.bin"),
        packed("xl/workbook.xml", "xl/VBAPROJECT.BIN"),
        packed("xl/workbook.xml", "xl/embeddings/Regneark1.XLSM"),
        packed("xl/workbook.xml", "Basic/Standard/Modul1.xml"),
        packed(
            "xl/workbook.xml", **{"[Content_Types].xml": b"application/vnd.ms-office.vbaProject"}
        ),
        packed("xl/workbook.xml", **{"[content_types].xml": b"ms-excel.sheet.macroEnabled.main"}),
    ],
)
def test_macros_are_found_however_they_are_named(program):
    with pytest.raises(ValidationError, match="indeholder makroer"):
        check_file(uploaded("tal.xlsx", program))


@pytest.mark.parametrize(
    "content",
    [
        packed("word/document.xml", nuller=bytes(30 * MEGABYTE)),  # thirty thousand times itself
        packed("word/document.xml", **{f"del{number}": b"" for number in range(MOST_PARTS)}),
    ],
    ids=["ratio", "parts"],
)
def test_a_file_that_grows_when_it_is_unpacked_is_refused(content):
    with pytest.raises(ValidationError, match="når den pakkes ud"):
        check_file(uploaded("brev.docx", content))


def test_a_file_of_tables_that_packs_well_is_let_through():
    rows = b"<row><c><v>12345</v></c></row>\n" * 200_000  # six megabytes of one row
    check_file(uploaded("tal.xlsx", packed("xl/workbook.xml", sheet=rows)))


def test_a_file_that_was_damaged_on_the_way_is_refused():
    damaged = bytearray(packed("word/document.xml", text=b"abcdefgh" * 1000))
    damaged[damaged.index(b"text") + 10] ^= 0xFF
    with pytest.raises(ValidationError, match="Filens indhold er ikke"):
        check_file(uploaded("brev.docx", bytes(damaged)))


@pytest.mark.parametrize(
    "inside", [b"<html><script>alert(1)</script>", b"%PDF-1.7", b"%PDF-1.7\nstartxref\n0\n"]
)
def test_a_pdf_must_end_as_one(inside):
    with pytest.raises(ValidationError, match="Filens indhold er ikke"):
        check_file(uploaded("side.pdf", b"%PDF-1.7\n" + inside))


@pytest.mark.parametrize("name", [b"/JavaScript", b"/JS", b"/J#53", b"/Launch"])
def test_a_pdf_that_starts_a_program_is_refused(name):
    program = PDF.replace(b"/Type", b"/OpenAction << /S " + name + b" (app.alert) >> /Type")
    with pytest.raises(ValidationError, match="indeholder programkode"):
        check_file(uploaded("notat.pdf", program))


@pytest.mark.parametrize("cell", ["=1+1", '"=HYPERLINK(1)"', "@SUM(1)|x", "-2+cmd|' /C calc'!A0"])
def test_a_table_that_computes_is_refused(cell):
    with pytest.raises(ValidationError, match="indeholder formler"):
        check_file(uploaded("tal.csv", f"År;Forløb\n2007;{cell}".encode()))
