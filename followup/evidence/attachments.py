"""Evidence of follow-ups: links and files, how they are stored and removed.

A file is stored under a random name, so that no address leads to another file."""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from followup.evidence.contents import extension
from followup.evidence.quotas import check_quotas
from followup.evidence.scanning import check_for_viruses
from followup.models import Evidence, FollowUp, FollowUpRound
from followup.reports.follow_ups import record_follow_up

State = FollowUp.State
logger = logging.getLogger("django.request")

NOT_STORED = (
    "Filen kunne ikke gemmes, fordi serveren ikke har plads eller adgang. Intet er gemt. "
    "Gem uden filen, og sig det til din systemadministrator."
)


@dataclass(frozen=True)
class NewEvidence:
    """A link or, with `url` blank, a file that `contents.check_file` has let through."""

    title: str
    url: str = ""
    file: File | None = None


def record_with_evidence(
    *, new: Iterable[NewEvidence], removed: Iterable[int], by: User, at: datetime, **follow_up
) -> FollowUp:
    """`record_follow_up`, and what is attached to and removed from the follow-up, in one
    transaction. Raises what `record_follow_up` raises, and ValidationError by field for a file with
    a virus and for more than the quotas allow; then nothing is stored."""
    new, removed = list(new), list(removed)
    if not new and not removed:
        return record_follow_up(by=by, at=at, **follow_up)
    for one in new:
        if one.file:
            check_for_viruses(one.file)  # before anything is locked: it may take seconds
    with transaction.atomic():
        recorded = record_follow_up(by=by, at=at, **follow_up)
        remove(follow_up=recorded, ids=removed, by=by)
        files = sum(bool(one.file) for one in new)
        check_quotas(follow_up=recorded, files=files, links=len(new) - files, by=by, at=at)
        attach(follow_up=recorded, new=new, by=by, at=at)
    return recorded


def attach(
    *, follow_up: FollowUp, new: Iterable[NewEvidence], by: User, at: datetime
) -> list[Evidence]:
    """The last step of its transaction: where it fails, its files are removed again. What fails
    later is COMMIT, of which nobody knows whether it was done; a file without its row harms less
    than a row without its file. Raises ValidationError where the disk takes no file."""
    attached: list[Evidence] = []
    try:
        for one in new:
            evidence = Evidence(follow_up=follow_up, title=one.title, added_by=by, added_at=at)
            attached.append(evidence)
            if one.file:
                _store_file(evidence, one.file)
            else:
                evidence.url = one.url
            evidence.save()
    except BaseException:
        for evidence in attached:
            if evidence.file:
                evidence.file.storage.delete(evidence.file.name)
        raise
    return attached


def _store_file(evidence: Evidence, file: File) -> None:
    name = f"{secrets.token_hex(16)}.{extension(file.name)}"
    try:
        evidence.file.save(name, file, save=False)
    except OSError as error:
        logger.exception("En fil kunne ikke gemmes")
        evidence.file = ""
        raise ValidationError({"file": NOT_STORED}) from error


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
