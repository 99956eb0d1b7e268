from django.conf import settings

from beskplan import __version__
from initiatives.navigation import frame_of


def frame(request):
    """What base.html shows around every page. Pages may use the short names; base.html itself
    reads `frame`, so that a page with a variable `waiting` of its own does no harm."""
    around = frame_of(request)
    return {
        "frame": around,
        "current_plan": lambda: around.current_plan,
        "plan_query": lambda: around.plan_query,
        "waiting": lambda: around.waiting,
        "data_as_of": lambda: around.data_as_of,
        "access": lambda: around.access,
        "organisation": settings.ORGANISATION,
        "version": __version__,
        "demo": settings.DEMO,
    }
