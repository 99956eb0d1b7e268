"""The named people, units and the small plan that tests share. All of it is made up.

Take what you need from the fixture `cast`; a test that needs more makes it itself.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import Group, User

from followup.models import FollowUpRound
from initiatives import roles
from initiatives.models import (
    CalculatedStatus,
    FocusArea,
    Initiative,
    InitiativeArea,
    Membership,
    Plan,
    Responsibility,
    SourceDocument,
    Status,
    Unit,
)
from targets.models import Area, Indicator, Measurement, Target

PASSWORD = "Fire-glade-cykler-7"
NEW_YEAR, MIDSUMMER, YEAR_END = date(2007, 1, 1), date(2007, 6, 30), date(2007, 12, 31)
LEADS, CONTRIBUTES = Responsibility.Role.LEADS, Responsibility.Role.CONTRIBUTES


@dataclass
class Units:
    """Administrations and, below the first, a job centre with two departments."""

    bif: Unit  # Beskæftigelses- og Integrationsforvaltningen, the top of the tree
    jobcenter: Unit  # Jobcenter København, below BIF
    skelbaekgade: Unit  # department of the job centre; leads 3.4
    musvaagevej: Unit  # department of the job centre; leads 2.6, contributes to 3.4
    sof: Unit  # Socialforvaltningen, a tree of its own; leads nothing


@dataclass
class People:
    """One user for each role, and two whose unit makes the difference."""

    laura: User  # Læser without a unit: sees everything, changes nothing
    soeren: User  # Sagsbehandler in Skelbækgade: writes about 3.4
    mette: User  # Sagsbehandler in Musvågevej: writes about 2.6, contributes to 3.4
    ulla: User  # Sagsbehandler in SOF: has a role but no initiative
    lars: User  # Leder of Jobcenter København: approves both departments
    aase: User  # Analytiker: exports, imports measurements
    pia: User  # Planadministrator: plans, and initiatives without a unit
    signe: User  # Systemadministrator: everything
    nils: User  # no role, no unit: newly created


@dataclass
class Cast:
    units: Units
    people: People
    document: SourceDocument  # the paper that some figures come from
    plan: Plan  # Aftale 2007
    focus_area: FocusArea  # 3 Virksomhederne, holds every initiative
    koebenhavn: Area  # targets are measured here
    oestdanmark: Area  # comparison
    mentor: Initiative  # 3.4, led by Skelbækgade, Musvågevej contributes
    sygeforloeb: Initiative  # 2.6, led by Musvågevej
    raadgivning: Initiative  # 1.2, no unit; its only target has no value
    natcafe: Initiative  # 1.5, lapsed with a reason; no target
    mentorforloeb: Indicator  # forløb, higher is better
    langvarige: Indicator  # personer, lower is better
    mentor_target: Target  # of 3.4: mindst 80 in 2007
    sygeforloeb_target: Target  # of 2.6: højst 150 in 2007, from 250
    raadgivning_target: Target  # of 1.2: intet kvantitativt mål


def make_cast() -> Cast:
    """Put the cast in the database. Verdicts are stored as the rule gives them without data."""
    units = make_units()
    people = make_people(units)
    document = SourceDocument.objects.create(slug="bilag-1", title="Bilag 1, Opfølgning 2007")
    plan = Plan.objects.create(
        slug="aftale-2007", title="Aftale 2007", kind="aftale", year_from=2007, year_to=2007
    )
    area = FocusArea.objects.create(plan=plan, code="3", title="Virksomhederne", position=3)
    koebenhavn = Area.objects.create(slug="koebenhavn", name="København")
    mentorforloeb = make_indicator("mentorforloeb", "Mentorforløb", "forløb", "op")
    langvarige = make_indicator("langvarige", "Langvarigt sygemeldte", "personer", "ned")
    waiting = {"calculated_status": CalculatedStatus.NO_DATA}
    mentor = make_initiative(area, "3.4", "Mentorer til nye i job", **waiting)
    sygeforloeb = make_initiative(area, "2.6", "Kortere sygeforløb", **waiting)
    raadgivning = make_initiative(area, "1.2", "Åben rådgivning")
    lead(units.skelbaekgade, mentor)
    lead(units.musvaagevej, mentor, CONTRIBUTES)
    lead(units.musvaagevej, sygeforloeb)
    return Cast(
        units=units,
        people=people,
        document=document,
        plan=plan,
        focus_area=area,
        koebenhavn=koebenhavn,
        oestdanmark=Area.objects.create(slug="oestdanmark", name="Østdanmark"),
        mentor=mentor,
        sygeforloeb=sygeforloeb,
        raadgivning=raadgivning,
        natcafe=make_initiative(
            area,
            "1.5",
            "Natcafé",
            status=Status.LAPSED,
            lapse_reason="Ikke prioriteret i budgettet",
        ),
        mentorforloeb=mentorforloeb,
        langvarige=langvarige,
        mentor_target=make_target(mentor, mentorforloeb, koebenhavn, "mindst", 80),
        sygeforloeb_target=make_target(
            sygeforloeb, langvarige, koebenhavn, "hoejst", 150, baseline_value=Decimal(250)
        ),
        raadgivning_target=make_target(raadgivning),
    )


def make_units() -> Units:
    bif = Unit.objects.create(
        slug="bif", name="Beskæftigelses- og Integrationsforvaltningen", kind="forvaltning"
    )
    jobcenter = Unit.objects.create(
        slug="jobcenter-koebenhavn", name="Jobcenter København", kind="jobcenter", parent=bif
    )
    departments = [
        Unit.objects.create(slug=slug, name=name, kind="afdeling", parent=jobcenter)
        for slug, name in (
            ("jobcenter-skelbaekgade", "Jobcenter Skelbækgade"),
            ("jobcenter-musvaagevej", "Jobcenter Musvågevej"),
        )
    ]
    sof = Unit.objects.create(slug="sof", name="Socialforvaltningen", kind="forvaltning")
    return Units(bif, jobcenter, *departments, sof)


def make_people(units: Units) -> People:
    """All of them at once, six statements: most tests have the cast."""
    roles_of, units_of, people = {}, {}, {}
    for username, name, role, unit in (
        ("laura", "Laura Lind", roles.READER, None),
        ("soeren", "Søren Sørensen", roles.CASEWORKER, units.skelbaekgade),
        ("mette", "Mette Munk", roles.CASEWORKER, units.musvaagevej),
        ("ulla", "Ulla Uhrskov", roles.CASEWORKER, units.sof),
        ("lars", "Lars Lund", roles.MANAGER, units.jobcenter),
        ("aase", "Åse Aagaard", roles.ANALYST, None),
        ("pia", "Pia Præst", roles.PLANNER, None),
        ("signe", "Signe Schou", roles.SYSTEM, None),
        ("nils", "Nils Nyansat", "", None),
    ):
        people[username] = unsaved_user(username, name)
        roles_of[username], units_of[username] = role, unit
    User.objects.bulk_create(people.values())
    named = [Group(name=role) for role in dict.fromkeys(filter(None, roles_of.values()))]
    Group.objects.bulk_create(named, ignore_conflicts=True)
    groups = {group.name: group for group in Group.objects.all()}
    User.groups.through.objects.bulk_create(
        User.groups.through(user=people[who], group=groups[role])
        for who, role in roles_of.items()
        if role
    )
    Membership.objects.bulk_create(
        Membership(user=people[who], unit=unit) for who, unit in units_of.items() if unit
    )
    return People(**people)


def unsaved_user(username: str, name: str) -> User:
    first, last = name.split(" ", 1)
    user = User(username=username, email=f"{username}@example.dk", first_name=first, last_name=last)
    user.set_password(PASSWORD)
    return user


def make_user(username: str, name: str, role: str = "", unit: Unit | None = None) -> User:
    user = unsaved_user(username, name)
    user.save()
    if role:
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    if unit:
        Membership.objects.create(user=user, unit=unit)
    return user


def make_initiative(focus_area: FocusArea, code: str, title: str, **fields) -> Initiative:
    initiative = Initiative.objects.create(plan=focus_area.plan, code=code, title=title, **fields)
    InitiativeArea.objects.create(initiative=initiative, focus_area=focus_area)
    return initiative


def lead(unit: Unit, initiative: Initiative, role: str = LEADS) -> Responsibility:
    return Responsibility.objects.create(unit=unit, initiative=initiative, role=role)


def make_indicator(slug: str, name: str, unit: str, direction: str) -> Indicator:
    return Indicator.objects.create(slug=slug, name=name, unit_of_measure=unit, direction=direction)


def make_target(
    initiative: Initiative, indicator=None, area=None, comparator="", value=None, **fields
) -> Target:
    """A target of the initiative for 2007, unless the fields say otherwise."""
    defaults = {
        "kind": Target.Kind.OUTPUT,
        "title": f"Mål for {initiative.title}",
        "wording": f"Mål for {initiative.title}",
        "period_start": NEW_YEAR,
        "deadline": YEAR_END,
        "number": initiative.targets.count() + 1,
        "verdict": "intet-maal" if value is None else "data-mangler",
    }
    return Target.objects.create(
        plan=initiative.plan,
        initiative=initiative,
        indicator=indicator,
        area=area,
        comparator=comparator,
        value=value,
        **defaults | fields,
    )


def measure(target: Target, value, day: date = YEAR_END, **fields) -> Measurement:
    """A measurement of the target's indicator and area, written past the entry functions."""
    return Measurement.objects.create(
        indicator=target.indicator, area=target.area, value=Decimal(value), date=day, **fields
    )


def open_round(plan: Plan, cutoff: date = YEAR_END, **fields) -> FollowUpRound:
    defaults = {
        "slug": f"runde-{cutoff}",
        "title": f"Opfølgning pr. {cutoff}",
        "state": FollowUpRound.State.OPEN,
    }
    return FollowUpRound.objects.create(plan=plan, cutoff=cutoff, **defaults | fields)
