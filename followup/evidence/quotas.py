"""How much may be attached: to one follow-up, and by one person in a day."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from followup.models import Evidence, FollowUp

DAY = timedelta(days=1)


def check_quotas(*, follow_up: FollowUp, links: int, files: int, by: User, at: datetime) -> None:
    """Raises ValidationError by field where so many more are too many. The follow-up's initiative
    must be locked; the person's day is counted without a lock, so that two saves at the same moment
    may pass it by one file each."""
    problems = {}
    most = settings.EVIDENCE_PER_FOLLOW_UP
    if links + files and follow_up.evidence.count() + links + files > most:
        field = "file" if files else "link_url"
        problems[field] = (
            f"Opfølgningen har allerede så mange links og filer, som den kan have ({most}). "
            "Fjern noget, eller saml flere i én fil."
        )
    elif files and _files_of_a_day(by, at) + files > settings.FILES_PER_DAY:
        problems["file"] = (
            f"Du har vedlagt {settings.FILES_PER_DAY} filer inden for det seneste døgn, og flere "
            "kan ikke vedlægges. Prøv igen i morgen."
        )
    if problems:
        raise ValidationError(problems)


def _files_of_a_day(by: User, at: datetime) -> int:
    recent = Evidence.objects.filter(added_by=by, added_at__gt=at - DAY)
    return recent.exclude(file="").count()
