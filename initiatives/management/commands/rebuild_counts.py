from django.core.management.base import BaseCommand

from initiatives.counting import rebuild
from initiatives.stamps import everything_changed


class Command(BaseCommand):
    """Counts everything anew; whoever writes meanwhile waits some seconds."""

    help = "Tæller alle optællinger forfra, fx efter en indlæsning uden triggere."

    def handle(self, *args, **options):
        rebuild()
        everything_changed()  # pages that showed the old counts
        self.stdout.write("Alle optællinger er talt forfra.")
