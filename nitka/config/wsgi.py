"""The public process under a WSGI server. There is no ASGI: its handler writes large bodies to disk in clear."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nitka.config.settings")
application = get_wsgi_application()
