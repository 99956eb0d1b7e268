"""Nobody finds in a browser what another was shown in it."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["overview", "initiatives", "my-tasks", "export", "login"])
def test_no_answer_is_stored(client, cast, name):
    client.force_login(cast.people.pia, "django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse(name))
    assert set(response["Cache-Control"].split(", ")) >= {"private", "no-store"}
    assert "ETag" not in response


def test_a_page_is_made_anew_when_the_browser_has_it(client, cast):
    client.force_login(cast.people.pia, "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("initiatives"), headers={"if-none-match": "*"}).status_code == 200


def test_logging_out_clears_the_browser(client, cast):
    client.force_login(cast.people.pia, "django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("logout"))["Clear-Site-Data"] == '"cache", "cookies", "storage"'
