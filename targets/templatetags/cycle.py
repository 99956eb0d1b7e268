"""Parts of a round's page beside its rows; no queries."""

from dataclasses import dataclass

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from targets.forms import MEANINGS
from targets.frozen import FrozenRound
from targets.models import FollowUp

State = FollowUp.State
STEPS = ("state", "cutoff", "due", "closed_at")
register = template.Library()


@dataclass(frozen=True)
class Completion:
    """Numbers of initiatives."""

    asked: int
    answered: int
    approved: int

    @property
    def missing(self) -> int:
        return self.asked - self.answered

    @property
    def waiting(self) -> int:
        return self.answered - self.approved

    @property
    def percent(self) -> str:
        """Of the bar's width, with a point for the drawing."""
        return f"{100 * self.answered / self.asked:.1f}" if self.asked else "0"

    @property
    def approved_percent(self) -> str:
        return f"{100 * self.approved / self.asked:.1f}" if self.asked else "0"


@register.simple_tag
def completion(printed: FrozenRound) -> SafeString:
    """The bar of an open round."""
    states = [one.state for one in printed.initiatives]
    approved = states.count(State.APPROVED)
    answered = approved + states.count(State.SUBMITTED)
    return _completion(Completion(len(states), answered, approved))


def _completion(done: Completion) -> SafeString:
    return render_to_string("targets/_cycle/completion.html", {"done": done})


@register.simple_tag
def round_steps(printed: FrozenRound) -> SafeString:
    """How far the round has come: prepared, open, closed."""
    return _steps(**{name: getattr(printed, name) for name in STEPS})


def _steps(**shown) -> SafeString:
    return render_to_string("targets/_cycle/steps.html", {"round": shown})


@register.simple_tag(takes_context=True)
def round_actions(context, printed: FrozenRound) -> SafeString:
    access = context["frame"].access
    names = (printed.state, printed.slug, printed.plan_slug)
    return _actions(*names, approves=access.approves, is_planner=access.is_planner)


def _actions(state: str, slug: str, plan_slug: str, **access: bool) -> SafeString:
    shown = {"state": state, "slug": slug, "plan_slug": plan_slug}
    return render_to_string("targets/_cycle/round_actions.html", {"round": shown, **access})


@register.simple_tag
def status_legend() -> SafeString:
    """What each status means."""
    return render_to_string("targets/_round/legend.html", {"meanings": MEANINGS.items()})
