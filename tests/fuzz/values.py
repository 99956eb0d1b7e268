"""What is sent in place of what a page expects."""

from random import Random

Text = str | bytes  # bytes where it is no UTF-8

MANY_DIGITS = "9" * 5000
TEXTS: tuple[Text, ...] = (
    "\x00",
    "a\x00b",
    "",
    " ",
    "\r\nSet-Cookie: a=b",
    "²",
    "٣",
    "-1",
    "0",
    "1",
    "2",
    "9" * 19,
    MANY_DIGITS,
    "-" + MANY_DIGITS,
    "1e999",
    "1e-999",
    "NaN",
    "Infinity",
    "1,5",
    "1.000.000.000.000.000",
    "0x10",
    "1_000",
    "true",
    "None",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2007-02-30",
    "31-12-0000",
    "31.12.9999",
    "24:61",
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half of a character of UTF-16
    b"\xc0\x80",  # NUL written too long
    "🙂" * 300,
    "e" + "\u0301" * 500,
    "\u202eabc",
    "a" * 20_000,
    "a " * 2000,
    "(" * 900,
    "[" * 500 + "]" * 500,
    "{{7*7}}{%s}{0}",
    "%",
    "%s%d",
    "\\",
    "'",
    '"<q/onload=a()>',
    "a or -b & ! | :*",
    "../../etc/passwd",
    "..\\..\\a",
    "/",
    "//evil.example/",
    "javascript:alert(1)",
    "http://[",
    "https://a@b:99999/",
    "a@b",
    "__all__",
    "-pk",
    "pk__password__startswith",
    "1,2,3,,",
    "[1, 2]",
    '{"a": [1]}',
    "\ufeff",
    "\x1b[0m\x7f",
)
# A page's parameters that are no one's own: what Django's administration and ours know beside what
# forms and links hold.
MORE_NAMES = (
    "_changelist_filters",
    "_popup",
    "_to_field",
    "all",
    "e",
    "next",
    "o",
    "p",
    "q",
    "side",
    "til",
)
LOOKUPS = (
    "__in",
    "__isnull",
    "__gte",
    "__year",
    "__exact",
    "__range",
    "__regex",
    "__nowhere",
    "[]",
)
HEADERS = (
    {"Range": "bytes=5-1,-0"},
    {"If-Modified-Since": "Fri, 31 Feb 99999 25:00:00 GMT"},
    {"If-None-Match": "*"},
    {"Accept-Language": "x" * 500},
    {"Accept-Encoding": "gzip;q=a"},
    {"X-Forwarded-For": ",,999.1.1.1"},
    {"Referer": "http://[::1"},
    {"HX-Request": "true", "HX-Target": "\u00b2", "HX-Current-URL": "http://[", "HX-Boosted": "x"},
    {"Cookie": "sessionid=\x01; =; csrftoken=abc; messages=[1"},
    {"Origin": "null"},
)
# Content type and body of a form that is none.
BODIES = (
    ("multipart/form-data", b"abc"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\na\xff=\r\n--x--\r\n",
    ),
    ("application/x-www-form-urlencoded; charset=utf-7", b"a=%2b"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=" % n for n in range(1500))),
    ("application/x-www-form-urlencoded", b"=&&a&%&%zz=%u1234&"),
    ("application/json", b'{"a": ' + b"[" * 5000),
    ("text/plain; charset=\xff".encode().decode("latin-1"), b"a=b"),
    ("", b"\x00\xff"),
)
FILES = (
    ("../../x.pdf", b"%PDF-"),
    ("n" * 300 + ".pdf", b"%PDF-"),
    ("", b"abc"),
    ("tom.xlsx", b""),
    ("pakket.docx", b"PK\x03\x04" + b"\xff" * 60),
    ("pakket.xlsx", b"PK\x05\x06" + b"\x00" * 18),
    ("tal.csv", b"\xff\xfe;=cmd|\r\n\x00"),
    ("æ🙂²\u202e.txt", "æ".encode("latin-1")),
    ("billede.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 8),
)


def odd(random: Random) -> Text:
    return random.choice(TEXTS)
