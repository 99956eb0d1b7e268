"""python3 -m bench.generate --factor N: fill an empty database with made-up data of a given size.

Factor 1 is about the size of the five plans, 1000 the whole country for ten years. The database is
that of DATABASE_URL, migrated; any other than an empty one is refused.
"""

import argparse
import os
import sys
import time
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beskplan.settings")
    os.environ.setdefault("BESKPLAN_AS_OWNER", "1")  # it takes constraints off and puts them on
    os.environ.setdefault("BESKPLAN_STATEMENT_SECONDS", "0")
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from bench.data.generate import NotEmpty, generate
    from core.danish import format_number

    began = time.monotonic()

    def tell(words: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {words}", flush=True)

    try:
        counts = generate(
            factor=options.factor,
            seed=options.seed,
            on=timezone.localdate(),
            folder=options.folder or settings.VAR_DIR / "scale",
            tell=tell,
        )
    except NotEmpty as reason:
        print(reason, file=sys.stderr)
        return 1
    tell(f"Færdig: {format_number(sum(counts.values()))} opdigtede rækker")
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m bench.generate",
        description="Fyld en tom database med opdigtede data i en valgt størrelse.",
    )
    parser.add_argument("--factor", type=_above_zero, required=True, help="1 er som de fem planer")
    parser.add_argument("--seed", type=int, default=1, help="samme frø giver samme data")
    parser.add_argument("--folder", type=Path, help="til midlertidige filer (var/scale)")
    return parser.parse_args(arguments)


def _above_zero(value: str) -> float:
    factor = float(value)
    if factor <= 0:
        raise argparse.ArgumentTypeError("faktoren skal være større end 0")
    return factor


if __name__ == "__main__":
    sys.exit(main())
