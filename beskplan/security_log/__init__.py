"""The security log: who logged in, was refused, took files home or got other rights. recording.py
is the one writer, called by hooks.py (log-ins), middleware.py (refusals, files) and the
administration; events.py is the table, views.py the page. Errors and requests have logs of their
own (settings.py, beskplan/server/access_log.py). Start with recording.py."""
