from django.core.management.base import BaseCommand, CommandError

from initiatives.counting import differences
from initiatives.tallies import ALL, AREA, COLUMNS, PLAN, UNIT

OF = {ALL: "Alle", PLAN: "Plan", AREA: "Fokusområde", UNIT: "Enhed"}


class Command(BaseCommand):
    """Counts every row behind the summary rows; never writes.

    Exit code 1, and a list in Danish, where they differ. Safe while people work.
    """

    help = "Efterprøver, at de gemte optællinger er dem, rækkerne giver."

    def handle(self, *args, **options):
        found = differences()
        for row in found:
            self.stdout.write(described(*row))
        if found:
            raise CommandError("De gemte optællinger afviger. rebuild_counts tæller alt forfra.")
        self.stdout.write("Alle gemte optællinger svarer til rækkerne.")


def described(whose: str, kind: int, owner: int, plan: int, *counts: int) -> str:
    """ "Enhed 7 i plan 3: gemt met 2, unled 1"."""
    place = f"{OF[kind]} {owner or ''}".strip() + (f" i plan {plan}" if plan else "")
    numbers = [f"{name} {number}" for name, number in zip(COLUMNS, counts, strict=True) if number]
    return f"{place}: {whose} {', '.join(numbers) or 'intet'}"
