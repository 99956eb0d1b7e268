"""How much may be attached to a follow-up, and by one person in a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from followup.evidence.attachments import NewEvidence, record_with_evidence
from followup.models import Evidence
from tests.cast import open_round
from tests.followup.evidence.files import uploaded
from tests.followup.update_page import filled, send
from tests.pages import html_of

LINK = NewEvidence("Sagen", url="https://www.kk.dk/sag")


@pytest.fixture(autouse=True)
def limits(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.EVIDENCE_PER_FOLLOW_UP, settings.FILES_PER_DAY = 3, 2


@pytest.fixture
def in_round(cast):
    return open_round(cast.plan)


def attached(mentor, by, *new, removed=(), at=None):
    mentor.refresh_from_db()
    return record_with_evidence(
        new=new,
        removed=removed,
        initiative=mentor,
        status="",
        by=by,
        at=at or timezone.now(),
        expected_version=mentor.version,
        submit=False,
    )


def a_file() -> NewEvidence:
    return NewEvidence("Notat", file=uploaded("notat.pdf"))


def test_one_link_too_many_says_so_and_stores_nothing(in_round, mentor, soeren):
    attached(mentor, soeren, LINK, LINK, LINK)
    with pytest.raises(ValidationError) as refused:
        attached(mentor, soeren, LINK)
    assert "så mange links og filer, som den kan have (3)" in refused.value.messages[0]
    assert set(refused.value.message_dict) == {"link_url"}
    assert Evidence.objects.count() == 3


def test_what_is_removed_makes_room(in_round, mentor, soeren):
    attached(mentor, soeren, LINK, LINK, LINK)
    attached(mentor, soeren, LINK, removed=[Evidence.objects.first().pk])
    assert Evidence.objects.count() == 3


def test_a_full_follow_up_can_still_be_saved(in_round, mentor, soeren, settings):
    attached(mentor, soeren, LINK, LINK, LINK)
    settings.EVIDENCE_PER_FOLLOW_UP = 2
    attached(mentor, soeren, removed=[Evidence.objects.first().pk])
    assert Evidence.objects.count() == 2


def test_a_persons_day_is_full_and_over_the_next(in_round, mentor, soeren):
    now = timezone.now()
    attached(mentor, soeren, a_file(), a_file(), at=now - timedelta(hours=20))
    with pytest.raises(ValidationError, match="Prøv igen i morgen"):
        attached(mentor, soeren, a_file(), at=now)
    attached(mentor, soeren, a_file(), at=now + timedelta(hours=5))


def test_the_form_says_it_beside_the_field_and_keeps_what_was_typed(
    client, in_round, mentor, soeren
):
    attached(mentor, soeren, a_file(), a_file())
    data = filled(mentor, results="Min tekst", file=uploaded("ny.pdf"), action="draft")
    text = html_of(send(client, soeren, mentor, data))
    assert 'id="id_file_error"' in text
    assert "Du har vedlagt 2 filer inden for det seneste døgn" in text
    assert "Min tekst" in text
