"""One odd request, drawn at random from what a page knows."""

from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.fuzz.addresses import PLACE, Address
from tests.fuzz.pages import Form, Page
from tests.fuzz.values import BODIES, FILES, HEADERS, LOOKUPS, MORE_NAMES, Text, odd

FORM = "application/x-www-form-urlencoded"
Fields = list[tuple[str, Text]]


@dataclass
class Shot:
    person: str | None
    method: str
    path: str
    query: Fields = field(default_factory=list)
    fields: Fields = field(default_factory=list)
    content_type: str = FORM
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path


def draw(random: Random, address: Address, path: str, person: str | None, page: Page) -> Shot:
    """`path` is the address with rows that are there."""
    posts = "POST" in address.served and (random.random() < 0.5 or address.served == ("POST",))
    shot = posted(random, path, person, page) if posts else asked(random, path, person, page)
    if PLACE.search(address.route) and random.random() < 0.15:
        shot.path = address.filled(tuple(_odd_place(random) for _ in PLACE.findall(address.route)))
    if random.random() < 0.1:
        shot.headers = random.choice(HEADERS)
    return shot


def _odd_place(random: Random) -> str:
    value = odd(random)[:1000]
    return quote(value, safe="") or "-"


def asked(random: Random, path: str, person: str | None, page: Page) -> Shot:
    known = [*page.names, *MORE_NAMES]
    names = page.names if random.random() < 0.1 else random.choices(known, k=random.randint(1, 4))
    query = [(_odd_name(random, name), odd(random)) for name in names]
    return Shot(person, "GET", path, query=query)


def _odd_name(random: Random, name: str) -> str:
    return name + random.choice(LOOKUPS) if random.random() < 0.1 else name


def posted(random: Random, path: str, person: str | None, page: Page) -> Shot:
    if random.random() < 0.05:
        content_type, body = random.choice(BODIES)
        return Shot(person, "POST", path, content_type=content_type, body=body)
    unknown = Form(path, "post", "", [(name, "") for name in page.names])
    form = random.choice(page.forms) if page.forms and random.random() < 0.9 else unknown
    fields = changed(random, form)
    if form.buttons:
        fields.append(random.choice(form.buttons))
    shot = Shot(person, "POST", form.action, fields=fields)
    if random.random() < 0.1 and page.names:
        shot.query = [(random.choice(page.names), odd(random))]
    if form.enctype == MULTIPART_CONTENT.split(";")[0]:
        shot.content_type, shot.body = MULTIPART_CONTENT, in_parts(random, form, fields)
    else:
        shot.body = urlencode(fields).encode()
    return shot


def changed(random: Random, form: Form) -> Fields:
    """As the form came, with one to three fields odd; now and then one is missing or doubled."""
    fields: Fields = list(form.fields)
    names = sorted({name for name, _ in fields} | set(form.choices))
    for name in random.sample(names, min(len(names), random.randint(1, 3))):
        other = form.choices.get(name)
        value = random.choice(other) if other and random.random() < 0.5 else odd(random)
        if random.random() < 0.9:
            fields = [(each, old) for each, old in fields if each != name]
        if random.random() < 0.9:
            fields.append((name, value))
    return fields


def in_parts(random: Random, form: Form, fields: Fields) -> bytes:
    data: dict[str, list] = {}
    for name, value in fields:
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        data.setdefault(name, []).append(text)
    for name in form.files:
        if random.random() < 0.5:
            file, content = random.choice(FILES)
            data.setdefault(name, []).append(SimpleUploadedFile(file or "x", content))
    return encode_multipart(BOUNDARY, data)
