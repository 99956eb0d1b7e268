from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command


class Command(BaseCommand):
    help = "Gør databasen klar til en demonstration: migreringer, de fem planer, demobrugere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", required=True, help="adgangskode til demobrugerne")

    def handle(self, *, password: str, **options) -> None:
        """One process instead of three: each start of Django costs a second."""
        if not settings.DEMO:
            raise CommandError("Kun i demotilstand (BESKPLAN_DEMO=1).")
        call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)
        if settings.DATABASE_APPLICATION:
            call_command("make_database_roles", verbosity=0, stdout=self.stdout)
        call_command("load_plans", stdout=self.stdout)
        call_command("make_demo_users", password=password, stdout=self.stdout)
