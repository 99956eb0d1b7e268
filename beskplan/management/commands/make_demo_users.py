from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from beskplan.accounts.demo import ACCOUNTS
from beskplan.accounts.roles import ensure_demo_users


class Command(BaseCommand):
    help = "Opretter en demobruger pr. rolle. Kun i demotilstand; kan køres igen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", required=True, help="adgangskode til dem alle")

    def handle(self, *, password: str, **options) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Demobrugere oprettes kun i demotilstand (BESKPLAN_DEMO=1): "
                "deres adgangskode er kendt af mange."
            )
        for slug in ensure_demo_users(password):
            self.stderr.write(
                f"Enheden {slug} findes ikke endnu: kør load_plans og derefter denne kommando igen."
            )
        names = ", ".join(account.username for account in ACCOUNTS)
        self.stdout.write(f"Demobrugere: {names} (adgangskode: {password})")
