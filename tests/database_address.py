"""The address of the test's own database, for processes that tests start."""

from urllib.parse import quote

from django.db import connection


def database_address() -> str:
    """As DATABASE_URL has it; the embedded server is found by its socket's folder."""
    at = connection.settings_dict
    password = f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else ""
    host, port, who = at["HOST"], at["PORT"] or 5432, f"{at['USER']}{password}"
    if host.startswith("/"):
        return f"postgresql://{who}@/{at['NAME']}?host={quote(host)}&port={port}"
    return f"postgresql://{who}@{host}:{port}/{at['NAME']}"
