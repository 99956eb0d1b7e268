"""What the security log holds. Rows are only added; the retention command alone takes old ones
away. The log is its own history."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db import models
from django.utils import timezone


class SecurityEventQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")

    def from_day(self, day: date) -> Self:
        return self.filter(at__gte=_begin_of(day))

    def until_day(self, day: date) -> Self:
        """The day included."""
        return self.filter(at__lt=_begin_of(day + timedelta(days=1)))

    def before(self, at: datetime) -> Self:
        return self.filter(at__lt=at)


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class SecurityEvent(models.Model):
    """One thing that somebody did or tried.

    `user_pk` and `username` are those of the person, who need not exist: a failed log-in has the
    name that was typed. `about` is the address or the person that it was done to.
    """

    class Action(models.TextChoices):
        LOGIN = "log-ind", "loggede ind"
        FAILED_LOGIN = "log-ind-fejl", "forkert adgangskode"
        LOCKED = "spaerret", "spærret efter forkerte adgangskoder"
        UNLOCKED = "aabnet", "åbnede for en spærret"
        LOGOUT = "log-ud", "loggede ud"
        REFUSED = "afvist", "ingen adgang"
        REFUSED_FORM = "formular-afvist", "formular afvist (CSRF)"
        EXPORT = "hentet", "hentede en fil"
        EVIDENCE = "dokumentation", "hentede dokumentation"
        ACCOUNT_MADE = "konto-oprettet", "oprettede en bruger"
        ACCOUNT_CLOSED = "konto-lukket", "lukkede en bruger"
        ACCOUNT_OPENED = "konto-aabnet", "åbnede en bruger"
        ROLES = "roller", "ændrede roller"
        UNITS = "enheder", "ændrede enheder"
        PASSWORD_LINK = "adgangskode-link", "sendte et link til adgangskode"
        PASSWORD = "adgangskode", "skiftede adgangskode"

    class Result(models.TextChoices):
        DONE = "ok", "gennemført"
        REFUSED = "afvist", "afvist"

    at = models.DateTimeField("tid")
    action = models.CharField("handling", max_length=20, choices=Action)
    result = models.CharField("resultat", max_length=10, choices=Result)
    user_pk = models.BigIntegerField("bruger nr.", null=True)
    username = models.CharField("person", max_length=150, blank=True)
    address = models.GenericIPAddressField("adresse", null=True)
    about = models.CharField("hvad", max_length=300, blank=True)
    details = models.CharField("oplysninger", max_length=300, blank=True)

    objects = SecurityEventQuerySet.as_manager()
    only_added = True

    class Meta:
        verbose_name = "sikkerhedshændelse"
        verbose_name_plural = "sikkerhedshændelser"
        default_permissions = ()
        indexes = [
            models.Index(fields=["-at", "-id"], name="security_event_newest"),
            models.Index(fields=["username", "-at"], name="security_event_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H.%M} {self.username}: {self.get_action_display()}"


REFUSALS = {
    SecurityEvent.Action.FAILED_LOGIN,
    SecurityEvent.Action.LOCKED,
    SecurityEvent.Action.REFUSED,
    SecurityEvent.Action.REFUSED_FORM,
}
