"""What a file holds must be what its name says: a page or a program that is named as a picture is
refused, and so is what would run, or grow without end, on the machine of whoever opens it.

What stands compressed inside a PDF is not read: finding that is a scanner's work."""

import re
import zipfile
from pathlib import PurePath
from zlib import error as ZlibError

from django.core.exceptions import ValidationError
from django.core.files.base import File

from followup.models.cycle import EVIDENCE_LIMIT, EVIDENCE_TYPES

SIGNATURES = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
}
# What must stand in the packed file for it to be what it is called.
PACKED = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
NOT_TEXT = (b"<", b"MZ", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"#!")
NAMED = ", ".join(EVIDENCE_TYPES)
# A large report unpacks to a few times its size; pictures hardly at all.
MOST_UNPACKED = 100 * 1024**2  # bytes
MOST_PARTS = 5000
HIGHEST_RATIO = 100  # unpacked to packed, where it unpacks to more than a whole file may hold
# Parts that hold programs, whatever the rest of their path, in small letters.
PROGRAMS = ("vbaproject.bin", "vbadata.xml", ".docm", ".xlsm", ".pptm", ".exe", ".js", ".vbs")
PROGRAM_FOLDERS = ("basic/", "scripts/")  # LibreOffice's
CONTENT_TYPES = "[content_types].xml"  # Office finds a macro by its type here, not by its name
MACRO_TYPES = re.compile(rb"vbaproject|macroenabled", re.IGNORECASE)
# In a PDF a letter of a name may be written as its number: /J#53 is /JS.
LETTER_AS_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_PROGRAMS = re.compile(rb"/(?:JavaScript|JS|Launch)(?![A-Za-z])")
# A cell that a spreadsheet would compute, or with which it would call another program.
FORMULA = re.compile(rb'(?m)(?:^|[;,\t])[ ]*"?(?:=|[+\-@][^;,\t\r\n]*\|)')

WRONG = "Filens indhold er ikke, som navnet siger (.{}). Gem den igen i det rette format."
HAS_PROGRAM = "Filen indeholder makroer eller andre programmer. Gem den uden, og vælg den igen."
PDF_HAS_PROGRAM = (
    "PDF-filen indeholder programkode (JavaScript eller start af et andet program). "
    "Gem den igen uden, fx som PDF/A."
)
HAS_FORMULA = "Filen indeholder formler, som et regneark vil udføre. Gem tallene uden formler."
GROWS = "Filen fylder for meget, når den pakkes ud. Gem den med færre eller mindre billeder og ark."


def check_file(file: File) -> None:
    """Raises ValidationError in Danish unless size, name and content are those of evidence."""
    kind = extension(file.name)
    if kind not in EVIDENCE_TYPES:
        raise ValidationError(f"Filer af typen “.{kind}” kan ikke vedlægges. Brug {NAMED}.")
    if file.size > EVIDENCE_LIMIT:
        megabytes = EVIDENCE_LIMIT // 1024**2
        raise ValidationError(f"Filen fylder for meget. Den må højst fylde {megabytes} MB.")
    if not file.size:
        raise ValidationError("Filen er tom.")
    try:
        _check_content(file, kind)
    finally:
        file.seek(0)


def extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _check_content(file: File, kind: str) -> None:
    if kind in PACKED:
        _check_packed(file, kind)
        return
    file.seek(0)
    content = file.read()
    if kind == "pdf":
        _check_pdf(content)
    elif kind in SIGNATURES:
        if not content.startswith(SIGNATURES[kind]):
            raise ValidationError(WRONG.format(kind))
    else:
        _check_text(content, kind)


def _check_text(content: bytes, kind: str) -> None:
    text = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\x00" in content or text.startswith(NOT_TEXT):
        raise ValidationError(WRONG.format(kind))
    if kind == "csv" and FORMULA.search(text):
        raise ValidationError(HAS_FORMULA)


def _check_pdf(content: bytes) -> None:
    """It begins and ends as PDFs do, and what can be read without unpacking starts no program."""
    end = content[-2048:]
    if not content.startswith(SIGNATURES["pdf"]) or b"startxref" not in end or b"%%EOF" not in end:
        raise ValidationError(WRONG.format("pdf"))
    plain = LETTER_AS_NUMBER.sub(lambda number: bytes([int(number[1], 16)]), content)
    if PDF_PROGRAMS.search(plain):
        raise ValidationError(PDF_HAS_PROGRAM)


def _check_packed(file: File, kind: str) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_size(parts, file.size)
            if PACKED[kind] not in archive.namelist() or archive.testzip():
                raise ValidationError(WRONG.format(kind))
            if any(map(_is_program, parts)) or _names_macros(archive):
                raise ValidationError(HAS_PROGRAM)
    # What Python's reader raises for a damaged, an encrypted and a too cleverly packed part.
    except (zipfile.BadZipFile, ZlibError, EOFError, RuntimeError, NotImplementedError):
        raise ValidationError(WRONG.format(kind)) from None


def _check_size(parts: list[zipfile.ZipInfo], packed: int) -> None:
    """By the sizes that the archive states; no more than those is ever unpacked."""
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > EVIDENCE_LIMIT and unpacked > HIGHEST_RATIO * packed
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or is_bomb:
        raise ValidationError(GROWS)


def _is_program(part: zipfile.ZipInfo) -> bool:
    name = part.filename.lower()
    return name.endswith(PROGRAMS) or name.startswith(PROGRAM_FOLDERS)


def _names_macros(archive: zipfile.ZipFile) -> bool:
    named = [name for name in archive.namelist() if name.lower() == CONTENT_TYPES]
    return any(MACRO_TYPES.search(archive.read(name)) for name in named)
