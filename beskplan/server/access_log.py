"""gunicorn's log of requests: a line of JSON for each, with the client's address as our own proxies
saw it and without what was asked for behind the "?", which may be anything that a user searches."""

import json
import os
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.glogging import Logger

from beskplan.server.addresses import address_behind, without_secrets


class AccessLog(Logger):
    def access(self, resp: Any, req: Any, environ: dict, request_time: timedelta) -> None:
        if self.access_log_enabled:
            self.access_log.info(line(resp, environ, request_time, at=datetime.now(UTC)))


def line(resp: Any, environ: dict, request_time: timedelta, *, at: datetime) -> str:
    """`resp` is gunicorn's response, `request_time` how long the answer took."""
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
    proxies = int(os.environ.get("BESKPLAN_PROXIES") or 0)
    said = {
        "time": at.isoformat(timespec="milliseconds"),
        "address": address_behind(proxies, environ.get("REMOTE_ADDR", ""), forwarded),
        "method": environ.get("REQUEST_METHOD"),
        "path": without_secrets(environ.get("PATH_INFO", "")),
        "status": int(str(resp.status).split(maxsplit=1)[0]),
        # A file is handed to the operating system, which counts nothing back.
        "bytes": resp.sent or resp.response_length,
        "milliseconds": round(request_time.total_seconds() * 1000),
        "agent": environ.get("HTTP_USER_AGENT", ""),
    }
    return json.dumps(said)
