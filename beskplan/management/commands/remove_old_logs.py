from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from beskplan.security_log.events import SecurityEvent
from core.danish import format_number
from core.history.append_only import OWNER_REWRITES

ATTEMPTS_ARE_STORED = timedelta(days=1)  # they count for some minutes


class Command(BaseCommand):
    help = (
        "Sletter sikkerhedshændelser, der er ældre end BESKPLAN_SECURITY_LOG_DAYS, og gårsdagens "
        "forkerte adgangskoder. Køres dagligt, som databasens ejer."
    )

    def handle(self, **options) -> None:
        now = timezone.now()
        try:
            removed = _remove(SecurityEvent.objects.before(now - _stored()))
        except ProgrammingError as error:
            raise CommandError(f"Kun databasens ejer kan slette i loggen. {error}") from error
        AccessAttempt.objects.filter(attempt_time__lt=now - ATTEMPTS_ARE_STORED).delete()
        self.stdout.write(f"Slettede {format_number(removed)} gamle sikkerhedshændelser.")


def _stored() -> timedelta:
    return timedelta(days=settings.SECURITY_LOG_DAYS)


@transaction.atomic
def _remove(events) -> int:
    with connection.cursor() as cursor:
        cursor.execute(OWNER_REWRITES)
    return events.delete()[0]
