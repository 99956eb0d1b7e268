from django.apps import AppConfig
from django.db.models.signals import post_migrate


class InitiativesConfig(AppConfig):
    name = "initiatives"
    verbose_name = "Planer og enheder"

    def ready(self) -> None:
        from core.history.append_only import install_append_only_triggers
        from core.history.triggers import install_trigger_functions

        post_migrate.connect(install_trigger_functions, sender=self)
        post_migrate.connect(install_append_only_triggers, sender=self)
