from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from beskplan.admin.base import NamedList, ReadOnly
from beskplan.restoring import restore_assessed
from core.models import Deletion
from core.people import display_name
from initiatives.permissions import access_for


@admin.register(Deletion)
class DeletionAdmin(ReadOnly, NamedList):
    """Slettet for nylig: what was deleted in the last thirty days, and the way back."""

    list_display = ("what", "contents", "deleted_at", "who", "restored_at")
    list_display_links = None
    list_select_related = ("deleted_by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("what",)
    search_help_text = "Søg i det slettedes navn."
    actions = ("restore",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).recent(timezone.now())

    @admin.action(description="Gendan", permissions=["view"])
    def restore(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Each by itself, the newest first: a plan before what was deleted in it earlier."""
        for deletion in queryset.order_by("-deleted_at", "-pk"):
            try:
                restore_assessed(deletion=deletion, by=request.user, at=timezone.now())
            except ValidationError as error:
                self.message_user(request, f"{deletion}: {error.messages[0]}", messages.ERROR)
            else:
                self.message_user(request, f"{deletion} er gendannet.", messages.SUCCESS)

    @admin.display(description="slettet af", ordering="deleted_by")
    def who(self, deletion: Deletion) -> str:
        return display_name(deletion.deleted_by) if deletion.deleted_by else ""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return access_for(request.user).is_planner
