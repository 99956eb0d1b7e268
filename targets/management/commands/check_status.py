from datetime import date
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from initiatives.models import CalculatedStatus, Deviation, Initiative
from targets.assessment import Changes, differences
from targets.models import Target, Verdict


class Command(BaseCommand):
    """Compares every stored verdict with the published rule; never writes.

    Exit code 1, and a list in Danish, where they differ. Between midnight and the daily
    refresh_status a deadline that passed shows up here.
    """

    help = "Efterprøver, at de gemte beregnede statusser er dem, reglen giver i dag."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="dag (ÅÅÅÅ-MM-DD), ellers i dag")

    def handle(self, *args: Any, **options: Any) -> None:
        changes = differences(on=options["on"] or timezone.localdate())
        for line in described(changes):
            self.stdout.write(line)
        if changes:
            count = len(changes.targets) + len(changes.initiatives)
            raise CommandError(f"{count} gemte statusser afviger fra reglen.")
        self.stdout.write("Alle gemte statusser svarer til reglen.")


def described(changes: Changes) -> list[str]:
    """One Danish line for each row that differs."""
    targets = Target.objects.in_bulk([change.target_id for change in changes.targets])
    initiatives = Initiative.objects.in_bulk(
        [change.initiative_id for change in changes.initiatives]
    )
    lines = [
        f"Mål {change.target_id} {targets[change.target_id]}:"
        " gemt "
        f"{_verdict(change.stored, change.stored_latest_id, change.stored_trajectory_status)},"
        f" reglen siger {_verdict(change.verdict, change.latest_id, change.trajectory_status)}"
        for change in changes.targets
    ]
    lines += [
        f"Initiativ {change.initiative_id} {initiatives[change.initiative_id]}:"
        f" gemt {_status(change.stored, change.stored_deviation)},"
        f" reglen siger {_status(change.calculated, change.deviation)}"
        for change in changes.initiatives
    ]
    return lines


def _verdict(verdict: Verdict, latest_id: int | None, trajectory_status: str) -> str:
    words = f"{verdict.label} (måling {latest_id or 'ingen'}"
    return f"{words}, {trajectory_status})" if trajectory_status else f"{words})"


def _status(calculated: str, deviation: str) -> str:
    words = CalculatedStatus(calculated).label
    return f"{words} (afvigelse: {Deviation(deviation).label})" if deviation else words
