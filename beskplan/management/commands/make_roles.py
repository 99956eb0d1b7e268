from django.core.management import BaseCommand

from beskplan.accounts.roles import ensure_roles
from initiatives import roles


class Command(BaseCommand):
    help = "Opretter rollerne som grupper med deres rettigheder; kan køres igen."

    def handle(self, **options) -> None:
        ensure_roles()
        self.stdout.write(f"Roller: {', '.join(roles.ALL)}")
