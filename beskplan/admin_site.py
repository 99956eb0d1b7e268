"""The admin's site; apart from its screens, which Django can only import when it exists."""

from collections.abc import Callable
from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from initiatives.permissions import access_for

View = Callable[..., HttpResponse]
# The order of work, not of the alphabet: first the plan, then what stands in it.
ORDER = (
    "initiatives.Plan",
    "initiatives.FocusArea",
    "initiatives.Initiative",
    "initiatives.Unit",
    "initiatives.SourceDocument",
    "targets.Target",
    "targets.Indicator",
    "targets.Measurement",
    "targets.Area",
    "followup.FollowUpRound",
    "followup.FollowUp",
    "budget.BudgetLine",
    "core.Deletion",
    "auth.User",
    "auth.Group",
)


class BeskplanSite(AdminSite):
    """Who may enter follows from the role alone; Django's staff flag has no say."""

    site_title = site_header = "Beskplan – administration"
    index_title = "Administration"
    empty_value_display = "–"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and access_for(request.user).is_planner

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("Administrationen er for planadministratorer.")
            return inner(request, *args, **kwargs)

        return guarded

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """There is one page to log in on; someone who is logged in already has no access here."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied("Administrationen er for planadministratorer.")
        return redirect_to_login(request.GET.get("next") or request.path.removesuffix("login/"))

    def password_change(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        return redirect("password-change")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return PlanAwareAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted(apps, key=lambda app: min(map(_place, app["models"])))


class PlanAwareAutocomplete(AutocompleteJsonView):
    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": named_with_plan(obj)}


def named_with_plan(obj: Model) -> str:
    """Codes repeat from plan to plan, so the plan is part of the name in a choice."""
    return f"{obj} ({obj.plan})" if hasattr(obj, "plan_id") and obj.plan_id else str(obj)


def _place(model: dict) -> int:
    label = model["model"]._meta.label
    return ORDER.index(label) if label in ORDER else len(ORDER)
