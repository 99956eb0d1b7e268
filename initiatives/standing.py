"""What a page can be kept under: the change stamps as they are now (initiatives/stamps.py).

Asked together with who the user is to the application, which every page asks: whether a page still
stands costs no statement more than to make it.
"""

from dataclasses import dataclass

from initiatives import roles
from initiatives.permissions import ACCESS, BELOW, know_access
from initiatives.statements import Statement

# A sum says which commits it counts only on one server, in one table and since one start: after a
# crash or from a backup the same sum can come again.
SERVER = "concat(pg_postmaster_start_time(), pg_relation_filenode('initiatives_stamp'))"
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
    know_access(user, *access)
    return Standing(has_plan=plan is not None, stamps=f"{server} {stamps}")
