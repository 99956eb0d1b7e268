"""The people of a demonstration: one account per role."""

from dataclasses import dataclass

from initiatives import roles


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    role: str
    may: str
    unit: str = ""  # slug


ACCOUNTS = (
    Account("laeser", "Lis", "Læser", roles.READER, "Ser alle sider og henter rapporter."),
    Account(
        "sagsbehandler",
        "Sara",
        "Sagsbehandler",
        roles.CASEWORKER,
        "Opdaterer status og målinger for initiativer i Jobcenter Skelbækgade.",
        unit="jobcenter-skelbaekgade",
    ),
    Account(
        "leder",
        "Lars",
        "Leder",
        roles.MANAGER,
        "Godkender eller returnerer opfølgning i Jobcenter København med afdelinger.",
        unit="jobcenter-koebenhavn",
    ),
    Account(
        "analytiker",
        "Anna",
        "Analytiker",
        roles.ANALYST,
        "Filtrerer, henter som Excel og indlæser målinger.",
    ),
    Account(
        "planadmin",
        "Peter",
        "Planadministrator",
        roles.PLANNER,
        "Vedligeholder planer, mål og budget i administrationen.",
    ),
    Account(
        "sysadmin",
        "Signe",
        "Systemadministrator",
        roles.SYSTEM,
        "Administrerer brugere og alt andet.",
    ),
)
