import os

from django.core.wsgi import get_wsgi_application

from beskplan.server.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beskplan.settings")

application = get_wsgi_application()
warm_up(application)
