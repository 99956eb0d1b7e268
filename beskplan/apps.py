from django.apps import AppConfig


class BeskplanConfig(AppConfig):
    name = "beskplan"
    verbose_name = "Beskplan"
