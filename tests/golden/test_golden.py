"""While the pages are made anew: each says to the letter what it said before.

tests/golden/reference.json.xz holds the answers of the version before. `BESKPLAN_GOLDEN=record`
writes it anew (only for a difference that is wanted), `BESKPLAN_GOLDEN_ONLY=pattern` looks at
fewer, and `BESKPLAN_GOLDEN_KEEP=file.json` stores both texts of what differs.
"""

import difflib
import json
import lzma
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests import five_plans
from tests.browser.stage import set_stage
from tests.golden.recording import recorded

REFERENCE = Path(__file__).parent / "reference.json.xz"
ONLY = os.environ.get("BESKPLAN_GOLDEN_ONLY", "")
NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
MOST_SHOWN = 12

pytestmark = pytest.mark.golden


@pytest.fixture
def answers(transactional_db, monkeypatch, settings, tmp_path):
    """A clock of its own, which never says the same twice: what was written later stays later."""
    settings.MEDIA_ROOT = tmp_path
    settings.ALLOWED_HOSTS = ["testserver"]
    ticks = iter(range(10**9))
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(microseconds=next(ticks)))
    call_command("flush", interactive=False, reset_sequences=True, verbosity=0)
    # Loaded anew: rows that are put back bring their keys along, and leave the sequences behind.
    monkeypatch.setattr(five_plans, "_kept", {})
    stage = set_stage()
    return dict(recorded(stage, ONLY))


def test_every_page_says_what_it_said(answers):
    if os.environ.get("BESKPLAN_GOLDEN") == "record":
        REFERENCE.write_bytes(lzma.compress(json.dumps(answers).encode()))
        return
    before = json.loads(lzma.decompress(REFERENCE.read_bytes()))
    assert answers, f"intet svarer til {ONLY}"
    if not ONLY:
        assert list(answers) == list(before)
    # At the end of a page white space is nothing.
    differing = {
        key: text for key, text in answers.items() if text.rstrip() != before[key].rstrip()
    }
    if differing:
        keep(differing, before)
    assert not differing, told(differing, before)


def keep(differing, before):
    """Whole, for whoever wants to look."""
    folder = os.environ.get("BESKPLAN_GOLDEN_KEEP")
    if folder:
        pairs = {key: [before[key], text] for key, text in differing.items()}
        Path(folder).write_text(json.dumps(pairs, ensure_ascii=False, indent=1))


def told(differing, before) -> str:
    lines = [f"{len(differing)} svar er andre end før"]
    for key in list(differing)[:MOST_SHOWN]:
        lines.append(f"--- {key}")
        difference = difflib.unified_diff(
            before[key].split("\n"), differing[key].split("\n"), lineterm="", n=1
        )
        lines += [line[:300] for line in list(difference)[2:14]]
    lines += [f"også: {key}" for key in list(differing)[MOST_SHOWN:][:200]]
    return "\n".join(lines)
