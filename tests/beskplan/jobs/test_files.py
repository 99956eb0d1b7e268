"""Files over a size: asked for, made by a job, fetched by who asked."""

from io import BytesIO
from threading import Event

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from beskplan.jobs.kinds import KINDS
from core.jobs.models import Job, JobState
from core.jobs.running import do, take_up
from tests.cast import open_round
from tests.test_access import log_in

LISTS = ("initiatives", "targets", "measurements", "budget")


@pytest.fixture(autouse=True)
def everything_is_large(settings, tmp_path):
    settings.ROWS_AT_ONCE, settings.MEDIA_ROOT = -1, tmp_path


@pytest.fixture
def analyst(client, cast):
    log_in(client, cast, "aase")
    return cast.people.aase


def make():
    do(take_up(queue="filer", worker="test", at=timezone.now()), KINDS, Event())
    return Job.objects.first()


def text(response):
    return response.content.decode()


def test_a_large_workbook_is_ordered_made_and_fetched(client, cast, analyst):
    waiting = client.get(reverse("export"), follow=True)
    assert "Filen venter på at blive lavet." in text(waiting)
    job = make()
    assert "Filen er klar." in text(client.get(job.get_absolute_url()))
    response = client.get(reverse("file-download", args=[job.pk]))
    assert ".xlsx" in response["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content)))["Initiativer"]
    assert str(cast.mentor.title) in {cell.value for row in sheet for cell in row}


@pytest.mark.parametrize("name", LISTS)
def test_every_lists_download_can_be_made_by_a_job(client, cast, analyst, name):
    client.get(reverse("export"), {"fra": name, "plan": cast.plan.slug})
    assert make().state == JobState.DONE


@pytest.mark.parametrize("name", ["plan-goals-paper", "plan-paper"])
def test_a_plans_papers_can_be_made_by_a_job(client, cast, analyst, name):
    client.get(reverse(name, args=[cast.plan.slug]))
    job = make()
    assert (job.state, job.result_name[-5:]) == (JobState.DONE, ".docx")


@pytest.mark.parametrize("name", ["round-paper", "round-workbook"])
def test_a_rounds_papers_can_be_made_by_a_job(client, cast, analyst, name):
    client.get(reverse(name, args=[open_round(cast.plan).slug]))
    assert make().state == JobState.DONE


def test_asking_again_leads_to_the_same_file(client, cast, analyst):
    first, second = client.get(reverse("export")), client.get(reverse("export"))
    assert first.url == second.url
    assert Job.objects.count() == 1


def test_nobody_orders_more_than_five_at_a_time(client, cast, analyst):
    for number in range(6):
        answer = client.get(reverse("export"), {"plan": "", "nr": number}, follow=True)
    assert "allerede 5 filer" in text(answer)
    assert Job.objects.count() == 5


@pytest.mark.parametrize(("person", "status"), [("aase", 200), ("signe", 200), ("pia", 404)])
def test_a_file_is_its_owners_and_the_system_administrators(client, cast, analyst, person, status):
    client.get(reverse("export"))
    job = make()
    log_in(client, cast, person)
    found = [client.get(reverse(name, args=[job.pk])) for name in ("file", "file-download")]
    assert [one.status_code for one in found] == [status, status]


def test_another_cannot_cancel_it(client, cast, analyst):
    client.get(reverse("export"))
    log_in(client, cast, "pia")
    assert client.post(reverse("file-cancel", args=[Job.objects.get().pk])).status_code == 404
    assert Job.objects.get().state == JobState.WAITING


def test_the_owner_cancels_it(client, cast, analyst):
    client.get(reverse("export"))
    address = reverse("file-cancel", args=[Job.objects.get().pk])
    assert "bliver ikke lavet" in text(client.post(address, follow=True))
    assert Job.objects.get().state == JobState.CANCELLED


def test_a_person_who_was_closed_meanwhile_gets_no_file(client, cast, analyst):
    client.get(reverse("export"))
    analyst.is_active = False
    analyst.save()
    job = make()
    assert (job.state, job.has_file) == (JobState.FAILED, False)
    assert "kan ikke længere logge ind" in job.error


def test_what_is_gone_meanwhile_is_said(client, cast, analyst):
    client.get(reverse("plan-paper", args=[cast.plan.slug]))
    type(cast.plan).objects.filter(pk=cast.plan.pk).update(slug="omdoebt")
    assert "findes ikke længere" in make().error


def test_the_page_works_without_javascript(client, cast, analyst):
    page = text(client.get(reverse("export"), follow=True))
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Se, hvor langt den er" in page


def test_htmx_gets_the_part_that_changes(client, cast, analyst):
    client.get(reverse("export"))
    address = Job.objects.get().get_absolute_url()
    part = text(client.get(address, headers={"HX-Request": "true"}))
    assert "Filen venter" in part
    assert "<html" not in part


def test_my_files_are_mine(client, cast, analyst):
    client.get(reverse("export"))
    assert "Excel: " in text(client.get(reverse("files")))
    log_in(client, cast, "pia")
    assert "Du har ingen filer" in text(client.get(reverse("files")))


@pytest.mark.parametrize(("person", "status"), [("signe", 200), ("pia", 403), ("aase", 403)])
def test_system_administrators_see_the_queues(client, cast, person, status):
    log_in(client, cast, person)
    answer = client.get(reverse("jobs"))
    assert answer.status_code == status
    assert status != 200 or "Ingen proces behandler e-mail" in text(answer)
