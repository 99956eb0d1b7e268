"""100,000 measurements to Excel, each way in a process of its own, so that memory can be compared.

`python -m bench.excel WAY FIRST LAST` prints the seconds and the growth of memory in MiB.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from initiatives.permissions import NOBODY

ROOT = Path(__file__).resolve().parent.parent
ROWS = 100_000
WAYS = ("beskplan", "openpyxl", "import-export")


def compare(times: int, tell: Callable[[str], None], rows: int = ROWS) -> dict:
    """Each way by name: median seconds and most growth of memory, turn and turn about."""
    from targets.models import Measurement

    pks = Measurement.objects.order_by("pk").values_list("pk", flat=True)
    rows = min(rows, pks.count())
    first, last = pks[0], pks[rows - 1]
    found = {way: [] for way in WAYS}
    _in_a_process("beskplan", first, last)  # to warm up: the first reads the rows from the disk
    for turn in range(1, times + 1):
        tell(f"Excel: omgang {turn} af {times}")
        for way in WAYS:
            found[way].append(_in_a_process(way, first, last))
    return {
        "rows": rows,
        **{
            way: {
                "seconds": round(median(one["seconds"] for one in taken), 3),
                "growth_mib": round(max(one["growth_mib"] for one in taken), 1),
                "bytes": taken[0]["bytes"],
                "times": len(taken),
            }
            for way, taken in found.items()
        },
    }


def _in_a_process(way: str, first: int, last: int) -> dict:
    command = [sys.executable, "-m", "bench.excel", way, str(first), str(last)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "beskplan.settings"}
    out = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(out.stdout)


def _measured(first: int, last: int):
    from targets.models import Measurement

    return Measurement.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")


def _beskplan(first: int, last: int):
    """Our own sheet of measurements, reading the rows from the database included."""
    from dataclasses import replace

    from django.utils import timezone

    from beskplan.exports.excel.selection import everything
    from beskplan.exports.excel.workbook import write_workbook

    whole = everything(None, NOBODY, exported_by="Opdigtet", exported_at=timezone.now())
    others = ("plans", "focus_areas", "initiatives", "placements", "responsibilities")
    others += ("target_groups", "targets", "revisions", "follow_ups", "budget_lines")
    nothing = {name: getattr(whole, name).none() for name in others}
    selection = replace(whole, **nothing, measurements=_measured(first, last))

    def write(to):
        write_workbook(selection, to)

    return write


def _openpyxl(first: int, last: int):
    """openpyxl's write-only loop on the same cells, which are in memory already."""
    from django.utils import timezone
    from openpyxl import Workbook

    from beskplan.exports.excel.selection import everything
    from beskplan.exports.excel.sheets.targets import MEASUREMENTS

    selection = everything(None, NOBODY, exported_by="Opdigtet", exported_at=timezone.now())
    selection.measurements = _measured(first, last)
    columns = MEASUREMENTS.columns
    readers = [column.reader for column in columns]
    cells = [[read(row) for read in readers] for row in MEASUREMENTS.rows(selection)]

    def write(to):
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet("Målinger")
        sheet.append([column.excel_heading for column in columns])
        for row in cells:
            sheet.append(row)
        workbook.save(to)

    return write


def _import_export(first: int, last: int):
    """django-import-export's xlsx of the same rows and columns, read as ours are."""
    from types import SimpleNamespace

    from import_export.fields import Field
    from import_export.resources import ModelResource

    from beskplan.exports.excel.sheets.targets import MEASUREMENTS
    from targets.models import Measurement

    names = [f"column_{number}" for number in range(len(MEASUREMENTS.columns))]
    members = {name: Field(column_name=name) for name in names}
    for name, column in zip(names, MEASUREMENTS.columns, strict=True):
        members[f"dehydrate_{name}"] = lambda self, row, read=column.reader: read(row)
    meta = type("Meta", (), {"model": Measurement, "fields": names, "export_order": names})
    members["iter_queryset"] = lambda self, rows: rows
    resource_class = type("Measurements", (ModelResource,), {**members, "Meta": meta})

    def write(to):
        rows = MEASUREMENTS.rows(SimpleNamespace(measurements=_measured(first, last)))
        to.write(resource_class().export(rows).export("xlsx"))

    return write


PREPARED = {"beskplan": _beskplan, "openpyxl": _openpyxl, "import-export": _import_export}


def main() -> None:
    import django

    django.setup()
    way, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    write = PREPARED[way](first, last)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = ROOT / "var" / f"bench-{way}-{os.getpid()}.xlsx"
    file = path.open("wb+")
    began = time.perf_counter()
    write(file)
    seconds = time.perf_counter() - began
    file.close()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "seconds": seconds,
                "growth_mib": (after - before) / 1024,
                "bytes": path.stat().st_size,
            }
        )
    )
    path.unlink()


if __name__ == "__main__":
    main()
