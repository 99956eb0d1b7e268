"""A municipality's units, its users with their roles, and its area of measuring."""

from bench.data.copy.spool import Spool
from bench.data.copy.tables import line
from bench.data.layout import CASEWORKERS_PER_UNIT, FIRST_YEAR, SHARED_AREAS, Municipality
from bench.data.words import AREA_TITLES, person, place_name
from bench.data.words import full_name as name_of
from initiatives import roles

BEGINNING = f"{FIRST_YEAR}-01-01 07:00:00+00"
NOBODYS_PASSWORD = "!opdigtet"
MARK = "opdigtet"
LEAF_KINDS = (("Afdeling", "afdeling"), ("Center", "center"), ("Kontor", "kontor"))


def write_shared(spool: Spool, factor: float, seed: int) -> None:
    """The row that marks the database as made up, and the areas that everyone compares with."""
    title = f"Opdigtede data til måling af ydeevne (faktor {factor:g}, frø {seed})"
    spool.insert("initiatives.SourceDocument", 1, line(1, MARK, title, ""), BEGINNING)
    shared = (("hele-landet", "Hele landet"), ("region-oest", "Region Øst"))
    for pk, (slug, name) in enumerate((*shared, ("region-vest", "Region Vest")), 1):
        spool.insert("targets.Area", pk, line(pk, slug, name, pk), BEGINNING)


def write_municipality(spool: Spool, one: Municipality, groups: dict[str, int]) -> None:
    place = place_name(one.number)
    spool.insert(
        "initiatives.SourceDocument",
        one.document,
        line(one.document, f"opdigtet-{one.number + 1}", f"Opdigtet dokument, {place}", ""),
        BEGINNING,
    )
    area = line(one.area, f"kommune-{one.number + 1}", place, SHARED_AREAS + 1)
    spool.insert("targets.Area", one.area, area, BEGINNING)
    _write_units(spool, one, place)
    _write_users(spool, one, groups)


def _write_units(spool: Spool, one: Municipality, place: str) -> None:
    top = one.first_unit
    _unit(spool, top, f"Forvaltningen i {place}", "forvaltning", None)
    for centre in range(one.centres):
        _unit(spool, top + 1 + centre, f"Jobcenter {centre + 1} {place}", "jobcenter", top)
    for leaf in range(one.leaves):
        word, kind = LEAF_KINDS[leaf % len(LEAF_KINDS)]
        about = AREA_TITLES[leaf % len(AREA_TITLES)]
        parent = top + 1 + one.centre_of(leaf)
        name = f"{word} {leaf + 1} {about}, {place}"
        _unit(spool, one.first_leaf + leaf, name, kind, parent)
    _unit(spool, top + one.units - 1, f"Ekstern leverandør, {place}", "ekstern", None)


def _unit(spool: Spool, pk: int, name: str, kind: str, parent: int | None) -> None:
    spool.insert("initiatives.Unit", pk, line(pk, f"enhed-{pk}", name, kind, parent), BEGINNING)


def _write_users(spool: Spool, one: Municipality, groups: dict[str, int]) -> None:
    for leaf in range(one.leaves):
        for turn in range(CASEWORKERS_PER_UNIT):
            user = one.caseworker(leaf, turn)
            _user(spool, user, groups[roles.CASEWORKER], one.first_leaf + leaf)
    for centre in range(one.centres):
        unit = one.first_unit + 1 + centre
        _user(spool, one.first_manager + centre, groups[roles.MANAGER], unit)
    _user(spool, one.analyst, groups[roles.ANALYST])
    _user(spool, one.planner, groups[roles.PLANNER])
    _user(spool, one.reader, groups[roles.READER])


def _user(spool: Spool, pk: int, group: int, unit: int | None = None) -> None:
    first, last = person(pk)
    name = f"opdigtet-{pk}"
    spool.row(
        "auth.User",
        line(pk, name, NOBODYS_PASSWORD, first, last, f"{name}@example.com", True, BEGINNING),
    )
    spool.row("auth.User_groups", line(pk, group))
    if unit:
        spool.insert("initiatives.Membership", pk, line(pk, pk, unit), BEGINNING)


def signed(user: int) -> dict:
    """What the history keeps of who did something."""
    return {"user": user, "user_name": name_of(user)}
