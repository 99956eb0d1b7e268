"""Settings. Everything that differs between installations comes from the environment and is safe
when left out; docs/operations.md lists the variables."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from beskplan.server import database, environment

BASE_DIR = Path(__file__).resolve().parent.parent
# What is made while running: the embedded database, the demo key, the built browser assets.
VAR_DIR = Path(os.environ.get("BESKPLAN_VAR") or BASE_DIR / "var").resolve()

# A demonstration: own secret key, local host names, demo accounts. Never on by itself.
DEMO = environment.flag("BESKPLAN_DEMO", default=False)
DEBUG = environment.flag("BESKPLAN_DEBUG", default=False)
SECRET_KEY = environment.secret_key(DEMO, VAR_DIR)
ALLOWED_HOSTS = environment.allowed_hosts(DEMO)
ORGANISATION = os.environ.get("BESKPLAN_ORGANISATION") or "Københavns Kommune"
# Whom to tell of a page that one cannot use, and where the official statement stands.
ACCESSIBILITY_EMAIL = os.environ.get("BESKPLAN_ACCESSIBILITY_EMAIL", "")
ACCESSIBILITY_PHONE = os.environ.get("BESKPLAN_ACCESSIBILITY_PHONE", "")
ACCESSIBILITY_STATEMENT = os.environ.get("BESKPLAN_ACCESSIBILITY_STATEMENT", "")

INSTALLED_APPS = [
    "beskplan.apps.BeskplanConfig",
    "beskplan.backup",  # for its commands
    "core",
    "initiatives",
    "targets",
    "budget",
    "followup",
    "beskplan.apps.AdministrationConfig",
    "beskplan.apps.UsersConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",  # its widgets' templates, for our own form renderer
    "pgtrigger",
    "pghistory",
    "django_tables2",
    "django_filters",
    "django_htmx",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "beskplan.server.middleware.closed_to_others",
    "beskplan.server.addresses.DeclaredProxies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "beskplan.server.middleware.PackedPages",
    "beskplan.server.middleware.private_pages",
    "beskplan.server.middleware.readable_requests",
    "beskplan.server.middleware.ServedMethods",
    "beskplan.security_log.middleware.recorded_answers",
    "csp.middleware.CSPMiddleware",
    "beskplan.server.saving.SurvivingSaves",
    "beskplan.accounts.session_store.Sessions",
    "beskplan.accounts.sessions.idle_limit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page needs a login unless its view says otherwise (login_not_required).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "core.history.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a login that was refused
]

ROOT_URLCONF = "beskplan.urls"
WSGI_APPLICATION = "beskplan.wsgi.application"

# Our pages are Jinja2; the admin keeps Django's own engine (beskplan/templates/admin).
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "beskplan.frame.frame",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,  # the widgets of django.forms
        "OPTIONS": {
            "environment": "beskplan.jinja.environment",
            "context_processors": CONTEXT_PROCESSORS,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    },
]

# The design system's look for forms and tables.
FORM_RENDERER = "core.forms.rendering.DesignSystemRenderer"
FILTERS_EMPTY_CHOICE_LABEL = "Alle"

# The application owns nothing in its database; commands such as migrate come as the owner.
AS_OWNER = environment.flag(database.AS_OWNER, default=False)
DATABASES = {"default": database.choose(VAR_DIR, as_owner=AS_OWNER)}
DATABASE_APPLICATION = database.application_login()
# Where pg_dump and its like are, unless they are where Debian has them or on the path.
POSTGRES_PROGRAMS = os.environ.get("BESKPLAN_POSTGRES_PROGRAMS", "")
# Of each process that serves: some of them save, one always reads (beskplan/server/saving.py).
THREADS = environment.number("BESKPLAN_THREADS", default=4)
# A page that is only read changes nothing, so it needs no context for the history.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_APPEND_ONLY = False  # our own triggers hold more: core/history/append_only.py
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language: Danish, whatever the browser asks for; no LocaleMiddleware on purpose.
LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "beskplan.formats"

# Static files: own ones in the apps' static/, third-party ones built by assets/build.mjs.
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
ASSETS_DIR = VAR_DIR / "assets"
STATICFILES_DIRS = [ASSETS_DIR] if ASSETS_DIR.is_dir() else []  # not there before the first setup
STORAGES = {
    "default": {"BACKEND": "core.whole_files.WholeFileStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half the files; nothing asks for the plain names

# What users attach. Served by a view that asks who they are, so there is no MEDIA_URL.
MEDIA_ROOT = VAR_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
EVIDENCE_PER_FOLLOW_UP = environment.number("BESKPLAN_EVIDENCE_PER_FOLLOW_UP", default=20)
FILES_PER_DAY = environment.number("BESKPLAN_FILES_PER_DAY", default=100)  # of one person
CLAMAV = environment.scanner("BESKPLAN_CLAMAV")  # files are not scanned where it is blank
CLAMAV_REQUIRED = environment.flag("BESKPLAN_CLAMAV_REQUIRED", default=True)

# What is made outside the request (core/jobs/): so many processes write files; a file of more rows
# than this is written by them; how long it can be fetched.
EXPORT_WORKERS = environment.number("BESKPLAN_EXPORT_WORKERS", default=1)
ROWS_AT_ONCE = environment.number("BESKPLAN_ROWS_AT_ONCE", default=2000)
FILE_HOURS = environment.number("BESKPLAN_FILE_HOURS", default=48)

# Logging in
LOGIN_URL = "/log-ind/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
VALIDATORS = "django.contrib.auth.password_validation"
PASSWORD_HASHERS = ["beskplan.accounts.passwords.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
    {"NAME": "beskplan.accounts.passwords.LocalWordsValidator"},
]
# Of the links by which people choose a password, in seconds.
PASSWORD_RESET_TIMEOUT = 3600 * environment.number("BESKPLAN_INVITATION_HOURS", default=72)
LEAVER_YEARS = environment.number("BESKPLAN_LEAVER_YEARS", default=5)  # then they are nameless
# How many proxies of ours add to X-Forwarded-For; with none the header is anybody's, and ignored.
PROXIES = environment.number("BESKPLAN_PROXIES", default=0)
AXES_CLIENT_IP_CALLABLE = "beskplan.server.addresses.client_address"
AXES_HANDLER = "beskplan.accounts.guessing.LoginLimits"
# A name from one address is locked, not the name everywhere: else anyone could lock out anyone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
ADDRESS_FAILURE_LIMIT = environment.number("BESKPLAN_ADDRESS_FAILURES", default=50)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a lock ends, however often it is tried
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "beskplan.accounts.login.locked_out"
AXES_VERBOSE = False
# What was sent is stored with a failed log-in, but no password, old or new, and no form's token.
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "csrfmiddlewaretoken",
    "old_password",
    "new_password1",
    "new_password2",
]
AXES_DISABLE_ACCESS_LOG = True  # the security log tells of log-ins
AXES_ENABLE_ADMIN = False  # in English, and a locked name opens by itself

# Transport: on unless this is a demonstration on the own machine. It expects a proxy that ends
# TLS and sets X-Forwarded-Proto itself, throwing away what a browser sends.
SECURE = environment.flag("BESKPLAN_SECURE", default=not DEMO)
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True  # forms carry the token themselves; no script reads the cookie
if SECURE:  # a browser takes such names over HTTPS alone, and from no other host
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^sundhed/"]  # asked over plain HTTP by the machine's own watchdog
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("BESKPLAN_HSTS_SUBDOMAINS", default=SECURE)
# Browsers' own list of HTTPS sites takes whole domains: the municipality's choice, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "beskplan.accounts.session_store"
SESSION_LONGEST = timedelta(hours=environment.number("BESKPLAN_SESSION_HOURS", default=12))
SESSION_IDLE = timedelta(minutes=environment.number("BESKPLAN_SESSION_IDLE_MINUTES", default=120))
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
CSRF_FAILURE_VIEW = "beskplan.security_log.middleware.form_refused"
CSRF_TRUSTED_ORIGINS = environment.words("BESKPLAN_TRUSTED_ORIGINS")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system's icons in its style sheet
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Mail: printed unless a server is named.
EMAIL_HOST = os.environ.get("BESKPLAN_EMAIL_HOST", "")
EMAIL_PORT = environment.number("BESKPLAN_EMAIL_PORT", default=587)
EMAIL_HOST_USER = os.environ.get("BESKPLAN_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BESKPLAN_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("BESKPLAN_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("BESKPLAN_EMAIL_FROM") or "beskplan@localhost"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Errors go to the service's log (Django's own default mails them to admins only).
# The security log's lines, which are JSON already, go where BESKPLAN_SECURITY_LOG says.
SECURITY_LOG_DAYS = environment.number("BESKPLAN_SECURITY_LOG_DAYS", default=400)
SECURITY_LOG = os.environ.get("BESKPLAN_SECURITY_LOG", "" if DEMO else "-")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "stderr": {"class": "logging.StreamHandler"},
        "security": environment.log_handler(SECURITY_LOG),
    },
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["stderr"], "level": "ERROR"},
        "axes": {"handlers": ["stderr"], "level": "ERROR"},  # the security log tells of log-ins
        "beskplan.security": {"handlers": ["security"], "level": "INFO", "propagate": False},
    },
}
