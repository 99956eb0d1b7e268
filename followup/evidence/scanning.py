"""The virus scanner that files pass before they are stored, where the installation names one.

Another scanner than ClamAV is a class with the same `scan`, chosen in `scanner`."""

import logging
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File

from followup.evidence.clamav import ClamAV, ScannerAway

AWAY = "Filen kan ikke kontrolleres for virus lige nu og er ikke gemt. Prøv igen senere."
INFECTED = "Filen er ikke gemt, for viruskontrollen fandt “{}” i den. Kontakt jeres it-afdeling."
logger = logging.getLogger(__name__)


class Scanner(Protocol):
    def scan(self, file: File) -> str:
        """The name of what was found, blank for a clean file. Raises ScannerAway."""


def scanner() -> Scanner | None:
    return ClamAV(settings.CLAMAV) if settings.CLAMAV else None


def check_for_viruses(file: File) -> None:
    """Raises ValidationError on the field `file` for an infected file, and for one that cannot be
    scanned, unless the installation takes those; the log names both."""
    chosen = scanner()
    if chosen is None:
        return
    try:
        found = chosen.scan(file)
    except ScannerAway as reason:
        logger.warning("Virus scanner away (%s): file %s", reason, _what_happens())
        if settings.CLAMAV_REQUIRED:
            away = (
                "Filen kan ikke kontrolleres for virus lige nu og er ikke gemt. Prøv igen senere."
            )
            raise ValidationError({"file": away}) from reason
        return
    if found:
        logger.warning("Virus in an uploaded file, refused: %s", found)
        raise ValidationError({"file": INFECTED.format(found)})


def _what_happens() -> str:
    return "refused" if settings.CLAMAV_REQUIRED else "stored unscanned"
