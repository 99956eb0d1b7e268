"""What a page can be kept under: the change stamps as they are now (initiatives/stamps.py).

Asked together with who the user is to the application, which every page asks: whether a page still
stands costs no statement more than to make it.
"""

from dataclasses import dataclass

from initiatives import roles
from initiatives.danish import DanishOrder
from initiatives.permissions import Access
from initiatives.statements import Statement

# A sum says which commits it counts only on one server, in one table and since one start: after a
# crash or from a backup the same sum can come again.
SERVER = "concat(pg_postmaster_start_time(), pg_relation_filenode('initiatives_stamp'))"
BELOW = """
    below AS (
        SELECT unit_id AS id FROM initiatives_membership WHERE user_id = %(user)s
        UNION
        SELECT child.id FROM initiatives_unit child JOIN below ON child.parent_id = below.id
    )
"""
ACCESS = """
        ARRAY(
            SELECT name::text FROM auth_group
            JOIN auth_user_groups ON auth_group.id = group_id WHERE user_id = %(user)s
        ),
        ARRAY(SELECT id FROM below),
        ARRAY(
            SELECT name::text FROM initiatives_membership
            JOIN initiatives_unit ON initiatives_unit.id = unit_id WHERE user_id = %(user)s
            ORDER BY {in_danish_order}
        )
""".replace("{in_danish_order}", DanishOrder.template % {"expressions": "name"})
OF_ALL = "SELECT sum(number)::text FROM initiatives_stamp WHERE owner = -1"
OF_PLAN = """
    SELECT string_agg(concat(owner, ':', total), ' ' ORDER BY owner) FROM (
        SELECT owner, sum(number) AS total FROM initiatives_stamp WHERE owner = ANY(ARRAY(
            SELECT 0 UNION SELECT id FROM plan UNION
            SELECT plan_id FROM initiatives_responsibility JOIN initiatives_initiative
                ON initiatives_initiative.id = initiative_id
            WHERE unit_id = ANY(ARRAY(SELECT id FROM below)) UNION
            SELECT -1 WHERE NOT EXISTS (SELECT FROM plan) OR EXISTS (
                SELECT FROM auth_user_groups JOIN auth_group ON auth_group.id = group_id
                WHERE user_id = %(user)s AND name = %(planner)s
            )
        )) GROUP BY owner
    ) AS stamps
"""
_ASKED = {
    of_plan: Statement.named(
        f"""
        WITH RECURSIVE plan AS (SELECT id FROM initiatives_plan WHERE slug = %(slug)s), {BELOW}
        SELECT {SERVER}, (SELECT id FROM plan), ({stamps}), {ACCESS}
        """  # noqa: S608 - of our own parts
    ).kept()
    for of_plan, stamps in ((True, OF_PLAN), (False, OF_ALL))
}


@dataclass(frozen=True)
class Standing:
    """`stamps` are never the same again after a change."""

    has_plan: bool
    stamps: str


def standing(user, *, slug: str, of_plan: bool) -> Standing:
    """The stamps for a page that this user asks for; their access is known from here on.

    `slug` is the plan's in view ("" or an unknown one is none). `of_plan`: of a page that shows
    its plan in view and what belongs to no plan. The number that waits in the page's frame is
    counted in other plans too, so those of the user's units are part of it; and for planners, who
    owe what nobody leads, every plan is.
    """
    asked = {"slug": slug, "user": user.pk, "planner": roles.PLANNER}
    server, plan, stamps, *access = _ASKED[of_plan].run(asked)[0]
    names, unit_ids, unit_names = access
    user.beskplan_access = Access(
        user_id=user.pk,
        roles=frozenset(names),
        unit_ids=frozenset(unit_ids),
        is_system=user.is_superuser or roles.SYSTEM in names,
        unit_names=tuple(unit_names),
    )
    return Standing(has_plan=plan is not None, stamps=f"{server} {stamps}")
