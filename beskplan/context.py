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


def short_names(request):
    """For pages that Django's engine still renders."""
    around = Frame(request)
    return {
        "current_plan": lambda: around.current_plan,
        "plan_query": lambda: around.plan_query,
        "waiting": lambda: around.waiting,
        "data_as_of": lambda: around.data_as_of,
        "access": lambda: around.access,
    }
