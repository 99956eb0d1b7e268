"""How the tests fill in and send Opdatér status."""

from html.parser import HTMLParser

from django.urls import reverse

NAMES = ("value", "date", "period_start", "qualifier", "state", "note")


def url_of(initiative, name="initiative-update"):
    return reverse(name, args=[initiative.pk])


def figures(target, **given) -> dict:
    """The fields of the target's block; what is not given is left blank."""
    blank = dict.fromkeys(NAMES, "") | {"state": "endelig"}
    key = f"m{target.indicator_id}-{target.area_id}"
    return {f"{key}-{part}": value for part, value in (blank | given).items()}


def filled(initiative, **fields) -> dict:
    initiative.refresh_from_db()
    return {"version": initiative.version} | fields


def send(client, user, initiative, data, **more):
    client.force_login(user)
    return client.post(url_of(initiative), data, **more)


class FormValues(HTMLParser):
    """What the controls of a page hold, as a browser would send them."""

    def __init__(self, html):
        super().__init__()
        self.values, self.textarea = {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name, kind = attrs.get("name"), attrs.get("type")
        if tag == "textarea":
            self.textarea, self.values[name] = name, ""
        elif tag == "input" and (kind not in ("radio", "checkbox") or "checked" in attrs):
            self.values[name] = attrs.get("value", "")

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.values[self.textarea] = self.values[self.textarea].removeprefix("\n")
            self.textarea = None


def form_values(response) -> dict[str, str]:
    return FormValues(response.content.decode()).values
