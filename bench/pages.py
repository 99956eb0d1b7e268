"""The pages that are measured, with their goals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from bench.visitors import ROLES, Visitor, World

IN_PLAN, ALL_PLANS, OBJECT = "plan", "alle", "objekt"
BOTH = (IN_PLAN, ALL_PLANS)
EVERYONE = tuple(ROLES)
WRITERS = ("sagsbehandler", "leder")
TABLE, DETAIL, CHARTS = 8, 6, 12  # how many times the bare view they may take


@dataclass(frozen=True)
class Page:
    """`address` gives the address of the turn-th request of a visitor."""

    name: str
    goal: int
    address: Callable[[World, Visitor, int], str]
    scopes: tuple[str, ...] = (OBJECT,)
    roles: tuple[str, ...] = EVERYONE
    most_queries: int = 8


@dataclass(frozen=True)
class Request:
    path: str
    cookie: str
    plan: int | None = None  # of the visitor's session, when the page shows one plan


def _fixed(path: str):
    return lambda world, visitor, turn: path


def _of(kind: str, path: str, field: str = "pk"):
    def address(world: World, visitor: Visitor, turn: int) -> str:
        objects = getattr(world, kind)
        return path.format(getattr(objects[turn % len(objects)], field))

    return address


def _update(world: World, visitor: Visitor, turn: int) -> str:
    return f"/initiativer/{visitor.initiatives[turn % len(visitor.initiatives)]}/opdater/"


PAGES = (
    Page("overblik", CHARTS, _fixed("/"), BOTH, most_queries=12),
    Page("planer", TABLE, _fixed("/planer/")),
    Page("plan", DETAIL, _of("plans", "/planer/{}/", "slug")),
    Page("initiativer", TABLE, _fixed("/initiativer/"), BOTH),
    Page("initiativ", DETAIL, _of("initiatives", "/initiativer/{}/")),
    Page("opdater", DETAIL, _update, roles=WRITERS),
    Page("maal", TABLE, _fixed("/maal/"), BOTH),
    Page("maalside", DETAIL, _of("targets", "/maal/{}/")),
    Page("ministermaal", CHARTS, _fixed("/ministermaal/"), BOTH),
    Page("maalinger", TABLE, _fixed("/maalinger/"), BOTH),
    Page("budget", TABLE, _fixed("/budget/"), BOTH),
    Page("enheder", DETAIL, _fixed("/enheder/"), BOTH),
    Page("enhed", DETAIL, _of("units", "/enheder/{}/")),
    Page("mine", DETAIL, _fixed("/mine/")),
    Page("opfoelgning", TABLE, _fixed("/opfoelgning/"), BOTH),
    Page("runde", DETAIL, _of("rounds", "/opfoelgning/{}/", "slug")),
)
NAMES = tuple(page.name for page in PAGES)
# Those that are tables of rows, and have a stock peer (bench/peers/lists.py).
TABLES = ("planer", "initiativer", "maal", "maalinger", "enheder", "opfoelgning")


def requests(page: Page, world: World, role: str, scope: str) -> Iterator[Request]:
    """One after the other, each by another visitor about another object."""
    visitors = [one for one in world.visitors[role] if one.initiatives or page.roles == EVERYONE]
    for turn in count():
        visitor = visitors[turn % len(visitors)]
        in_plan = scope == IN_PLAN
        yield Request(
            page.address(world, visitor, turn),
            visitor.cookie(scope),
            visitor.plan.pk if in_plan else None,
        )


WORDS = (
    *("langtidsledige", "mentor", "fleksjob", "unge under 30", "sygemeldte", "virksomhedspraktik"),
    *("jobrotation", "samtaler", "seniorer", "opkvalificering", "dagpenge", "forsørgere"),
    *("1.3", "netværk", "ressourceforløb", "flygtninge", "vejledning", "partnerskab", "brobygning"),
    *("langtidsledge", "uddannelse", "virksomheder", "fastholdelse i job", "kontanthjælp"),
    *(
        "indvandrere",
        "deltidsjob",
        "pladser til unge",
        "sundhed",
        "digital",
        "aktivering",
        "skrive",
    ),
    *("rekruttering", "opsøgende", "ventetid", "kvartal", "hurtig opfølgning", "læse", "mentr"),
)


def search_requests(world: World) -> Iterator[Request]:
    visitors = world.visitors["sagsbehandler"]
    from urllib.parse import quote

    for turn in count():
        visitor = visitors[turn % len(visitors)]
        word = quote(WORDS[turn % len(WORDS)])
        yield Request(f"/soeg/?q={word}", visitor.cookie(ALL_PLANS))
