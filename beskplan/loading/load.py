"""One load of all files: one transaction, verdicts brought up to date at its end."""

import datetime
from pathlib import Path

import pghistory
from django.db import connection, transaction
from django.utils import timezone

from beskplan.loading import planner_statistics
from beskplan.loading.files import ORGANISATION, LoadError
from beskplan.loading.organisation import organisation
from beskplan.loading.plans import PlanFile
from beskplan.loading.writing import Report, Writer
from followup.models import FollowUpRound
from followup.rounds import calculated_statuses
from followup.snapshots import taking
from targets import assessment


def load(folder: Path, *, on: datetime.date, dry_run: bool = False) -> Report:
    """Load every plan in the folder as of the date; raises LoadError and writes nothing."""
    shared = folder / ORGANISATION
    if not shared.exists():
        raise LoadError(f"{folder} indeholder ikke {ORGANISATION}")
    rows = organisation(shared)
    for path in sorted(folder.glob("*.yaml")):
        if path != shared:
            rows.extend(PlanFile(path).rows)
    with transaction.atomic(), pghistory.context(command="load_plans"):
        _wait_for_other_loads()
        report = Writer(rows).write()
        if report.created:
            planner_statistics.renew(connection.introspection.table_names())
        assessment.reassess(on=on)
        _take_snapshots_of_closed_rounds()
        transaction.set_rollback(dry_run)
    return report


def _take_snapshots_of_closed_rounds() -> None:
    """Of a round that a document closed a snapshot is taken; one that has its own keeps it."""
    closed = FollowUpRound.objects.filter(state=FollowUpRound.State.CLOSED, snapshots=None)
    for one in closed.select_related("plan", "source"):
        calculated_statuses.record_calculated(one)
        taking.take_snapshot_of_loaded(one, at=timezone.now())


def _wait_for_other_loads() -> None:
    """Two loads at once would both see a row missing; the second waits and then finds it there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_plans'))")
