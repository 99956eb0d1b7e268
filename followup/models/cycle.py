"""What a round leaves behind: evidence, the snapshot of it, and the messages that were sent."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Func, Q

from core.history.triggers import tracked
from followup.models.rounds import FollowUp, FollowUpRound

EVIDENCE_TYPES = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpg", "jpeg", "txt", "csv")
# No mail takes longer: each step of a conversation with the server has EMAIL_TIMEOUT.
LONGEST_SENDING = timedelta(minutes=5)
EVIDENCE_LIMIT = 10 * 1024 * 1024  # bytes


def evidence_path(evidence: "Evidence", name: str) -> str:
    return f"bilag/{evidence.follow_up.initiative_id}/{name}"


@tracked()
class Evidence(models.Model):
    """A link or a file that supports a follow-up."""

    follow_up = models.ForeignKey(
        FollowUp, models.CASCADE, verbose_name="opfølgning", related_name="evidence"
    )
    title = models.CharField("titel", max_length=200)
    url = models.URLField("link", max_length=500, blank=True)
    file = models.FileField(
        "fil",
        upload_to=evidence_path,
        max_length=300,
        blank=True,
        validators=[FileExtensionValidator(EVIDENCE_TYPES)],
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="vedlagt af",
        related_name="+",
        null=True,
        editable=False,
    )
    added_at = models.DateTimeField("vedlagt", editable=False)

    class Meta:
        verbose_name = "dokumentation"
        verbose_name_plural = "dokumentation"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(url="") & ~Q(file="")) | (~Q(url="") & Q(file="")),
                name="evidence_is_link_or_file",
                violation_error_message="Angiv enten et link eller en fil.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Header(Func):
    """A snapshot's content without its initiatives and what was measured, which are most of it."""

    template = "(%(expressions)s - '{initiatives,measurements,lists}'::text[])"
    output_field = models.JSONField()


class Statuses(Func):
    """The decided statuses in a snapshot's content."""

    template = "jsonb_path_query_array(%(expressions)s, '$.initiatives[*].status')"
    output_field = models.JSONField()


class RoundSnapshotQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """The newest snapshot of each round, unless the round was reopened since."""
        return self.filter(reopened_at=None).order_by("round_id", "-edition").distinct("round_id")

    def listed(self) -> Self:
        """What is said of each edition, without its content; joins who closed and reopened."""
        joined = self.select_related("closed_by", "reopened_by").defer("content")
        return joined.order_by("-edition")


@tracked()
class RoundSnapshot(models.Model):
    """Everything that a closed round's pages and papers print, as it stood when it was closed.

    Each closing makes an edition. Reopening ends it and keeps it, and closing again makes the next
    one, which replaces it. Only the newest one of a closed round is in force.
    """

    round = models.ForeignKey(
        FollowUpRound, models.CASCADE, verbose_name="runde", related_name="snapshots"
    )
    edition = models.PositiveSmallIntegerField("udgave")
    replaces = models.OneToOneField(
        "self",
        models.CASCADE,
        verbose_name="erstatter",
        related_name="replaced_by",
        null=True,
    )
    rule_version = models.PositiveSmallIntegerField("reglens udgave")
    content = models.JSONField("indhold")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="lukket af",
        related_name="+",
        null=True,
    )
    closed_at = models.DateTimeField("lukket")
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="genåbnet af",
        related_name="+",
        null=True,
    )
    reopened_at = models.DateTimeField("genåbnet", null=True)
    reopen_reason = models.TextField("begrundelse for genåbning", blank=True)

    objects = RoundSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = "udgave af runde"
        verbose_name_plural = "udgaver af runder"
        ordering = ["round", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["round", "edition"], name="snapshot_edition_once"),
            models.CheckConstraint(
                condition=Q(edition=1, replaces__isnull=True)
                | Q(edition__gt=1, replaces__isnull=False),
                name="later_edition_replaces_one",
                violation_error_message="En senere udgave erstatter den forrige.",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopen_reason="")
                | (Q(reopened_at__isnull=False) & ~Q(reopen_reason="")),
                name="reopened_snapshot_has_reason",
                violation_error_message="En genåbning skal have en begrundelse.",
            ),
        ]

    def __str__(self) -> str:
        return f"Udgave {self.edition}"


class NoticeQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those that the mail server was never given, or refused."""
        return self.filter(sent_at=None, sending_at=None)

    def uncertain(self, at: datetime) -> Self:
        """Those that the mail server was given without our having heard what became of them."""
        return self.filter(sent_at=None, sending_at__lt=at - LONGEST_SENDING)


@tracked()
class Notice(models.Model):
    """A message about a round to one person; written with the change it tells of, sent after it."""

    class Kind(models.TextChoices):
        OPENED = "aabnet", "runden er åbnet"
        REMINDER = "paamindelse", "påmindelse"
        NUDGE = "rykker", "rykker"
        RETURNED = "returneret", "opfølgning returneret"

    round = models.ForeignKey(
        FollowUpRound, models.CASCADE, verbose_name="runde", related_name="notices"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="modtager",
        related_name="round_notices",
    )
    kind = models.CharField("art", max_length=20, choices=Kind)
    day = models.DateField("dag")
    subject = models.CharField("emne", max_length=300)
    body = models.TextField("tekst")
    # Set before the mail server gets the message, and `sent_at` when it has said yes. Between the
    # two nobody knows whether it went out, so it is not sent again by itself.
    sending_at = models.DateTimeField("sendes siden", null=True)
    sent_at = models.DateTimeField("sendt", null=True)
    error = models.TextField("fejl", blank=True)
    # Who decided that an uncertain message counts as sent, or is sent again.
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="afgjort af",
        related_name="+",
        null=True,
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "besked"
        verbose_name_plural = "beskeder"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(sending_at__isnull=False),
                name="a_notice_is_sending_before_it_is_sent",
            ),
            models.UniqueConstraint(
                fields=["round", "recipient", "day"],
                condition=Q(kind="paamindelse"),
                name="one_reminder_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.recipient}"
