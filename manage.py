#!/usr/bin/env python
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beskplan.settings")
    # A load or a migration takes as long as it takes (beskplan/server/limits.py).
    os.environ.setdefault("BESKPLAN_STATEMENT_SECONDS", "0")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from beskplan.server.database import AS_OWNER, OWNERS_COMMANDS

    if OWNERS_COMMANDS.intersection(sys.argv[1:2]):
        os.environ.setdefault(AS_OWNER, "1")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as reason:  # a sentence of its own, no trace of calls
        sys.exit(str(reason))


if __name__ == "__main__":
    main()
