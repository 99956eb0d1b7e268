from django.conf import settings
from django.http import HttpResponse


def locked_out(request, response=None, credentials=None):
    """What someone sees after too many wrong passwords (django-axes has no Danish of its own)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return HttpResponse(
        f"For mange forkerte adgangskoder. Prøv igen om {minutes} minutter, "
        "eller kontakt din systemadministrator.",
        status=429,
        content_type="text/plain; charset=utf-8",
    )
