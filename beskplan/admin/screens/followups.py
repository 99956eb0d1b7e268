from collections.abc import Sequence

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from beskplan.admin.base import SOURCE, PlanModelAdmin, ReadOnly, link, paper_action
from beskplan.admin.filters import StatusFilter
from followup.models import FollowUp, FollowUpRound, RoundSnapshot
from followup.notifications.reminders import write_reminders
from followup.reports.drafts import readable
from initiatives.models import Initiative, Plan
from initiatives.permissions import access_for

# State of a round: the page that takes it on, and what its link says.
NEXT_STEPS = {
    FollowUpRound.State.PREPARING: ("round-open", "Åbn runden"),
    FollowUpRound.State.OPEN: ("round-close", "Luk runden"),
    FollowUpRound.State.CLOSED: ("round-reopen", "Genåbn runden"),
}


class EditionRows(admin.TabularInline):
    """Only shown: closing a round makes an edition, and reopening ends it."""

    model = RoundSnapshot
    extra = 0
    fields = ("edition", "replaces", "closed_at", "closed_by")
    fields += ("reopened_at", "reopened_by", "reopen_reason", "paper")
    readonly_fields = fields
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related("replaces")
        return rows.defer("content", "replaces__content")

    @admin.display(description="papir")
    def paper(self, snapshot: RoundSnapshot) -> str:
        address = reverse("round-print", args=[snapshot.round.slug, snapshot.edition])
        return link(address, f"Vis udgave {snapshot.edition}")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(FollowUpRound)
class FollowUpRoundAdmin(PlanModelAdmin):
    """A round is prepared here; opening and closing it is more than changing a field."""

    list_display = ("title", "plan", "state", "cutoff", "due", "handling")
    list_select_related = ("plan",)
    list_filter = ("plan", "state")
    date_hierarchy = "cutoff"
    search_fields = ("title",)
    fixed = ("plan", "slug")
    readonly_fields = ("state", "closed_at", "handling")
    actions = (
        paper_action("round-paper", "Hent bilag til udvalget (Word)"),
        paper_action("round-workbook", "Hent rundens regneark (Excel)"),
        "remind",
    )
    prepopulated_fields = {"slug": ("title",)}
    inlines = (EditionRows,)
    fieldsets = (
        (
            "Runden",
            {"fields": ["plan", "title", "slug", ("cutoff", "due"), "instructions"]},
        ),
        ("Tilstand", {"fields": [("state", "closed_at", "handling")]}),
        ("Sag", {"fields": [("case_number", "document_number")]}),
        SOURCE,
    )

    @admin.action(description="Send dagens påmindelser for åbne runder", permissions=["change"])
    def remind(self, request: HttpRequest, queryset: QuerySet) -> None:
        """As the daily command; whoever is reminded already is left alone."""
        written = write_reminders(day=timezone.localdate(), at=timezone.now())
        self.message_user(request, f"{len(written)} påmindelser sendes.", messages.SUCCESS)

    @admin.display(description="handling")
    def handling(self, follow_up_round: FollowUpRound) -> str:
        """The way to the page that opens, closes or reopens the round."""
        if follow_up_round.pk is None:
            return "Gem runden, før den åbnes."
        name, words = NEXT_STEPS[follow_up_round.state]
        if name == "round-open":
            plan, slug = follow_up_round.plan.slug, follow_up_round.slug
            return link(f"{reverse(name)}?plan={plan}&runde={slug}", words)
        return link(reverse(name, args=[follow_up_round.slug]), words)

    def get_inlines(self, request: HttpRequest, obj: Model | None = None):
        """A table without rows can be scrolled, but not with the keyboard."""
        return self.inlines if obj and obj.snapshots.exists() else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Sequence[str]:
        """What a closed round was about stays as it was."""
        readonly = super().get_readonly_fields(request, obj)
        closed = obj is not None and obj.state == FollowUpRound.State.CLOSED
        return (*readonly, "cutoff", "due", "instructions", "title") if closed else readonly


@admin.register(FollowUp)
class FollowUpAdmin(ReadOnly, PlanModelAdmin):
    """Only shown: a follow-up is written on the pages, and a later one corrects it."""

    list_display = (
        "initiative",
        "plan",
        "round",
        "effective_on",
        "decided",
        "calculated_status",
        "state",
    )
    list_select_related = ("initiative__plan", "round")
    list_filter = ("initiative__plan", "round", StatusFilter, "state", "deviation")
    date_hierarchy = "effective_on"
    search_fields = ("initiative__title",)
    searched = {"initiative": Initiative}
    search_help_text = "Søg i initiativets kode, titel, formål og beskrivelse."
    readonly_fields = ("decided",)
    fieldsets = (
        (
            "Opfølgningen",
            {
                "fields": [
                    "initiative",
                    ("round", "effective_on", "state"),
                    ("decided", "calculated_status", "deviation"),
                    "source_status",
                    "results",
                    "comments",
                    "deviation_reason",
                ]
            },
        ),
        ("Bortfald", {"fields": [("lapse_reason", "lapse_date", "lapse_reference")]}),
        (
            "Hvem og hvornår",
            {"fields": [("written_by", "written_at"), ("approved_by", "approved_at")]},
        ),
        SOURCE,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the drafts that are not the user's to read."""
        return super().get_queryset(request).filter(readable(access_for(request.user)))

    @admin.display(description="plan", ordering="initiative__plan")
    def plan(self, follow_up: FollowUp) -> Plan:
        return follow_up.initiative.plan

    @admin.display(description="status", ordering="status")
    def decided(self, follow_up: FollowUp) -> str:
        return follow_up.get_status_display()
