"""Rounds opened, closed and reopened from the command line, for a named user."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.history.changes import history_of
from followup.models import FollowUpRound


def run(name, *args, by="pia") -> str:
    said = StringIO()
    call_command(name, *args, f"--by={by}", stdout=said)
    return said.getvalue().strip()


def run_open(by="pia", plan="aftale-2007") -> str:
    asked = ["--slug=runde-2007", "--title=Runde 2007", "--cutoff=2007-12-31", "--due=2008-02-01"]
    return run("open_round", f"--plan={plan}", *asked, by=by)


def test_a_round_goes_through_its_states(cast):
    assert run_open() == (
        "Åbnet: Runde 2007 (Aftale 2007), opgjort pr. 31. december 2007."
        " 4 initiativer, 2 beskeder til enhederne."
    )
    assert run("close_round", "runde-2007", "--confirm-missing").endswith("Udgave 1.")
    assert run("reopen_round", "runde-2007", "--reason=En fejl.").startswith("Genåbnet: Runde")
    assert FollowUpRound.objects.get().state == "aaben"


def test_closing_without_confirmation_names_what_is_missing(cast):
    run_open()
    with pytest.raises(CommandError, match="3.4 Mentorer til nye i job \\(mangler\\)"):
        run("close_round", "runde-2007")
    assert FollowUpRound.objects.get().state == "aaben"


def test_the_history_names_the_user(cast):
    run_open()
    assert {entry.who for entry in history_of(FollowUpRound.objects.get())} == {"Pia Præst"}


def test_the_history_tells_that_the_round_was_frozen_without_repeating_it(cast):
    run_open()
    run("close_round", "runde-2007", "--confirm-missing")
    history = history_of(FollowUpRound.objects.get())
    deeds = [deed for entry in history for deed in entry.deeds]
    (snapshot,) = (deed for deed in deeds if deed.what == "Oprettede udgave af runde")
    assert "indhold" not in {change.label for change in snapshot.changes}


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda: run_open(by="lars"), "Kun planadministratorer"),
        (lambda: run_open(by="findes-ikke"), "ingen aktiv bruger"),
        (lambda: run_open(plan="findes-ikke"), "ingen plan med kortnavnet"),
        (lambda: run("close_round", "findes-ikke"), "ingen opfølgningsrunde"),
    ],
)
def test_refusals_are_told_in_danish(cast, act, words):
    with pytest.raises(CommandError, match=words):
        act()
    assert not FollowUpRound.objects.exists()
