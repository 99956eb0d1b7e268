from django.core.management.base import BaseCommand
from django.utils import timezone

from core.jobs.files import remove_old


class Command(BaseCommand):
    help = "Til cron, dagligt: sletter kørsler, der er afsluttet for længe siden, og deres filer."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{remove_old(at=timezone.now())} kørsler slettet.")
