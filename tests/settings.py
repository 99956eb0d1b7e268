"""beskplan.settings in demo mode, with what makes a test run quick and repeatable."""

import os

os.environ.setdefault("BESKPLAN_DEMO", "1")
os.environ.setdefault("BESKPLAN_AS_OWNER", "1")  # a run makes its own databases

from beskplan.settings import *  # noqa: F403 - all but what follows
from beskplan.settings import DATABASES, VAR_DIR
from tests.database_name import free_database_name

DATABASES["default"]["TEST"] = {"NAME": free_database_name(VAR_DIR)}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # slow ones on purpose cost minutes
MEDIA_ROOT = VAR_DIR / "test-media"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Tests must not need the built browser assets; the browser tests serve the real ones.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Each test's client has a WhiteNoise of its own: it looks a file up when one is asked for, instead
# of reading the whole folder, which took a fifth of the time of all tests.
WHITENOISE_AUTOREFRESH = True
