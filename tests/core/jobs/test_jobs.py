"""What a job must hold, with real processes that are really killed."""

from datetime import timedelta
from threading import Event

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from core.jobs.files import folder, remove_old, result_file
from core.jobs.models import Job, JobState
from core.jobs.outcomes import Cancelled, Kind, Refused, Result, TryAgain, pause_after
from core.jobs.queue import add_job, cancel
from core.jobs.running import RunningJob, do, take_back_lost, take_up
from tests.core.jobs.processes import lease_runs_out, start_worker, work_off


def ask(kind="group", **about):
    return add_job(
        queue="mail",
        kind=kind,
        title="Gruppe",
        at=timezone.now(),
        **{"arguments": {"name": "prøve"}, **about},
    )


def taken_up():
    return take_up(queue="mail", worker="test", at=timezone.now())


def done_by(run, **about):
    """The job after one attempt in this process."""
    job = ask(**about)
    do(taken_up(), {"group": Kind(run)}, Event())
    job.refresh_from_db()
    return job


def groups():
    return list(Group.objects.values_list("name", flat=True))


def state():
    return Job.objects.get().state


def test_a_job_is_undone_with_the_change_that_asked_for_it(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ask()
        _ = 1 / 0
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_does_each_job():
    for number in range(20):
        ask(arguments={"name": f"nr. {number}"})
    workers = [start_worker(), start_worker()]
    assert [one.wait(timeout=60) for one in workers] == [0, 0]
    assert sorted(groups()) == sorted(f"nr. {number} 1" for number in range(20))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("killed_at", "left", "in_the_end"),
    [("taken up", [], ["prøve 2"]), ("written", [], ["prøve 2"]), ("done", ["prøve 1"], None)],
)
def test_a_killed_workers_job_is_applied_once(killed_at, left, in_the_end):
    ask()
    assert work_off(killed_at) == -9
    assert groups() == left
    lease_runs_out()
    assert work_off() == 0
    assert (state(), groups()) == (JobState.DONE, in_the_end or left)


def test_a_job_that_kills_its_worker_each_time_is_reported(db):
    ask()
    for _ in range(3):
        taken_up()
        lease_runs_out()
    job = Job.objects.get()
    assert (job.state, job.error) == (
        JobState.FAILED,
        "Arbejdet blev afbrudt 3 gange. Kontakt en systemadministrator.",
    )


def test_a_job_of_a_living_worker_is_left_to_it(db):
    ask()
    taken_up()
    take_back_lost(at=timezone.now())
    assert state() == JobState.RUNNING


def test_whoever_was_taken_for_dead_ends_nothing(db):
    ask()
    late = taken_up()
    lease_runs_out()
    do(
        late,
        {"group": Kind(lambda job: Group.objects.create(name="for sent"), atomic=True)},
        Event(),
    )
    assert (state(), groups()) == (JobState.WAITING, [])


def test_what_cannot_be_done_for_now_is_tried_again_after_a_pause(db):
    def away(job):
        raise TryAgain("Serveren svarer ikke.")

    job = done_by(away)
    assert (job.state, job.error) == (JobState.WAITING, "Serveren svarer ikke.")
    assert job.not_before > timezone.now() + timedelta(seconds=50)


def test_pauses_grow_up_to_four_hours():
    assert [pause_after(n) for n in (1, 2, 3, 12)] == [
        *(timedelta(minutes=m) for m in (1, 2, 4)),
        timedelta(hours=4),
    ]


def test_after_the_last_attempt_it_has_failed_with_the_reason(db):
    def away(job):
        raise TryAgain("Serveren svarer ikke.")

    job = done_by(away, most_attempts=1)
    assert (job.state, job.error) == (JobState.FAILED, "Serveren svarer ikke.")


def test_what_can_never_be_done_says_why(db):
    def refuse(job):
        raise Refused("Planen findes ikke længere.")

    job = done_by(refuse)
    assert (job.state, job.error) == (JobState.FAILED, "Planen findes ikke længere.")


def test_an_unexpected_error_is_not_shown_but_said(db, caplog):
    job = done_by(lambda job: {}["hemmelig"])
    assert job.state == JobState.FAILED
    assert "uventet fejl" in job.error
    assert "hemmelig" in caplog.text


def test_a_waiting_job_is_cancelled_at_once(db):
    job = ask()
    assert cancel(job_id=job.pk, at=timezone.now())
    assert (state(), taken_up()) == (JobState.CANCELLED, None)


def test_a_finished_job_cannot_be_cancelled(db):
    job = done_by(lambda job: None)
    assert not cancel(job_id=job.pk, at=timezone.now())
    assert state() == JobState.DONE


@pytest.mark.django_db(transaction=True)
def test_a_running_job_hears_of_its_cancelling_at_its_next_step():
    job = ask()
    running = RunningJob(taken_up(), Event())
    cancel(job_id=job.pk, at=timezone.now())
    running._beat()
    with pytest.raises(Cancelled):
        running.step("Næste del")


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_the_job_runs():
    ask()
    running = RunningJob(taken_up(), Event())
    running.step("Skriver arket Mål", 40)
    running._beat()
    job = Job.objects.get()
    assert (job.progress, job.percent) == ("Skriver arket Mål", 40)


def test_a_worker_that_is_to_stop_gives_the_job_back(db):
    stopping = Event()
    ask()
    stopping.set()
    do(taken_up(), {"group": Kind(lambda job: job.step("Næste del"))}, stopping)
    job = Job.objects.get()
    assert (job.state, job.attempts) == (JobState.WAITING, 0)


def test_the_same_again_is_the_one_that_waits(db):
    anna = User.objects.create(username="anna")
    first = ask(owner=anna, key="alle planer")
    assert ask(owner=anna, key="alle planer") == first
    assert ask(owner=User.objects.create(username="bo"), key="alle planer") != first


@pytest.fixture
def file_job(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def write(job):
        with result_file(job.job) as (path, file):
            file.write(b"indhold")
        return Result(path, "tal.xlsx", "application/x")

    return done_by(write)


def test_a_file_is_private_and_whole(file_job):
    path = folder() / file_job.result_path
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"indhold", 0o600)


def test_a_file_that_was_not_finished_is_not_there(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(OSError, match="fuld"), result_file(ask()) as (_, file):
        file.write(b"halv")
        raise OSError("Disken er fuld")
    assert list(folder().iterdir()) == []


def test_old_jobs_go_with_their_files(file_job, settings):
    assert remove_old(at=timezone.now()) == 0
    later = timezone.now() + timedelta(hours=settings.FILE_HOURS, minutes=1)
    assert remove_old(at=later) == 1
    assert (list(folder().iterdir()), Job.objects.exists()) == ([], False)
