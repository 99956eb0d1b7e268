"""What the watchdog hears of the queues."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.jobs.models import JobWorker, Queue
from core.jobs.queue import add_job
from tests.pages import text_of


def heard(client):
    response = client.get(reverse("health-jobs"))
    return response.status_code, text_of(response)


@pytest.fixture
def workers(db):
    at = timezone.now()
    for queue in Queue:
        JobWorker.objects.create(name=queue.value, queue=queue, started_at=at, seen_at=at)


def test_without_workers_it_fails(client, db):
    status, text = heard(client)
    assert status == 503
    assert "e-mail: ingen venter; ingen proces" in text


def test_with_workers_and_nothing_to_do_it_works(client, workers):
    status, text = heard(client)
    assert status == 200
    assert "filer: ingen venter; proces set 20" in text


def test_a_worker_that_is_silent_fails(client, workers):
    JobWorker.objects.filter(queue=Queue.MAIL).update(seen_at=timezone.now() - timedelta(minutes=1))
    assert heard(client)[0] == 503


def test_a_job_that_waits_too_long_fails_and_says_since_when(client, workers):
    since = timezone.now() - timedelta(minutes=6)
    add_job(queue=Queue.MAIL, kind="beskeder", title="Beskeder: 1", at=since)
    status, text = heard(client)
    assert status == 503
    assert f"ældste siden {since.isoformat()}" in text
