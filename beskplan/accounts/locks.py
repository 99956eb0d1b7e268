"""Who waits after too many wrong passwords, and how a system administrator opens for them."""

from datetime import datetime
from ipaddress import ip_address
from typing import NamedTuple

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Min, Sum


class Lock(NamedTuple):
    """A name at an address, or (`username` blank) an address for all names; `until` is when it
    opens by itself."""

    username: str
    address: str
    failures: int
    since: datetime
    until: datetime


def locks(at: datetime) -> list[Lock]:
    """The newest first; two queries."""
    recent = AccessAttempt.objects.filter(attempt_time__gt=at - settings.AXES_COOLOFF_TIME)
    names = _counted(recent, "username", "ip_address", limit=settings.AXES_FAILURE_LIMIT)
    addresses = _counted(recent, "ip_address", limit=settings.ADDRESS_FAILURE_LIMIT)
    found = [*names, *addresses]
    return sorted(found, key=lambda lock: lock.since, reverse=True)


def _counted(attempts, *columns: str, limit: int) -> list[Lock]:
    counted = (
        attempts.order_by()
        .values(*columns)
        .annotate(
            failures=Sum("failures_since_start"),
            since=Min("attempt_time"),
            last=Max("attempt_time"),
        )
    )
    return [
        Lock(
            row.get("username") or "",
            row["ip_address"] or "",
            row["failures"],
            row["since"],
            row["last"] + settings.AXES_COOLOFF_TIME,
        )
        for row in counted.filter(failures__gte=limit)
    ]


def unlock(*, username: str, address: str) -> int:
    """Forgets the wrong passwords of a name at an address (blank where it was not known), or of an
    address for every name. How many rows there were; none for what is no address."""
    try:
        known = str(ip_address(address)) if address else None
    except ValueError:
        return 0
    attempts = AccessAttempt.objects.filter(ip_address=known)
    if username:
        attempts = attempts.filter(username=username)
    return attempts.delete()[0] if username or known else 0
