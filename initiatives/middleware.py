from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware


class HistoryMiddleware(BaseHistoryMiddleware):
    """Stores who made a change by name too: the history stays readable when the user is gone."""

    def get_context(self, request):
        user = getattr(request, "user", None)
        name = (user.get_full_name() or user.get_username()) if user else ""
        return super().get_context(request) | {"user_name": name}
