"""Jobs and the processes that do them.

They are in no history: a row is the account of one run (who asked, when, how it ended), written
every few seconds while it runs and deleted with its file.
"""

from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.urls import reverse

# A worker that has not been heard of for so long is taken for dead. It writes every BEAT.
BEAT = timedelta(seconds=2)
LEASE = timedelta(seconds=30)


class JobState(models.TextChoices):
    WAITING = "venter", "venter"
    RUNNING = "i-gang", "i gang"
    DONE = "faerdig", "færdig"
    FAILED = "mislykket", "mislykket"
    CANCELLED = "afbrudt", "afbrudt"


UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class Queue(models.TextChoices):
    """Each has worker processes of its own, so that large files never hold up mails."""

    MAIL = "mail", "e-mail"
    EXPORT = "filer", "filer"


class JobQuerySet(models.QuerySet):
    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def due(self, queue: str, at: datetime) -> Self:
        waiting = self.filter(queue=queue, state=JobState.WAITING, not_before__lte=at)
        return waiting.order_by("not_before", "created_at", "pk")

    def lost(self, at: datetime) -> Self:
        """Those whose worker is dead: it has not been heard of for a while."""
        return self.filter(state=JobState.RUNNING, seen_at__lt=at - LEASE)

    def files_of(self, user: User | AnonymousUser) -> Self:
        return self.filter(owner=user, queue=Queue.EXPORT).order_by("-created_at", "pk")


class Job(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    queue = models.CharField("kø", max_length=20, choices=Queue)
    kind = models.CharField("art", max_length=40)
    title = models.CharField("hvad", max_length=300)
    arguments = models.JSONField("oplysninger", default=dict)
    # Of one owner's unfinished jobs of a kind, no two have the same key; "" is none.
    key = models.CharField("nøgle", max_length=64, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name="bestilt af",
        related_name="+",
        null=True,
    )
    state = models.CharField("tilstand", max_length=20, choices=JobState, default=JobState.WAITING)
    created_at = models.DateTimeField("bestilt")
    not_before = models.DateTimeField("tidligst")
    attempts = models.PositiveSmallIntegerField("forsøg", default=0)
    most_attempts = models.PositiveSmallIntegerField("højst forsøg", default=3)
    worker = models.CharField("proces", max_length=100, blank=True)
    started_at = models.DateTimeField("begyndt", null=True)
    seen_at = models.DateTimeField("sidst set", null=True)
    finished_at = models.DateTimeField("afsluttet", null=True)
    progress = models.CharField("nået til", max_length=200, blank=True)
    percent = models.PositiveSmallIntegerField("procent", null=True)
    cancel_requested = models.BooleanField("skal afbrydes", default=False)
    error = models.TextField("fejl", blank=True)
    result_path = models.CharField("fil", max_length=100, blank=True)
    result_name = models.CharField("filens navn", max_length=255, blank=True)
    result_type = models.CharField("filens type", max_length=100, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "kørsel"
        verbose_name_plural = "kørsler"
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "key"],
                condition=Q(state__in=UNFINISHED) & ~Q(key=""),
                name="one_unfinished_job_of_a_key",
            ),
        ]
        indexes = [
            models.Index(
                fields=["queue", "not_before"],
                condition=Q(state=JobState.WAITING),
                name="jobs_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("file", args=[self.pk])

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def has_file(self) -> bool:
        return self.state == JobState.DONE and bool(self.result_path)


class JobWorker(models.Model):
    """A process that takes up jobs, and when it was last heard of."""

    name = models.CharField("proces", max_length=100, primary_key=True)
    queue = models.CharField("kø", max_length=20, choices=Queue)
    started_at = models.DateTimeField("startet")
    seen_at = models.DateTimeField("sidst set")

    class Meta:
        verbose_name = "proces"
        verbose_name_plural = "processer"
        ordering = ["queue", "name"]

    def __str__(self) -> str:
        return self.name
