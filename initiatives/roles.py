"""The roles: Django groups, by name."""

READER = "Læser"
CASEWORKER = "Sagsbehandler"
MANAGER = "Leder"
ANALYST = "Analytiker"
PLANNER = "Planadministrator"
SYSTEM = "Systemadministrator"

ALL = (READER, CASEWORKER, MANAGER, ANALYST, PLANNER, SYSTEM)
