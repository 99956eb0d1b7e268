"""Django's admin for planners and system administrators, across all apps; one module per floor."""

from beskplan.admin import (  # noqa: F401 - importing registers them
    budget,
    followups,
    initiatives,
    measurements,
    plans,
    targets,
    units,
    users,
)
