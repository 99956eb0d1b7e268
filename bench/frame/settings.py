"""The application with one more page: the frame around nothing, to compare the others with."""

from beskplan.settings import *  # noqa: F403 - all of them, but for what follows
from beskplan.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.frame.urls"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "bench" / "frame" / "templates")
