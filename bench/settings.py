"""For the benchmark's own process: the application's settings with both databases.

The measured application runs with beskplan.settings, untouched.
"""

import os

import dj_database_url

from beskplan.settings import *  # noqa: F403 - all of them, but for what follows
from beskplan.settings import DATABASES

DATABASES["small"] = dj_database_url.parse(os.environ["BESKPLAN_BENCH_SMALL"])
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
