"""Coming back to a page: 304 while nothing that it shows has changed, and never after."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beskplan import revisits
from beskplan.release import release
from initiatives import roles
from initiatives.models import Plan
from targets.models import FollowUpRound
from tests.cast import make_user
from tests.every_row import changed, execute, make_every_row
from tests.test_access import READABLE, address, log_in, own_names

KEPT = revisits.OF_PLAN_IN_VIEW | revisits.OF_EVERYTHING
# What is made anew for each answer, whatever the data: the forms' tokens.
TOKENS = re.compile(r'name="(csrfmiddlewaretoken|seen)"[^>]*value="[^"]*"')


@pytest.fixture
def rows(cast):
    return make_every_row(cast)


@pytest.fixture
def pages(cast, rows):
    """Address of every page that is kept, by name."""
    asked = rows[FollowUpRound]
    closed = FollowUpRound.objects.get(state=FollowUpRound.State.CLOSED)
    of_round = {"round": asked, "round-close": asked, "round-approve": asked}
    found = {name: address(cast, name) for name in KEPT & set(READABLE)}
    found |= {name: reverse(name, args=[one.slug]) for name, one in of_round.items()}
    found["round-reopen"] = reverse("round-reopen", args=[closed.slug])
    found["round-open"] = reverse("round-open")
    for name in ("initiative-update", "initiative-contribution"):
        found[name] = reverse(name, args=[cast.mentor.pk])
    return found


@pytest.fixture
def signe(client, cast):
    """May open every page."""
    log_in(client, cast, "signe")
    return client


def tag(client, url, **headers):
    response = client.get(url, **headers)
    assert response.status_code == 200, url
    return response["ETag"]


def tags(client, pages):
    return {name: tag(client, url) for name, url in pages.items()}


def again(client, url, etag):
    return client.get(url, headers={"if-none-match": etag})


def content(response):
    return TOKENS.sub("", response.content.decode())


def test_every_address_is_kept_or_not_on_purpose():
    decided = [revisits.OF_PLAN_IN_VIEW, revisits.OF_EVERYTHING, revisits.NEVER]
    assert set(own_names()) == set.union(*decided)
    assert sum(map(len, decided)) == len(set.union(*decided))


def test_every_kept_page_is_tried(pages):
    assert set(pages) == KEPT


def test_a_page_that_still_stands_is_not_made_again(signe, pages):
    seen = tags(signe, pages)
    found = {name: again(signe, url, seen[name]) for name, url in pages.items()}
    assert {name: page.status_code for name, page in found.items()} == dict.fromkeys(pages, 304)
    assert {page["ETag"] for page in found.values()} == set(seen.values())
    assert not any(page.content for page in found.values())


@pytest.mark.parametrize("person", ["laura", "soeren", "lars", "aase", "pia"])
def test_everybody_can_come_back(client, cast, rows, person):
    log_in(client, cast, person)
    url = reverse("overview")
    assert again(client, url, tag(client, url)).status_code == 304


def test_coming_back_asks_for_session_user_and_stamps(signe, cast, django_assert_num_queries):
    url = f"{reverse('overview')}?plan={cast.plan.slug}"
    seen = tag(signe, url)
    with django_assert_num_queries(3):
        assert again(signe, url, seen).status_code == 304


def test_the_first_visit_asks_no_more_than_without_stamps(signe, cast):
    """The stamps come with the user's access."""
    with CaptureQueriesContext(connection) as asked:
        signe.get(reverse("plans"))
    stamps = [query for query in asked.captured_queries if "initiatives_stamp" in query["sql"]]
    roles = [query for query in asked.captured_queries if "auth_group" in query["sql"]]
    assert len(stamps) == 1 and roles == stamps


def test_after_any_write_every_page_is_made_again(signe, pages, rows, cast, monkeypatch):
    """One write to each model beside every page, with the cast's plan in view; and with all plans
    in view beside those that are kept for a plan's sake."""
    urls = _of_plan(pages.values(), cast.plan)
    urls += [f"{pages[name]}?plan=" for name in revisits.OF_PLAN_IN_VIEW]
    seen = {url: tag(signe, url) for url in urls}
    _only_say_whether(monkeypatch)
    assert {again(signe, url, etag).status_code for url, etag in seen.items()} == {304}
    for row in rows.values():
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**dict([changed(row)]))
            kept = [url for url, etag in seen.items() if again(signe, url, etag).status_code == 304]
            assert kept == [], row
            transaction.set_rollback(True)


@pytest.mark.parametrize("person", ["laura", "soeren", "lars", "pia"])
def test_what_is_kept_after_a_write_in_another_plan_is_what_would_be_made(
    client, cast, rows, pages, person
):
    """Every page of the plan in view beside one write to each thing of another plan."""
    log_in(client, cast, person)
    answers = {url: client.get(url) for url in _of_plan(pages.values(), cast.plan)}
    seen = {url: answer for url, answer in answers.items() if answer.status_code == 200}
    for row in _of_another_plan():
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**dict([changed(row)]))
            for url, before in seen.items():
                if again(client, url, before["ETag"]).status_code == 304:
                    assert content(client.get(url)) == content(before), (url, row)
            transaction.set_rollback(True)


def _of_plan(urls, plan):
    return [f"{url}?plan={plan.slug}" for url in urls]


def _of_another_plan():
    plan = Plan.objects.get(slug="aftale-2005")
    initiative = plan.initiatives.get()
    targets = initiative.targets.get()
    return [plan, plan.focus_areas.get(), initiative, targets, initiative.areas.get()]


def _only_say_whether(monkeypatch):
    """Pages are not made: 200 says that one would be."""
    real = revisits.RevisitMiddleware.process_view

    def answered(*arguments):
        return real(*arguments) or HttpResponse("ville blive lavet")

    monkeypatch.setattr(revisits.RevisitMiddleware, "process_view", answered)


def test_a_write_in_a_plan_of_others_leaves_a_plans_overview_standing(client, cast, rows):
    log_in(client, cast, "soeren")
    url = f"{reverse('overview')}?plan={cast.plan.slug}"
    seen = tag(client, url)
    Plan.objects.get(slug="aftale-2005").focus_areas.update(description="Ny")
    assert again(client, url, seen).status_code == 304


def test_a_write_in_another_plan_of_the_own_unit_is_seen(client, cast, rows):
    """The number that waits stands in the header of every page."""
    other = Plan.objects.get(slug="aftale-2005").initiatives.get()
    cast.units.skelbaekgade.responsibilities.create(initiative=other)
    log_in(client, cast, "soeren")
    url = f"{reverse('overview')}?plan={cast.plan.slug}"
    seen = tag(client, url)
    Plan.objects.filter(pk=other.plan_id).get().initiatives.update(status="opfyldt")
    assert again(client, url, seen).status_code == 200


def test_what_nobody_leads_in_another_plan_is_seen_by_planners(client, cast, rows):
    log_in(client, cast, "pia")
    url = f"{reverse('overview')}?plan={cast.plan.slug}"
    seen = tag(client, url)
    Plan.objects.get(slug="aftale-2005").initiatives.update(status="opfyldt")
    assert again(client, url, seen).status_code == 200


def test_a_write_while_the_page_is_made_is_not_lost(signe, cast, monkeypatch):
    """The page may be as old as its stamps or newer, never older."""
    url = reverse("plans")
    real = revisits.standing

    def standing_then_write(*args, **kwargs):
        found = real(*args, **kwargs)
        monkeypatch.setattr(revisits, "standing", real)
        Plan.objects.update(title="Skrevet imens")
        return found

    signe.get(url)
    monkeypatch.setattr(revisits, "standing", standing_then_write)
    page = signe.get(url)
    assert "Skrevet imens" in page.content.decode()
    assert again(signe, url, page["ETag"]).status_code == 200


def test_a_new_day_makes_the_page_again(signe, cast, monkeypatch):
    url = reverse("overview")
    seen = tag(signe, url)
    monkeypatch.setattr(revisits.timezone, "localdate", lambda *_: date(2030, 1, 1))
    assert again(signe, url, seen).status_code == 200


def test_a_new_release_or_setting_makes_the_page_again(signe, cast, monkeypatch, settings):
    url = reverse("overview")
    seen = tag(signe, url)
    monkeypatch.setattr(revisits, "release", lambda: "en anden")
    assert again(signe, url, seen).status_code == 200
    settings.ORGANISATION = "Aarhus Kommune"
    release.cache_clear()
    other = release()
    release.cache_clear()
    settings.ORGANISATION = "Københavns Kommune"
    assert release() != other


def test_a_restored_database_is_another_one(signe, cast):
    """Its stamps may come to the same sums again, with other rows behind them."""
    url = reverse("overview")
    seen = tag(signe, url)
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("CREATE TEMP TABLE kept AS SELECT * FROM initiatives_stamp")
    execute("TRUNCATE initiatives_stamp")
    execute("INSERT INTO initiatives_stamp SELECT * FROM kept")
    execute("DROP TABLE kept")
    assert again(signe, url, seen).status_code == 200


def test_another_user_of_the_same_browser_gets_a_page_of_their_own(client, cast):
    log_in(client, cast, "signe")
    url = reverse("overview")
    seen = tag(client, url)
    log_in(client, cast, "laura")
    response = again(client, url, seen)
    assert response.status_code == 200
    assert "Laura Lind" in response.content.decode()


def test_after_logging_out_nothing_is_shown_from_memory(signe, cast):
    url = reverse("overview")
    page = signe.get(url)
    assert page["Cache-Control"] == "private, no-cache"
    assert {"Cookie", "HX-Request"} <= set(page["Vary"].split(", "))
    signe.logout()
    assert again(signe, url, page["ETag"]).status_code == 302


def test_a_role_that_was_taken_away_closes_the_page(client, cast, rows):
    log_in(client, cast, "pia")
    url = reverse("round-open")
    seen = tag(client, url)
    cast.people.pia.groups.clear()
    assert again(client, url, seen).status_code == 403


def test_a_new_role_is_seen_at_once(client, cast):
    log_in(client, cast, "nils")
    url = reverse("overview")
    seen = tag(client, url)
    cast.people.nils.groups.add(Group.objects.get(name=roles.MANAGER))
    assert again(client, url, seen).status_code == 200


def test_the_plan_in_the_address_is_remembered_though_the_page_is_kept(signe, cast):
    url = f"{reverse('targets')}?plan={cast.plan.slug}"
    seen = tag(signe, url)
    signe.get(reverse("targets") + "?plan=")
    assert again(signe, url, seen).status_code == 304
    assert signe.session["plan"] == cast.plan.slug


def test_an_unknown_plan_is_not_remembered_when_the_page_is_kept(signe, cast):
    url = f"{reverse('targets')}?plan=findes-ikke"
    assert again(signe, url, tag(signe, url)).status_code == 304
    assert "plan" not in signe.session


def test_another_remembered_plan_is_another_page(signe, cast, rows):
    url = reverse("targets")
    seen = tag(signe, url)
    signe.get(f"{url}?plan={cast.plan.slug}")
    assert again(signe, url, seen).status_code == 200


def test_a_message_is_told_once_and_its_page_is_not_kept(client, cast):
    log_in(client, cast, "soeren")
    url = reverse("initiative-update", args=[cast.mentor.pk])
    seen = tag(client, url)
    posted = {"status": "opfyldt", "version": 1, "action": "submit", "deviation_reason": "x"}
    assert client.post(url, posted).status_code == 302
    told = client.get(url, headers={"if-none-match": seen})
    assert "Gemt kl." in told.content.decode()
    assert "ETag" not in told
    later = client.get(url)
    assert "Gemt kl." not in later.content.decode()
    assert again(client, url, later["ETag"]).status_code == 304


def test_a_message_that_waits_is_not_kept_back(signe, cast, monkeypatch):
    """Though nothing else has changed."""
    url = reverse("overview")
    seen = tag(signe, url)
    monkeypatch.setattr(FallbackStorage, "__len__", lambda self: 1)
    assert again(signe, url, seen).status_code == 200


def test_the_forms_of_a_kept_page_can_be_sent(cast):
    browser = Client(enforce_csrf_checks=True)
    log_in(browser, cast, "soeren")
    url = reverse("initiative-update", args=[cast.mentor.pk])
    page = browser.get(url)
    assert again(browser, url, page["ETag"]).status_code == 304
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    posted = {"status": "delvist", "version": 1, "action": "submit", "csrfmiddlewaretoken": token}
    assert browser.post(url, posted).status_code == 302


def test_a_new_login_makes_the_page_again_for_its_forms(cast):
    """The old page's forms carry the old session's secret."""
    browser = Client()
    log_in(browser, cast, "soeren")
    url = reverse("initiative-update", args=[cast.mentor.pk])
    seen = tag(browser, url)
    browser.cookies["csrftoken"] = "x" * 32
    assert again(browser, url, seen).status_code == 200


def test_a_part_of_a_page_is_not_taken_for_the_page(signe, cast):
    url = reverse("initiatives")
    seen = tag(signe, url)
    assert signe.get(url, headers={"if-none-match": seen, "hx-request": "true"}).status_code == 200


def test_what_is_no_page_has_no_tag(signe, cast):
    missing = reverse("initiative", args=[0])
    posted = signe.post(reverse("round-open"), {})
    found = [signe.get(missing), posted, signe.get("/admin/"), signe.get(reverse("export"))]
    assert not any("ETag" in response for response in found)


def test_the_tag_tells_nothing_and_is_weak(signe, cast):
    assert re.fullmatch(r'W/"[0-9a-f]{32,}"', tag(signe, reverse("overview")))


def test_two_people_have_two_tags(cast, rows):
    found = set()
    for name in ("laura", "nils"):
        browser = Client()
        log_in(browser, cast, name)
        found.add(tag(browser, reverse("overview")))
    make_user("ny", "Nina Nord")
    assert len(found) == 2
