from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from beskplan.backup.programs import Unusable
from beskplan.backup.taking import take_backup


class Command(BaseCommand):
    """The way back is the command restore. The application may be at work meanwhile."""

    help = "Tager en sikkerhedskopi af database og bilag i en ny mappe. Køres som ejeren."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="MAPPE", help="findes ikke endnu")

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            backup = take_backup(folder.absolute(), at=timezone.now())
        except (Unusable, OSError) as error:
            raise CommandError(f"Ingen sikkerhedskopi: {error}") from error
        self.stdout.write(
            f"Skrev {folder}: {sum(backup.rows.values())} rækker i {len(backup.rows)} tabeller og "
            f"{len(backup.attachments)} bilag. Beskplan {backup.beskplan}, "
            f"PostgreSQL {backup.postgresql}."
        )
