"""Settings of a node's public process. Everything that differs between nodes stands in its ``node.toml``."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from nitka import __version__
from nitka.config.node import database, django_secret, node_folder, node_table

BASE_DIR = Path(__file__).resolve().parent.parent
NITKA_RELEASE = __version__
NITKA_NODE = node_folder()
NITKA_NODE_TABLE = node_table(NITKA_NODE)
NITKA_SITE = NITKA_NODE / "site" if NITKA_NODE else None
NITKA_ORIGIN = NITKA_NODE_TABLE.get("origin", "http://127.0.0.1")
NITKA_LANDING_HOUR = int(NITKA_NODE_TABLE.get("landing_hour", 18))

# Rooms that fold the record into tables of their own, in this order.
NITKA_PROJECTIONS = (
    "nitka.registry.projection.projection",
    "nitka.figures.projection.projection",
    "nitka.front.projection.projection",
)

DEBUG = False
SECRET_KEY = django_secret(NITKA_NODE)
ALLOWED_HOSTS = NITKA_NODE_TABLE.get("hosts", ["127.0.0.1", "localhost", "[::1]", "testserver"])
ROOT_URLCONF = "nitka.config.urls_public"
WSGI_APPLICATION = "nitka.config.wsgi.application"
DATABASES = {"default": database(NITKA_NODE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "nitka.record.apps.RecordConfig",
    "nitka.circles.apps.CirclesConfig",
    "nitka.registry.apps.RegistryConfig",
    "nitka.figures.apps.FiguresConfig",
    "nitka.front.apps.FrontConfig",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": [], "string_if_invalid": "", "context_processors": []},
    }
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # small woven ornaments stand inside the page
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "be"
LANGUAGES = [("be", "Беларуская"), ("ru", "Русский"), ("en", "English"), ("pl", "Polski")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["nitka.config.formats"]
LOCALE_PATHS = [BASE_DIR / "config" / "formats"]  # the right Belarusian months
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Nothing a visitor sends may reach a log: no addresses, no URLs, no error mails.
ADMINS: list[tuple[str, str]] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("NITKA_LOG", "WARNING")},
    # An empty list of handlers would not do: then Python's last resort writes addresses to standard error.
    "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
}
