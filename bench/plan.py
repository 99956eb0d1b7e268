"""Puts together what is measured: every page in every role and view, floors, peers, revisits."""

from collections.abc import Iterator
from itertools import count

from bench.client import Client
from bench.measure import SAVED, Series, first_views, revisits
from bench.pages import (
    ALL_PLANS,
    IN_PLAN,
    PAGES,
    TABLES,
    Page,
    Request,
    requests,
    search_requests,
)
from bench.saving import bare_saves, saves
from bench.visitors import World

PEERS = {
    "admin": "/admin/{}/",
    "tables2": "/tables2/{}/",
    "template": "/template/{}/",
}
ADMIN = {
    "planer": "initiatives/plan",
    "initiativer": "initiatives/initiative",
    "maal": "targets/target",
    "maalinger": "targets/measurement",
    "enheder": "initiatives/unit",
    "opfoelgning": "targets/followupround",
}


def of_pages(pages: list[Page], client: Client, world: World) -> list[Series]:
    """First views and revisits of one database's pages."""
    found = []
    for page in pages:
        for scope in page.scopes:
            for role in page.roles:
                view = (page.name, role, scope)
                asked = requests(page, world, role, scope)
                found.append(Series(("page", *view), first_views(client, asked)))
    return found


def of_revisits(pages: list[Page], client: Client, world: World) -> list[Series]:
    found = []
    for page in pages:
        for scope in page.scopes:
            for role in page.roles:
                asked = requests(page, world, role, scope)
                key = ("revisit", page.name, role, scope)
                found.append(Series(key, revisits(client, asked)))
    return found


def of_floors(stock: Client, world: World) -> list[Series]:
    return [
        Series(("bare",), first_views(stock, _bare(world))),
        Series(("bare-save",), bare_saves(stock, world), (SAVED,)),
    ]


def of_peers(pages: list[Page], stock: Client, world: World) -> list[Series]:
    found = []
    for page in pages:
        if page.name not in TABLES:
            continue
        for peer, path in PEERS.items():
            target = path.format(ADMIN[page.name] if peer == "admin" else page.name)
            for scope in (ALL_PLANS, *((IN_PLAN,) if IN_PLAN in page.scopes else ())):
                asked = _peer(world, peer, page.name, target, scope)
                found.append(Series((peer, page.name, scope), first_views(stock, asked)))
    return found


def of_work(client: Client, world: World) -> list[Series]:
    return [
        Series(("save",), saves(client, world), (SAVED,)),
        Series(("search",), first_views(client, search_requests(world))),
    ]


def all_of(pages: list[Page], client: Client, stock: Client, world: World) -> list[Series]:
    return [
        *of_pages(pages, client, world),
        *of_revisits(pages, client, world),
        *of_floors(stock, world),
        *of_peers(pages, stock, world),
        *of_work(client, world),
    ]


def chosen(names: str) -> list[Page]:
    """The pages named, with commas between; all of them when none is."""
    wanted = [name for name in names.split(",") if name]
    unknown = set(wanted) - {page.name for page in PAGES}
    if unknown:
        raise SystemExit(f"Ukendt side: {', '.join(sorted(unknown))}")
    return [page for page in PAGES if not wanted or page.name in wanted]


def _bare(world: World) -> Iterator[Request]:
    visitors = [one for role in world.visitors.values() for one in role]
    for turn in count():
        initiative = world.initiatives[turn % len(world.initiatives)]
        cookie = visitors[turn % len(visitors)].cookie(ALL_PLANS)
        yield Request(f"/bare/{initiative.pk}/", cookie)


def _peer(world: World, peer: str, name: str, path: str, scope: str) -> Iterator[Request]:
    """The change list is asked for by a member of staff, the others by caseworkers."""
    for turn in count():
        visitors = world.visitors["sagsbehandler"]
        visitor = visitors[turn % len(visitors)]
        cookie = (world.staff if peer == "admin" else visitor).cookie(ALL_PLANS)
        query = ""
        if scope == IN_PLAN and name != "enheder":
            field = "plan__id__exact" if peer == "admin" else "plan"
            query = f"?{field}={visitor.plan.pk}"
        yield Request(path + query, cookie)
