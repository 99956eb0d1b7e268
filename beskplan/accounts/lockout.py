from django.conf import settings
from django.shortcuts import render


def locked_out(request, response=None, credentials=None):
    """What someone sees after too many wrong passwords (django-axes has no Danish of its own)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "registration/locked_out.html", {"minutes": minutes}, status=429)
