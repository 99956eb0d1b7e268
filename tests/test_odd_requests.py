"""Requests that no page sends: each is refused in Danish, and none is answered with an error of
ours."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beskplan.accounts.roles import ensure_roles
from initiatives.models import Unit
from tests.cast import open_round
from tests.pages import page, text_of
from tests.test_access import log_in

UNREADABLE = "Forespørgslen kan ikke læses"
MANY = "9" * 5000


@pytest.fixture
def signe(client, cast):
    """A system administrator, who may open everything."""
    ensure_roles()
    log_in(client, cast, "signe")
    return client


def query_addresses(cast):
    names = ("overview", "initiatives", "targets", "units", "budget", "rounds", "search", "export")
    return [*map(reverse, names), "/findes-ikke/", reverse("target", args=[cast.mentor_target.pk])]


@pytest.mark.parametrize("query", ["plan=%00", "unit=%00", "q=a%00b", "a%00=b", "page=%00"])
def test_a_nul_character_in_the_query_is_refused_everywhere(signe, cast, query):
    for address in query_addresses(cast):
        response = signe.get(f"{address}?{query}")
        assert response.status_code == 400, address
        assert UNREADABLE in text_of(response)


def test_a_nul_character_in_the_path_is_refused(signe):
    assert signe.get("/admin/initiatives/plan/%00/kopier/").status_code == 400
    assert signe.get("/planer/a%00/").status_code == 400


def test_a_nul_character_in_a_cookie_is_refused_without_a_login(db):
    client = Client()
    client.cookies["sessionid"] = "abcdefgh\x00"
    assert client.get(reverse("login")).status_code == 400


@pytest.mark.parametrize("posted", [{"plan": "\x00"}, {"a\x00": "b"}])
def test_a_nul_character_in_a_form_is_refused(signe, posted):
    assert signe.post(reverse("round-open"), posted).status_code == 400


def test_a_nul_character_in_the_name_of_a_files_field_is_refused(signe, cast):
    address = reverse("initiative-update", args=[cast.mentor.pk])
    posted = {"fil\x00": SimpleUploadedFile("notat.pdf", b"%PDF-")}
    assert signe.post(address, posted).status_code == 400


@pytest.mark.parametrize("charset", ["utf-16", "hex", "findes-ikke"])
def test_a_form_in_another_encoding_is_refused(signe, charset):
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    body = b'--x\r\nContent-Disposition: form-data; name="plan"\r\n\r\nabc\r\n--x--\r\n'
    sent = signe.generic("POST", reverse("round-open"), body, content_type=kind)
    assert sent.status_code == 400


@pytest.mark.parametrize("name", ["plans", "initiatives", "targets", "measurements"])
@pytest.mark.parametrize("value", ["-1", "0", "1000000"])
def test_an_address_does_not_say_how_many_rows_a_page_has(signe, name, value):
    shown = page(signe, reverse(name), per_page=value)
    assert shown.context["table"].paginator.per_page == 50


@pytest.mark.parametrize("name", ["initiatives", "targets", "measurements", "minister-goals"])
@pytest.mark.parametrize("value", ["-1", "0", "²", "abc", MANY])
def test_a_page_that_is_no_number_is_the_first(signe, name, value):
    page(signe, reverse(name), page=value, side=value)


@pytest.mark.parametrize("name", ["unit", "led_by", "focus_area", "year", "deadline"])
@pytest.mark.parametrize("value", ["²", "-1", MANY])
def test_a_filter_reads_no_odd_number(signe, name, value):
    for address in ("overview", "attention", "initiatives", "targets", "measurements"):
        page(signe, reverse(address), **{name: value})


@pytest.mark.parametrize("number", ["²", MANY, ""])
def test_an_odd_number_in_a_rounds_forms_finds_nothing(signe, cast, number):
    slug = open_round(cast.plan).slug
    approve, nudge = (reverse(name, args=[slug]) for name in ("round-approve", "round-nudge"))
    refused = signe.post(approve, {"action": f"approve-{number}"})
    assert "venter ikke længere på godkendelse" in text_of(refused)
    assert signe.post(nudge, {"unit": number}).status_code == 404
    update = reverse("initiative-update", args=[cast.mentor.pk])
    assert signe.post(update, {"remove": number, "version": 1}).status_code in (200, 302)


@pytest.mark.parametrize(
    "address",
    [
        "initiatives/initiative/?enhed=²",
        f"initiatives/initiative/?enhed={MANY}",
        f"targets/target/?deadline__year={'9' * 300}",
        f"targets/measurement/?date__year={'9' * 300}&date__month=13",
    ],
)
def test_an_odd_filter_of_the_administration_is_no_error(signe, address):
    assert signe.get(f"/admin/{address}").status_code in (200, 302)


@pytest.mark.parametrize("key", ["abc", "²", MANY])
def test_a_plan_or_unit_without_a_number_is_not_found_in_the_administration(signe, key):
    assert signe.get(f"/admin/initiatives/plan/{key}/kopier/").status_code == 404


@pytest.mark.parametrize("key", ["²", "abc", MANY])
def test_an_action_on_a_row_without_a_number_is_refused(signe, key):
    posted = {"action": "delete_selected", "_selected_action": key}
    assert signe.post("/admin/initiatives/plan/", posted).status_code == 400


@pytest.mark.parametrize("key", ["abc", "31-12-0000", "²", MANY, "-1"])
def test_an_odd_choice_in_the_administration_is_refused_beside_its_field(signe, cast, key):
    for field, add in (("indicator", "targets_measurement"), ("parent", "initiatives_unit")):
        response = signe.post(reverse(f"admin:{add}_add"), {field: key})
        assert response.context["adminform"].form.errors[field], add
    rows = {"responsibilities-TOTAL_FORMS": 1, "responsibilities-INITIAL_FORMS": 0}
    sent = rows | {"responsibilities-0-unit": key, "code": "9.9"}
    assert signe.post(reverse("admin:initiatives_initiative_add"), sent).status_code == 200


def test_a_search_for_units_asks_for_at_most_eight_words(signe):
    Unit.objects.create(name="Aa bb cc dd ee ff gg hh", slug="aa")
    for address in (reverse("units"), "/admin/initiatives/unit/"):
        with CaptureQueriesContext(connection) as captured:
            page(signe, address, q="aa " * 700)
        longest = max(query["sql"].count("folded") for query in captured.captured_queries)
        assert longest <= 16, address


# Methods


def refused(response, allow):
    assert response.status_code == 405
    assert response["Allow"] == allow
    assert "Siden kan ikke bruges sådan" in text_of(response)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_list_is_only_read_and_asks_for_no_token(cast, method):
    client = Client(enforce_csrf_checks=True)
    log_in(client, cast, "laura")
    refused(getattr(client, method)(reverse("initiatives")), "GET, HEAD")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("name", ["login", "password-change", "round-open", "admin:index"])
def test_a_page_with_a_form_is_read_and_posted(signe, name, method):
    refused(getattr(signe, method)(reverse(name)), "GET, HEAD, POST")


def test_the_address_of_logging_out_is_only_posted_and_says_so(signe):
    refused(signe.get(reverse("logout")), "POST")
    assert signe.post(reverse("logout")).status_code == 302


def test_a_method_is_refused_before_a_login_is_asked_for(db):
    refused(Client().post(reverse("initiatives")), "GET, HEAD")
