from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from beskplan.server.database import Login
from beskplan.server.database_roles import grant_rights, missing_roles, reader_role


class Command(BaseCommand):
    help = (
        "Opretter databasens roller for applikationen og for dem, der kun læser, og giver dem "
        "deres rettigheder. Køres som ejeren; kan køres igen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reader", metavar="NAVN", action="append", default=[], help="bruger, der kun læser"
        )

    def handle(self, *, reader: list[str], **options) -> None:
        application = settings.DATABASE_APPLICATION
        if application is None:
            raise CommandError(
                "Applikationen og ejeren er samme bruger. Sæt BESKPLAN_OWNER_DATABASE_URL til "
                "ejerens adresse og DATABASE_URL til applikationens."
            )
        readers = [Login(name, "") for name in reader]
        missing = list(missing_roles(connection, application, readers))
        try:
            _make(missing)
        except ProgrammingError as error:
            raise CommandError(_for_the_administrator(missing)) from error
        with transaction.atomic():
            grant_rights(connection)
        self.stdout.write(
            f"{application.name} læser og skriver, men ejer intet. "
            f"Medlemmer af {reader_role(connection)} læser kun."
        )


@transaction.atomic
def _make(missing: list[tuple[str, str]]) -> None:
    """The password is set by itself, so that the sentence about the rest never holds it."""
    with connection.cursor() as cursor:
        for statement, password in missing:
            if password:
                cursor.execute(f"{statement} PASSWORD %s", [password])
            else:
                cursor.execute(statement)


def _for_the_administrator(missing: list[tuple[str, str]]) -> str:
    statements = "".join(f"\n{statement};" for statement, _ in missing)
    return (
        "Ejeren må ikke oprette roller. Lad databasens administrator køre dette, give dem, der "
        f"logger ind, adgangskoder, og kør så kommandoen igen:{statements}"
    )
