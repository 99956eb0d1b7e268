from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware

from core.people import display_name


class HistoryMiddleware(BaseHistoryMiddleware):
    """Stores who made a change by name too: the history stays readable when the user is gone."""

    def get_context(self, request: HttpRequest) -> dict:
        user = getattr(request, "user", None)
        known = user is not None and user.is_authenticated
        name = display_name(user) if known else ""
        return super().get_context(request) | {"user_name": name}
