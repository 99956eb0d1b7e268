"""Everything the benchmark asks for is there: its visitors, their pages, the peers, the load."""

import json

import pytest
from django.db import transaction
from django.test import Client

from bench.load import addresses
from bench.peers import settings as peers
from bench.peers.lists import LISTS as LISTED
from bench.visits.inprocess import visit
from bench.visits.pages import LISTS, PAGES, requests, search_requests
from bench.visits.series import ADMIN
from bench.visits.visitors import ROLES, World
from tests.bench.data.test_generate import make


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The visitors of made-up data, made once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        make(tmp_path_factory.mktemp("bench"), factor=1)
        yield World("default")
        transaction.set_rollback(True)


def test_every_role_visits(world):
    assert all(world.visitors[role] for role in ROLES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_measured_page_answers(world, db, settings, page):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    for _, role, scope in page.views:
        request = next(requests(page, world, role, scope))
        assert visit(request).status == 200, (role, request.path)


def test_the_search_answers(world, db, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert visit(next(search_requests(world))).status == 200


@pytest.mark.parametrize("name", LISTS)
def test_the_peers_show_a_page_of_rows(world, db, settings, name):
    settings.ROOT_URLCONF, settings.TEMPLATES = peers.ROOT_URLCONF, peers.TEMPLATES
    settings.MIDDLEWARE = peers.MIDDLEWARE
    client = Client()
    client.force_login(world.staff.user, "django.contrib.auth.backends.ModelBackend")
    assert ADMIN[name] == LISTED[name].model._meta.label_lower.replace(".", "/")
    for path in (f"/tables2/{name}/", f"/hand/{name}/"):
        page = client.get(path)
        assert page.status_code == 200
        rows = page.content.decode()
        assert rows.count("<tr") + rows.count("<article") > 4


def test_the_users_of_a_load_ask_for_pages_of_their_own(world, db):
    users = json.loads(json.dumps(addresses.users(world, addresses.DAYS)))
    assert set(users) == set(addresses.DAYS)
    for of_role in users.values():
        cookie, steps = of_role[0]
        assert cookie.startswith("sessionid=")
        assert all("{" not in path for _, path in steps)
