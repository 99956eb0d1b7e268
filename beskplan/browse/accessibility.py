from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# The day when what the page says was last held against the pages; each year at the latest.
REVIEWED_ON = date(2026, 11, 25)


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {
        "reviewed_on": REVIEWED_ON,
        "email": settings.ACCESSIBILITY_EMAIL,
        "phone": settings.ACCESSIBILITY_PHONE,
        "official": settings.ACCESSIBILITY_STATEMENT,
    }
    return render(request, "beskplan/accessibility.html", context)
