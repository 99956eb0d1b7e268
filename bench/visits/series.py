"""Puts together what is measured: every page in every role and view, its disturbed visits, floors,
peers and the work."""

from collections.abc import Callable, Iterator
from itertools import count

from bench.servers.postgres import Server
from bench.servers.web_servers import Gunicorn
from bench.visits.client import Answer, Client
from bench.visits.measure import SAVED, Series
from bench.visits.pages import ALL_PLANS, LISTS, Page, Request, requests, search_requests
from bench.visits.saving import save
from bench.visits.visitors import World

PEERS = ("admin", "tables2", "hand")
ADMIN = {
    "planer": "initiatives/plan",
    "initiativer": "initiatives/initiative",
    "maal": "targets/target",
    "maalinger": "targets/measurement",
    "enheder": "initiatives/unit",
    "opfoelgning": "followup/followupround",
}
FEW = 7  # visits that need a new worker each


def of_pages(pages: list[Page], client: Client, world: World) -> list[Series]:
    """Each visit is the first of its visitor."""
    return [
        Series(("page", *view), visits(client, requests(page, world, *view[1:])))
        for page in pages
        for view in page.views
    ]


def after_writes(pages: list[Page], client: Client, world: World) -> list[Series]:
    """The first visit after somebody else has saved a follow-up."""
    saving, found = saves(client, world), []
    for page in pages:
        visit = visits(client, requests(page, world, *page.one_view[1:]))

        def ask(visit=visit):
            saved = saving()
            return visit() if saved.status == SAVED else saved

        found.append(Series(("after_write", page.name), ask))
    return found


def fresh_visits(pages: list[Page], app: Gunicorn, server: Server, world: World) -> list[Series]:
    """On a new connection to web server and database, and as the first of a new worker. They need
    a web server of their own: what comes after them is not as it was."""
    client, found = Client(app.port), []

    def on_new_connection(visit):
        visit()  # the worker may be new
        server.end_connections(app.name)
        client.close()
        return visit()

    def in_new_worker(visit):
        app.replace_worker()
        client.close()
        return visit()

    for page in pages:
        visit = visits(client, requests(page, world, *page.one_view[1:]))
        found += [
            Series(("new_connection", page.name), lambda visit=visit: on_new_connection(visit)),
            Series(
                ("cold", page.name), lambda visit=visit: in_new_worker(visit), enough=FEW, warm_up=1
            ),
        ]
    return found


def of_floors(stock: Client, world: World) -> list[Series]:
    return [
        Series(("bare",), visits(stock, _bare(world))),
        Series(("bare-save",), bare_saves(stock, world), SAVED),
    ]


def of_peers(pages: list[Page], stock: Client, world: World) -> list[Series]:
    """Stock lists and hand-written pages of the same rows, all plans: full pages."""
    return [
        Series((peer, page.name), visits(stock, _peer(world, peer, page.name)))
        for page in pages
        if page.name in LISTS
        for peer in PEERS
    ]


def of_work(client: Client, world: World) -> list[Series]:
    return [
        Series(("save",), saves(client, world), SAVED),
        Series(("search",), visits(client, search_requests(world))),
    ]


def visits(client: Client, asked: Iterator[Request]) -> Callable[[], Answer]:
    def ask() -> Answer:
        request = next(asked)
        return client.get(request.path, request.cookie)

    return ask


def saves(client: Client, world: World) -> Callable[[], Answer]:
    """Only the post is timed."""
    visitors = [one for one in world.visitors["sagsbehandler"] if one.initiatives]
    turns = count()

    def ask() -> Answer:
        turn = next(turns)
        visitor = visitors[turn % len(visitors)]
        initiative = visitor.initiatives[turn // len(visitors) % len(visitor.initiatives)]
        path = f"/initiativer/{initiative}/opdater/"
        _, saved = save(client, path, visitor.cookie(ALL_PLANS), turn)
        return saved

    return ask


def bare_saves(client: Client, world: World) -> Callable[[], Answer]:
    visitors, turns, token = world.visitors["sagsbehandler"], count(), "b" * 32

    def ask() -> Answer:
        turn = next(turns)
        visitor = visitors[turn % len(visitors)]
        form = {"csrfmiddlewaretoken": token, "name": f"Opdigtet {turn}"}
        path = f"/bare-save/{visitor.user.pk}/"
        return client.post(path, f"{visitor.cookie(ALL_PLANS)}; csrftoken={token}", form)

    return ask


def _bare(world: World) -> Iterator[Request]:
    visitors = [one for role in world.visitors.values() for one in role]
    for turn in count():
        initiative = world.initiatives[turn % len(world.initiatives)]
        yield Request(f"/bare/{initiative.pk}/", visitors[turn % len(visitors)].cookie(ALL_PLANS))


def _peer(world: World, peer: str, name: str) -> Iterator[Request]:
    """The change list is asked for by a member of staff, the others by caseworkers."""
    visitors = [world.staff] if peer == "admin" else world.visitors["sagsbehandler"]
    path = f"/admin/{ADMIN[name]}/" if peer == "admin" else f"/{peer}/{name}/"
    for turn in count():
        yield Request(path, visitors[turn % len(visitors)].cookie(ALL_PLANS))
