"""What the tests of the cycle's pages do again and again."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from followup.models import FollowUp
from followup.reports.follow_ups import record_follow_up

DUE = date(2030, 2, 1)


def submit(initiative, by, **fields) -> FollowUp:
    initiative.refresh_from_db()
    fields = {"status": "ikke-opfyldt", "results": "Endnu ingen forløb."} | fields
    return record_follow_up(
        initiative=initiative,
        by=by,
        at=timezone.now(),
        expected_version=initiative.version,
        **fields,
    )


def log_in(client, user):
    client.force_login(user)
    return client


def round_url(name, in_round) -> str:
    return reverse(name, args=[in_round.slug])
