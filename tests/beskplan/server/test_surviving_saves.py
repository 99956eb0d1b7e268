"""A save that meets a fault which a second try mends is stored once; else nothing typed is lost."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, connection, transaction

from beskplan.server.attempt import Attempt
from followup.models import Evidence
from tests.beskplan.server.faulty import (
    another_connection,
    before_statement,
    terminate_own_connection,
)
from tests.cast import make_cast, open_round
from tests.followup.evidence.files import PDF, uploaded
from tests.followup.update_page import filled, form_values, send, url_of
from tests.pages import text_of

WRITE = 'INSERT INTO "followup_followup"'
TYPED = "Vi er godt i gang med mentorerne."


@pytest.fixture
def committed(transactional_db):
    return make_cast()


@pytest.fixture
def soeren(committed, client):
    client.raise_request_exception = False
    return committed.people.soeren


def save(client, soeren, committed, **more):
    data = filled(committed.mentor, status="delvist", results=TYPED)
    return send(client, soeren, committed.mentor, data, **more)


def test_a_dropped_connection_is_not_seen(client, soeren, committed):
    with before_statement(WRITE, terminate_own_connection):
        response = save(client, soeren, committed)
    assert response.status_code == 302
    assert committed.mentor.follow_ups.get().results == TYPED


def test_a_deadlock_is_not_seen(client, soeren, committed):
    group = Group.objects.create(name="Låst")
    with another_connection() as other:
        lock(other, "SET deadlock_timeout = '20s'")  # so that ours is the one that gives up
        lock(other, f"SELECT 1 FROM auth_group WHERE id = {group.pk} FOR UPDATE")
        theirs = threading.Thread(target=lock_and_leave, args=[other, committed.mentor.pk])

        def meet():
            theirs.start()
            Group.objects.select_for_update().get(pk=group.pk)

        with before_statement(WRITE, meet):
            response = save(client, soeren, committed)
        theirs.join()
    assert response.status_code == 302
    assert committed.mentor.follow_ups.count() == 1


def lock(other, statement):
    with other.cursor() as cursor:
        cursor.execute(statement)


def lock_and_leave(other, initiative):
    lock(other, f"SELECT 1 FROM initiatives_initiative WHERE id = {initiative} FOR UPDATE")
    other.rollback()


def test_a_file_is_sent_once_more_with_its_text(client, soeren, committed, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    open_round(committed.plan)
    file = uploaded("notat.pdf")
    data = filled(committed.mentor, status="delvist", results=TYPED) | {"file": file}
    with before_statement('INSERT INTO "followup_evidence"', terminate_own_connection):
        response = send(client, soeren, committed.mentor, data)
    assert response.status_code == 302
    stored = Evidence.objects.get()
    assert stored.file.read() == PDF
    assert list(tmp_path.rglob("*.*")) == [tmp_path / stored.file.name]


def test_where_it_fails_twice_the_page_carries_what_was_typed(client, soeren, committed):
    with before_statement(WRITE, terminate_own_connection, times=2):
        response = save(client, soeren, committed)
    assert response.status_code == 503
    assert "ikke gemt" in text_of(response)
    assert TYPED in text_of(response)
    again = client.post(url_of(committed.mentor), form_values(response))
    assert again.status_code == 302
    assert committed.mentor.follow_ups.get().results == TYPED


def test_what_was_committed_before_is_not_done_twice(committed):
    attempt = Attempt()
    with pytest.raises(OperationalError) as lost, connection.execute_wrapper(attempt):
        Group.objects.create(name="Gemt")
        terminate_own_connection()
        Group.objects.count()
    assert not attempt.may_repeat(lost.value)
    connection.close()
    assert Group.objects.filter(name="Gemt").count() == 1


def test_a_commit_of_unknown_outcome_is_not_tried_again(committed):
    attempt = Attempt()
    with (
        pytest.raises(OperationalError) as lost,
        connection.execute_wrapper(attempt),
        transaction.atomic(),
    ):
        Group.objects.create(name="Måske")
        terminate_own_connection()
    assert not attempt.is_undone(lost.value)


def test_what_a_savepoint_took_back_may_be_done_again(committed):
    attempt = Attempt()
    with pytest.raises(OperationalError) as lost, connection.execute_wrapper(attempt):
        with transaction.atomic(), pytest.raises(ValueError), transaction.atomic():
            Group.objects.create(name="Fortrudt")
            raise ValueError
        terminate_own_connection()
        Group.objects.count()
    assert attempt.may_repeat(lost.value)
    connection.close()


def test_a_password_is_on_no_page(client, soeren, committed):
    with before_statement("SELECT", terminate_own_connection, times=2):
        response = client.post("/log-ind/", {"username": "soeren", "password": "hemmelig kode 1"})
    assert response.status_code == 503
    assert form_values(response)["username"] == "soeren"
    assert "hemmelig" not in response.content.decode()
