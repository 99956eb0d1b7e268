from datetime import timedelta

from django.conf import settings
from django.core.management import BaseCommand, CommandParser
from django.utils import timezone

from beskplan.accounts.leavers import forget, leavers
from core.danish import format_date
from core.people import display_name


class Command(BaseCommand):
    help = "Gør dem navnløse, hvis konto har været lukket i BESKPLAN_LEAVER_YEARS år."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="nævn dem kun")

    def handle(self, *, dry_run: bool, **options) -> None:
        before = timezone.now() - timedelta(days=365.25 * settings.LEAVER_YEARS)
        for user, left in list(leavers(before=before)):
            # The line is stored in no log of ours: it is the last that is said of the name.
            day = format_date(timezone.localdate(left))
            self.stdout.write(f"{display_name(user)}, lukket {day}")
            if not dry_run:
                forget(user)
