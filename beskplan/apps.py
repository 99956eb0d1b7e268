from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig


class BeskplanConfig(AppConfig):
    name = "beskplan"
    verbose_name = "Beskplan"


class AdministrationConfig(AdminConfig):
    """Django's admin on our own site; its screens are in beskplan/admin/screens/."""

    default_site = "beskplan.admin_site.BeskplanSite"


class UsersConfig(AuthConfig):
    verbose_name = "Brugere og roller"
