"""Django's admin for planners and system administrators, across all apps: its screens in screens/,
here what they are built from. What may be stored is for the models and their constraints to say.
Start with base.py, then a screen."""

from beskplan.admin.screens import (  # noqa: F401 - importing registers them
    budget,
    deletions,
    followups,
    initiatives,
    measurements,
    plans,
    targets,
    units,
    users,
)
