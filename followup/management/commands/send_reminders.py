from datetime import date

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from followup.notifications.mailing import send_unsent
from followup.notifications.reminders import write_reminders


class Command(BaseCommand):
    help = (
        "Til cron, dagligt: skriver dagens påmindelser for åbne runder og sender alle beskeder, "
        "der venter. Kan køres igen samme dag uden at nogen får den samme påmindelse to gange."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, help="dag, ÅÅÅÅ-MM-DD (i dag)"
        )

    def handle(self, *, on: date | None, **options) -> None:
        at = timezone.now()
        written = write_reminders(day=on or timezone.localdate(at), at=at)
        result = send_unsent()
        self.stdout.write(
            f"{len(written)} påmindelser skrevet, {result.sent} beskeder sendt, "
            f"{result.failed} ikke sendt."
        )
        if result.failed:
            raise CommandError("Nogle beskeder er ikke sendt; de prøves igen ved næste kørsel.")
