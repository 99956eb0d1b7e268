from datetime import date
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand
from django.utils import timezone

from targets.assessment import differences, reassess


class Command(BaseCommand):
    """Stores the verdicts that a passed deadline has changed; run it daily after midnight."""

    help = "Genberegner de gemte statusser, fx når frister er passeret. Køres dagligt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="dag (ÅÅÅÅ-MM-DD), ellers i dag")

    def handle(self, *args: Any, **options: Any) -> None:
        on = options["on"] or timezone.localdate()
        # Looking first without locks keeps the night's writers from waiting for the whole table.
        stale = differences(on=on)
        changes = reassess(
            on=on,
            targets=[change.target_id for change in stale.targets],
            initiatives=[change.initiative_id for change in stale.initiatives],
        )
        self.stdout.write(
            f"Genberegnet: {len(changes.targets)} mål og {len(changes.initiatives)} initiativer"
            " fik ny status."
        )
