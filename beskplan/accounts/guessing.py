"""Against the guessing of passwords: django-axes limits a name at an address, we an address."""

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest


class LoginLimits(AxesDatabaseHandler):
    """Beside a name at an address, which is axes' own limit, an address for all names together.

    A name has no limit for everyone: whoever guesses at it would lock its owner out.
    """

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        return super().is_locked(request, credentials) or _is_used_up(request)


def _is_used_up(request: HttpRequest) -> bool:
    recent = AccessAttempt.objects.filter(
        ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
    )
    failures = recent.aggregate(total=Sum("failures_since_start"))["total"] or 0
    return failures >= settings.ADDRESS_FAILURE_LIMIT
