"""Django's users and groups, and who has which role, as history stores them: the models are
Django's own, so that each is named here once more for its triggers."""

from django.contrib.auth.models import Group, User

from core.history.triggers import tracked


@tracked(exclude=("password", "last_login"))
class TrackedUser(User):
    """A person's name, address and whether they may log in; never the password."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "bruger"


@tracked()
class TrackedRole(Group):
    """A role's name."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "rolle"


@tracked()
class RoleHolder(User.groups.through):  # type: ignore[name-defined]  # Django makes the class
    """A user has a role."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "rolle hos bruger"
