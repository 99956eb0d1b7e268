"""The five plans with one account of every role, and a round with an answer in every state: what
the tests of the pages look at. Nothing in it is changed by a test."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from beskplan.accounts.demo import ACCOUNTS
from beskplan.exports.later import EXPORT
from core.jobs.models import Job, JobState, Queue
from core.jobs.queue import add_job
from followup.evidence.attachments import NewEvidence, attach
from followup.models import Evidence, FollowUp, FollowUpRound, Notice
from followup.reports.follow_ups import record_follow_up
from followup.rounds import cycle
from initiatives.models import Initiative, Plan, Unit
from targets.models import Indicator, Target
from tests.cast import PASSWORD
from tests.conftest import TODAY
from tests.five_plans import put_in_database

ROLES = tuple(account.username for account in ACCOUNTS)


@dataclass
class Stage:
    """What the addresses of the pages are made of."""

    plan: Plan  # 2014, with minister's goals and a budget
    followed: Plan  # 2007, with its closed round
    mentor: Initiative  # 3.4 of 2007: measured, followed up, deviating
    bare: Initiative  # of 2014: without unit, target or follow-up
    lapsed: Initiative  # of 2011
    submitted: Initiative  # in the open round: waits for the manager
    drafted: Initiative  # in the open round: begun by the caseworker
    returned: Initiative  # in the open round: sent back by the manager
    contributed: Initiative  # in another open round: the caseworker's unit contributes
    goal: Target  # minister's goal 3, with a baseline, a target and a measurement
    wordy: Target  # minister's goal 2, without a number
    continued: Initiative  # A2 of 2011: continues one of 2009 and is continued in 2014
    long_series: Indicator  # measured in four years
    unit: Unit  # Jobcenter Skelbækgade
    closed: FollowUpRound  # of 2007
    opened: FollowUpRound  # of 2011
    evidence: Evidence  # a file with the submitted answer
    file_jobs: list[Job]  # the system administrator's, in every state


def set_stage() -> Stage:
    put_in_database(settings.BASE_DIR / "fixtures", on=TODAY)
    call_command("make_demo_users", password=PASSWORD, verbosity=0)
    unit = Unit.objects.get(slug="jobcenter-skelbaekgade")
    also_open = open_round(Plan.objects.get(slug="integrationsaftale-2009"), "runde-2009")
    opened = open_round(Plan.objects.get(slug="beskaeftigelsesaftale-2011"), "runde-2011")
    asked = opened.follow_ups.exclude(initiative__status="bortfaldet")
    led = asked.filter(initiative__responsibilities__unit=unit).order_by("initiative__code")
    submitted, drafted, returned = [one.initiative for one in led[:3]]
    evidence = answer_in_the_round(submitted, drafted, returned)
    mail_went_wrong()
    goals = Target.objects.minister_goals().filter(plan__slug="beskaeftigelsesplan-2014")
    return Stage(
        plan=Plan.objects.get(slug="beskaeftigelsesplan-2014"),
        followed=Plan.objects.get(slug="beskaeftigelsesaftale-2007"),
        mentor=Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="3.4"),
        bare=Initiative.objects.filter(
            plan__slug="beskaeftigelsesplan-2014", responsibilities=None, targets=None
        )[0],
        lapsed=Initiative.objects.filter(plan=opened.plan, status="bortfaldet")[0],
        submitted=submitted,
        drafted=drafted,
        returned=returned,
        contributed=Initiative.objects.get(plan=also_open.plan, code="1.4"),
        goal=goals.get(goal_number=3),
        wordy=goals.get(goal_number=2),
        continued=Initiative.objects.get(plan=opened.plan, code="A2"),
        long_series=Indicator.objects.get(slug="bruttoledige"),
        unit=unit,
        closed=FollowUpRound.objects.get(slug="opfoelgning-2007"),
        opened=opened,
        evidence=evidence,
        file_jobs=order_files(),
    )


def person(username: str) -> User:
    return User.objects.get(username=username)


def open_round(plan: Plan, slug: str) -> FollowUpRound:
    return cycle.open_round(
        plan=plan,
        slug=slug,
        title=f"Opfølgning på {plan}",
        cutoff=date(2011, 12, 31),
        due=date(2026, 12, 15),
        instructions="Skriv kort, og nævn hvad der er ændret siden sidst.",
        by=person("planadmin"),
        at=timezone.now(),
    )


def answer_in_the_round(submitted, drafted, returned) -> Evidence:
    answer(drafted, submit=False)
    sent_back = answer(returned)
    cycle.return_follow_up(
        follow_up=sent_back,
        reason="Skriv, hvorfor målet ikke blev nået.",
        by=person("leder"),
        at=timezone.now(),
    )
    sent = answer(submitted)
    report = ContentFile(b"%PDF-1.7", name="rapport.pdf")
    new = [
        NewEvidence("Rapport", file=report),
        NewEvidence("Indstillingen", url="https://www.example.dk/indstilling"),
    ]
    return attach(follow_up=sent, new=new, by=person("sagsbehandler"), at=timezone.now())[0]


def answer(initiative: Initiative, submit: bool = True) -> FollowUp:
    initiative.refresh_from_db()
    return record_follow_up(
        initiative=initiative,
        status="ikke-opfyldt",
        results="Forløbene er ikke kommet i gang.",
        comments="Rekrutteringen var sværere end ventet.",
        by=person("sagsbehandler"),
        at=timezone.now(),
        expected_version=initiative.version,
        submit=submit,
    )


def mail_went_wrong() -> None:
    """Of the rounds' messages one is uncertain and one was refused."""
    uncertain, refused = Notice.objects.order_by("pk")[:2]
    Notice.objects.filter(pk=uncertain.pk).update(sending_at=timezone.now() - timedelta(hours=2))
    Notice.objects.filter(pk=refused.pk).update(error="Ikke sendt: 550 ukendt modtager")


def order_files() -> list[Job]:
    return [order_file(f"Excel: Alle planer ({state.label})", state) for state in JobState]


def order_file(title: str, state: JobState) -> Job:
    at = timezone.now()
    job = add_job(queue=Queue.EXPORT, kind=EXPORT, title=title, owner=person("sysadmin"), at=at)
    job.state = state
    if state == JobState.RUNNING:
        job.seen_at, job.progress = at, "Skriver arket Mål"
    if state == JobState.DONE:
        job.result_path, job.result_name = f"{job.pk}-1", "beskplan-alle-planer-2026-12-01.xlsx"
    if state == JobState.FAILED:
        job.error = "Det, filen skulle handle om, findes ikke længere."
    job.save()
    return job
