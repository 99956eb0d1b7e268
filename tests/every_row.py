"""One row of every model that pages show, on top of the cast."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.utils import timezone

from budget.models import BudgetAmount, BudgetLine, BudgetLink
from followup.models import Evidence, FollowUp, FollowUpRound, Notice
from followup.snapshots.taking import take_snapshot
from initiatives.models import (
    Continuation,
    EditorRemark,
    FocusArea,
    Plan,
    TargetGroup,
    UnitSpelling,
)
from targets.models import IndicatorLink, TargetRevision
from tests.cast import YEAR_END, Cast, make_initiative, make_target, measure, open_round

APPS = ("initiatives", "targets", "budget", "followup")
# What no page shows: the loader's own notes.
NOT_SHOWN = {"LoadedRow"}
PEOPLE = (User, Group, User.groups.through)


def shown_models() -> list:
    """Every model of ours but the history's event rows, which are written with their row."""
    ours = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    kept = (model for model in ours if not model.__name__.endswith("Event"))
    return [model for model in kept if model.__name__ not in NOT_SHOWN and model._meta.managed]


def make_every_row(cast: Cast) -> dict:
    """Model: a row of it that belongs to the cast's plan, or to no plan."""
    earlier = Plan.objects.create(
        slug="aftale-2005", title="Aftale 2005", kind="aftale", year_from=2005, year_to=2005
    )
    area = FocusArea.objects.create(plan=earlier, code="1", title="Før")
    before = make_initiative(area, "1.1", "Mentorer før")
    make_target(before, cast.mentorforloeb, cast.koebenhavn, "mindst", 40)
    asked = open_round(cast.plan)
    answer = FollowUp.objects.create(
        initiative=cast.mentor,
        round=asked,
        effective_on=YEAR_END,
        state=FollowUp.State.SUBMITTED,
        status="opfyldt",
        written_by=cast.people.soeren,
        written_at=timezone.now(),
    )
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    closed = FollowUpRound.objects.create(
        plan=cast.plan,
        slug="runde-for-laenge-siden",
        title="Før",
        cutoff=date(2007, 6, 30),
        state=FollowUpRound.State.CLOSED,
    )
    made = (
        cast.plan,
        cast.document,
        cast.focus_area,
        cast.mentor,
        cast.mentor.areas.get(),
        cast.mentor.responsibilities.first(),
        cast.units.skelbaekgade,
        cast.people.soeren.memberships.get(),
        cast.koebenhavn,
        cast.mentorforloeb,
        cast.mentor_target,
        UnitSpelling.objects.create(unit=cast.units.skelbaekgade, spelling="Skelbækgade"),
        Continuation.objects.create(initiative=cast.mentor, earlier=before, ground_words="Titlen"),
        TargetGroup.objects.create(initiative=cast.mentor, description="Nye i job"),
        EditorRemark.objects.create(initiative=cast.mentor, text="Titlen og målet er uenige."),
        IndicatorLink.objects.create(initiative=cast.mentor, indicator=cast.langvarige),
        TargetRevision.objects.create(
            target=cast.mentor_target, value=100, reason="Aftalt", at=timezone.now()
        ),
        measure(cast.mentor_target, 66, plan=cast.plan),
        asked,
        answer,
        Evidence.objects.create(
            follow_up=answer, title="Notat", url="https://example.dk/notat", added_at=timezone.now()
        ),
        take_snapshot(closed, by=None, at=timezone.now()),
        Notice.objects.create(
            round=asked,
            recipient=cast.people.soeren,
            kind=Notice.Kind.OPENED,
            day=YEAR_END,
            subject="Åbnet",
            body="Runden er åbnet.",
        ),
        line,
        BudgetLink.objects.create(line=line, initiative=cast.mentor),
        BudgetAmount.objects.create(line=line, year=2007, amount=Decimal("1.5")),
        cast.people.soeren,
        cast.people.soeren.groups.get(),
        User.groups.through.objects.get(user=cast.people.soeren),
    )
    return {type(row): row for row in made}


def changed(row) -> tuple[str, object]:
    """A field of the row that no rule is about, and another value for it."""
    for name, value in (("note", "Ny"), ("title", "Ny"), ("first_name", "Ny"), ("name", "Ny")):
        if name in {field.name for field in row._meta.concrete_fields}:
            return name, value
    field = row._meta.concrete_fields[-1]  # the same value again: the row is written all the same
    return field.name, getattr(row, field.name)


def execute(sql: str, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
