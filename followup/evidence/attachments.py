"""Evidence of follow-ups: links and files, how they are checked, stored and removed.

A file is stored under a random name, so that no address leads to another file, and its content must
be what its name says: a page or a program that is named as a picture is refused."""

import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from followup.models import Evidence, FollowUp, FollowUpRound
from followup.models.cycle import EVIDENCE_LIMIT, EVIDENCE_TYPES
from followup.reports.follow_ups import record_follow_up

State = FollowUp.State
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


@dataclass(frozen=True)
class NewEvidence:
    """A link or, with `url` blank, a file that `check_file` has let through."""

    title: str
    url: str = ""
    file: File | None = None


def record_with_evidence(
    *, new: Iterable[NewEvidence], removed: Iterable[int], by: User, at: datetime, **follow_up
) -> FollowUp:
    """`record_follow_up`, and what is attached to and removed from the follow-up, in one
    transaction. Raises what `record_follow_up` raises, and then nothing is stored."""
    new, removed = list(new), list(removed)
    if not new and not removed:
        return record_follow_up(by=by, at=at, **follow_up)
    with transaction.atomic():
        recorded = record_follow_up(by=by, at=at, **follow_up)
        remove(follow_up=recorded, ids=removed, by=by)
        attach(follow_up=recorded, new=new, by=by, at=at)
    return recorded


def attach(
    *, follow_up: FollowUp, new: Iterable[NewEvidence], by: User, at: datetime
) -> list[Evidence]:
    attached = []
    for one in new:
        evidence = Evidence(follow_up=follow_up, title=one.title, added_by=by, added_at=at)
        if one.file:
            name = f"{secrets.token_hex(16)}.{extension(one.file.name)}"
            evidence.file.save(name, one.file, save=False)
        else:
            evidence.url = one.url
        evidence.save()
        attached.append(evidence)
    return attached


def remove(*, follow_up: FollowUp, ids: Iterable[int], by: User) -> None:
    """Take away what the user attached; a file goes when the change is stored for good.

    What others attached, or what belongs to a round that is not open, stays.
    """
    for evidence in follow_up.evidence.filter(pk__in=list(ids)):
        if not is_removable(evidence, follow_up, by):
            continue
        stored = evidence.file
        evidence.delete()
        if stored:
            transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name))


def is_removable(evidence: Evidence, follow_up: FollowUp, user: User) -> bool:
    """Whether the user attached it, its round is open and its follow-up not approved."""
    if follow_up.round_id is None or follow_up.round.state != FollowUpRound.State.OPEN:
        return False
    return evidence.added_by_id == user.pk and follow_up.state != State.APPROVED


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
    if not _is_what_it_says(file, kind):
        raise ValidationError(
            f"Filens indhold er ikke, som navnet siger (.{kind}). Gem den igen i det rette format."
        )


def extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _is_what_it_says(file: File, kind: str) -> bool:
    if kind in PACKED:
        return _holds(file, PACKED[kind])
    if kind in SIGNATURES:
        return _start(file, 16).startswith(SIGNATURES[kind])
    beginning = _start(file, 4096)
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return b"\x00" not in beginning and not text.startswith(NOT_TEXT)


def _start(file: File, length: int) -> bytes:
    file.seek(0)
    beginning = file.read(length)
    file.seek(0)
    return beginning


def _holds(file: File, part: str) -> bool:
    """Whether the file is a packed (zip) document that has this part and holds no programs."""
    try:
        names = zipfile.ZipFile(file).namelist()
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
    return part in names and not any(name.endswith("vbaProject.bin") for name in names)
