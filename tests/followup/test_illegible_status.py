"""A status that cannot be read in a document: nobody can choose it."""

from django.urls import reverse

from initiatives.models import Status
from tests.pages import page, text_of


def test_nobody_can_decide_that_a_status_is_illegible(client, cast):
    assert Status.ILLEGIBLE not in [value for value, _ in Status.for_users()]
    response = page(client, reverse("initiative-update", args=[cast.mentor.pk]), cast.people.soeren)
    assert "ulæselig" not in text_of(response)
    answer = {"status": "ulaeselig", "version": cast.mentor.version, "submit": "1"}
    client.post(reverse("initiative-update", args=[cast.mentor.pk]), answer)
    cast.mentor.refresh_from_db()
    assert cast.mentor.status == ""
