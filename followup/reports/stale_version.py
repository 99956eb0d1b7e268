"""Two people had the same initiative open, and one of them has saved."""

from datetime import datetime

from django.db.models.functions import Greatest
from django.utils import timezone

from core.danish import format_date
from core.people import display_name
from initiatives.models import Initiative


class StaleVersion(Exception):
    """Someone wrote to the initiative since the user opened it; nothing was stored.

    `who` (a name, or "") and `when` (or None) tell of the newest follow-up; str() is Danish.
    """

    def __init__(self, who: str = "", when: datetime | None = None) -> None:
        self.who, self.when = who, when
        written = f" af {who}" if who else ""
        if when:
            local = timezone.localtime(when)
            written += f" den {format_date(local)} kl. {local:%H.%M}"
        super().__init__(f"Initiativet er ændret{written}, efter at du åbnede siden.")


def stale_version(initiative: Initiative) -> StaleVersion:
    """The exception to raise for the initiative: it names who wrote its newest follow-up."""
    touched = initiative.follow_ups.annotate(touched=Greatest("written_at", "approved_at"))
    newest = touched.filter(touched__isnull=False).order_by("-touched").first()
    if newest is None:
        return StaleVersion()
    person = newest.approved_by if newest.touched == newest.approved_at else newest.written_by
    return StaleVersion(display_name(person), newest.touched)
