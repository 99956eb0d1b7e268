from django.conf import settings

from beskplan import __version__
from beskplan.frame import Frame


def frame(request):
    """What base.html shows around every page."""
    return {
        "frame": Frame(request),
        "organisation": settings.ORGANISATION,
        "version": __version__,
        "demo": settings.DEMO,
    }
