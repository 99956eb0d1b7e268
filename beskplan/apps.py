from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.db.models.signals import post_migrate


class BeskplanConfig(AppConfig):
    name = "beskplan"
    verbose_name = "Beskplan"

    def ready(self) -> None:
        from beskplan.security_log import hooks
        from beskplan.server.database_roles import renew_rights

        hooks.connect()
        post_migrate.connect(renew_rights, sender=self)


class AdministrationConfig(AdminConfig):
    """Django's admin on our own site; its screens are in beskplan/admin/screens/."""

    default_site = "beskplan.admin_site.BeskplanSite"


class UsersConfig(AuthConfig):
    verbose_name = "Brugere og roller"
