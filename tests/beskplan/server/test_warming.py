"""What is made ready before the first visitor comes, without asking the database."""

from django.core.wsgi import get_wsgi_application
from django.template import engines

from beskplan.server.warming import visit_login, warm_up


def test_every_template_is_compiled(db, django_assert_num_queries):
    engine = engines["jinja2"].env
    engine.cache.clear()
    with django_assert_num_queries(0):
        warm_up(get_wsgi_application())
    loaded = {name for _, name in engine.cache}
    assert {"base.html", "components/table.html", "registration/login.html"} <= loaded


def test_the_login_page_answers(db, settings):
    settings.ALLOWED_HOSTS = [".beskplan.example"]
    application, statuses = get_wsgi_application(), []

    def watching(environ, start_response):
        response = application(environ, start_response)
        statuses.append(response.status_code)
        return response

    visit_login(watching)
    assert statuses == [200]
