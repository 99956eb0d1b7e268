from django.core.management.base import BaseCommand

from core.danish import format_number
from initiatives.models.search import rebuild


class Command(BaseCommand):
    help = (
        "Laver søgningens opslag forfra. Databasen holder dem selv ved lige, så det ændrer intet, "
        "medmindre de er sat ud af kraft, mens der blev indlæst."
    )

    def handle(self, **options) -> None:
        self.stdout.write(f"Rettede {format_number(rebuild())} opslag i søgningen.")
