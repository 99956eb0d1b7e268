"""The pages that are measured, and who asks for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote

from bench.visits.visitors import ROLES, Visitor, World

IN_PLAN, ALL_PLANS, OBJECT = "plan", "alle", "objekt"
BOTH = (IN_PLAN, ALL_PLANS)
EVERYONE = tuple(ROLES)
WRITERS = ("sagsbehandler", "leder")
ONE_ROLE = "leder"  # of what is measured once a page


@dataclass(frozen=True)
class Page:
    """`address` gives the address of the turn-th request of a visitor."""

    name: str
    address: Callable[[World, Visitor, int], str]
    scopes: tuple[str, ...] = (OBJECT,)
    roles: tuple[str, ...] = EVERYONE

    @property
    def views(self) -> list[tuple[str, str, str]]:
        """(page, role, scope): every one is measured by itself."""
        return [(self.name, role, scope) for scope in self.scopes for role in self.roles]

    @property
    def one_view(self) -> tuple[str, str, str]:
        return self.name, ONE_ROLE, self.scopes[-1]


@dataclass(frozen=True)
class Request:
    path: str
    cookie: str


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
    Page("overblik", _fixed("/"), BOTH),
    Page("planer", _fixed("/planer/"), (ALL_PLANS,)),
    Page("plan", _of("plans", "/planer/{}/", "slug")),
    Page("initiativer", _fixed("/initiativer/"), BOTH),
    Page("initiativ", _of("initiatives", "/initiativer/{}/")),
    Page("opdater", _update, roles=WRITERS),
    Page("maal", _fixed("/maal/"), BOTH),
    Page("maalside", _of("targets", "/maal/{}/")),
    Page("ministermaal", _fixed("/ministermaal/"), BOTH),
    Page("maalinger", _fixed("/maalinger/"), BOTH),
    Page("budget", _fixed("/budget/"), BOTH),
    # At its worst: the branch of a whole administration is open.
    Page("enheder", _of("administrations", "/enheder/?aabn={}"), BOTH),
    Page("enhed", _of("units", "/enheder/{}/")),
    Page("mine", _fixed("/mine/")),
    Page("opfoelgning", _fixed("/opfoelgning/"), BOTH),
    Page("runde", _of("rounds", "/opfoelgning/{}/", "slug")),
)
NAMES = tuple(page.name for page in PAGES)
# Lists of rows, which have peers (bench/peers/lists.py).
LISTS = ("planer", "initiativer", "maal", "maalinger", "enheder", "opfoelgning")
WORDS = (
    *("langtidsledige", "mentor", "fleksjob", "unge under 30", "sygemeldte", "virksomhedspraktik"),
    *("jobrotation", "samtaler", "seniorer", "opkvalificering", "dagpenge", "forsørgere"),
    *("1.3", "netværk", "ressourceforløb", "flygtninge", "vejledning", "partnerskab", "brobygning"),
    *("langtidsledge", "uddannelse", "virksomheder", "fastholdelse i job", "kontanthjælp"),
    *("indvandrere", "deltidsjob", "pladser til unge", "sundhed", "digital", "aktivering"),
    *("skrive", "rekruttering", "opsøgende", "ventetid", "kvartal", "hurtig opfølgning", "mentr"),
)


def chosen(names: str) -> list[Page]:
    """The pages named, with commas between; all of them when none is."""
    wanted = [name for name in names.split(",") if name]
    unknown = set(wanted) - set(NAMES)
    if unknown:
        raise SystemExit(f"Ukendt side: {', '.join(sorted(unknown))}")
    return [page for page in PAGES if not wanted or page.name in wanted]


def requests(page: Page, world: World, role: str, scope: str) -> Iterator[Request]:
    """One after the other, each by another visitor about another object."""
    visitors = [one for one in world.visitors[role] if one.initiatives or page.roles == EVERYONE]
    for turn in count():
        visitor = visitors[turn % len(visitors)]
        yield Request(page.address(world, visitor, turn), visitor.cookie(scope))


def search_requests(world: World) -> Iterator[Request]:
    visitors = world.visitors["sagsbehandler"]
    for turn in count():
        word = quote(WORDS[turn % len(WORDS)])
        yield Request(f"/soeg/?q={word}", visitors[turn % len(visitors)].cookie(ALL_PLANS))
