"""The roles as Django groups with their admin rights, and the accounts of a demonstration."""

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from beskplan.accounts.demo import ACCOUNTS, Account
from initiatives import roles
from initiatives.models import Membership, Unit

PLANNED_APPS = ("initiatives", "targets", "budget", "followup")
# Nobody writes these in the admin: history, and what the loader keeps.
NOT_EDITED_IN_ADMIN = r"(event|loadedrow)$"
# Who works where gives access, so it is for system administrators.
GIVES_ACCESS = ("membership",)


@transaction.atomic
def ensure_roles() -> None:
    """Every role is a group; planners may keep the plans' data up to date in the admin, system
    administrators users and roles too.

    Can be run again, after every migration; rights that were given to a group by hand stay.
    """
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in roles.ALL}
    rights = Permission.objects.filter(content_type__app_label__in=PLANNED_APPS)
    viewing = rights.filter(codename__startswith="view_")
    editing = rights.exclude(content_type__model__regex=NOT_EDITED_IN_ADMIN)
    planned = editing.exclude(content_type__model__in=GIVES_ACCESS)
    people = Permission.objects.filter(
        content_type__app_label="auth", content_type__model__in=("user", "group")
    )
    groups[roles.PLANNER].permissions.add(*planned, *viewing)
    groups[roles.SYSTEM].permissions.add(*editing, *viewing, *people)


@transaction.atomic
def ensure_demo_users(password: str) -> list[str]:
    """Makes one account per role, all with this password. Returns the slugs of the accounts' units
    that are not in the database."""
    ensure_roles()
    missing = []
    for account in ACCOUNTS:
        user = _ensure_user(account, password)
        user.groups.set([Group.objects.get(name=account.role)])
        unit = Unit.objects.filter(slug=account.unit).first()
        if unit:
            Membership.objects.get_or_create(user=user, unit=unit)
        elif account.unit:
            missing.append(account.unit)
    return missing


def _ensure_user(account: Account, password: str) -> User:
    user, _ = User.objects.get_or_create(username=account.username)
    user.first_name, user.last_name = account.first_name, account.last_name
    user.is_superuser = account.role == roles.SYSTEM
    user.is_staff = account.role in (roles.PLANNER, roles.SYSTEM)
    user.is_active = True
    if not user.check_password(password):  # a new hash would end the user's sessions
        user.set_password(password)
    user.save()
    return user
