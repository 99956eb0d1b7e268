"""Words for made-up rows. Place names are put together so that they are nobody's."""

PLACES = (
    "Linde",
    "Birke",
    "Ravn",
    "Høj",
    "Sø",
    "Ege",
    "Klit",
    "Mose",
    "Elle",
    "Lyng",
    "Aks",
    "Vind",
)
ENDINGS = ("dalby", "strup", "balle", "kær", "holm", "rød", "lev", "hede", "vang")
FIRST_NAMES = (
    *("Anna", "Bo", "Camilla", "David", "Else", "Frede", "Gitte", "Hans", "Ida", "Jens", "Karen"),
    *("Lars", "Maja", "Niels", "Oda", "Per", "Rikke", "Søren", "Tove", "Ulrik", "Vibeke", "Åse"),
)
LAST_NAMES = (
    *("Agerbo", "Bakkehus", "Dalgård", "Enghave", "Fyrtorp", "Granlund", "Havbo", "Isager"),
    *("Kildeby", "Lundhus", "Markbo", "Nørretorp", "Ågård", "Skovhus", "Toftebo", "Vestager"),
)
GROUPS = (
    "unge under 30 år",
    "langtidsledige",
    "sygemeldte",
    "aktivitetsparate",
    "seniorer over 55 år",
    "nyledige dagpengemodtagere",
    "borgere i fleksjob",
    "indvandrere og efterkommere",
    "enlige forsørgere",
    "borgere i ressourceforløb",
    "selvforsørgende",
    "unge uden uddannelse",
    "virksomheder med rekrutteringsbehov",
    "jobparate kontanthjælpsmodtagere",
    "borgere på kanten af arbejdsmarkedet",
    "nyankomne flygtninge",
)
APPROACHES = (
    "Mentorordning",
    "Virksomhedspraktik",
    "Tidlig indsats",
    "Hurtig opfølgning",
    "Opkvalificering",
    "Individuel samtale",
    "Brobygning",
    "Fastholdelse i job",
    "Jobrotation",
    "Partnerskab med virksomheder",
    "Læse- og skriveforløb",
    "Sundhedsforløb",
    "Netværk og vejledning",
    "Deltidsjob som vej til fuld tid",
    "Opsøgende kontakt",
    "Digital selvbetjening",
)
AIMS = (
    "flere i ordinær beskæftigelse",
    "færre på langvarig forsørgelse",
    "hurtigere tilbage til arbejde",
    "flere i uddannelse",
    "bedre samarbejde med virksomheder",
    "færre gentagne ledighedsforløb",
)
SENTENCES = (
    "Indsatsen tilrettelægges sammen med de lokale virksomheder.",
    "Borgerne får en fast kontaktperson gennem hele forløbet.",
    "Forløbet varer højst 26 uger og kan forlænges én gang.",
    "Der afholdes samtale hver tredje måned.",
    "Jobcentret visiterer, og en ekstern part gennemfører forløbet.",
    "Erfaringerne samles op hvert halve år.",
    "Pladserne fordeles efter antallet af ledige i området.",
    "Indsatsen bygger videre på de foregående års arbejde.",
)
RESULTS = (
    "Forløbene er gennemført efter planen.",
    "Der er startet færre forløb end ventet på grund af sen visitation.",
    "Tilgangen er steget i kvartalet.",
    "Samarbejdet med virksomhederne er udvidet.",
    "To hold er slået sammen, og pladserne er fyldt op.",
    "Ventetiden er bragt ned til under tre uger.",
)
COMMENTS = (
    "Der følges op i næste kvartal.",
    "Afdelingen har fået to nye medarbejdere.",
    "Opgørelsen er foreløbig.",
    "Indsatsen fortsætter uændret.",
)
REASONS = (
    "Målgruppen er mindre end forudsat, og de tilmeldte har gennemført.",
    "Forsinkelsen er indhentet efter opgørelsesdatoen.",
    "Kvaliteten vurderes nået, selv om antallet ikke er.",
)
LAPSES = (
    "Ikke prioriteret i budgettet.",
    "Erstattet af en anden indsats.",
    "Lovgrundlaget faldt bort.",
)
MEASURED = (
    ("Forløb for {}", "forløb", "op"),
    ("Antal personer på forsørgelse: {}", "personer", "ned"),
    ("Andel i job efter 12 måneder: {}", "pct.", "op"),
    ("Samtaler med {}", "samtaler", "op"),
    ("Gennemsnitlig varighed i uger: {}", "uger", "ned"),
    ("Pladser til {}", "pladser", "op"),
    ("Andel med aktivt tilbud: {}", "pct.", "op"),
    ("Sager i alt: {}", "sager", "neutral"),
)
AREA_TITLES = ("Flere i job", "Unge i uddannelse", "Sygemeldte og fleksjob", "Virksomhederne")
LINE_LABELS = (
    *("Driftsudgifter til aktivering", "Løntilskud", "Mentorer", "Vejledning og opkvalificering"),
    *("Seks ugers selvvalgt uddannelse", "Hjælpemidler", "Danskuddannelse", "Jobrotation"),
    *("Anden aktør", "Administration"),
)


def place_name(number: int) -> str:
    """A municipality's name, another for each number."""
    name = PLACES[number % len(PLACES)] + ENDINGS[number // len(PLACES) % len(ENDINGS)]
    round_ = number // (len(PLACES) * len(ENDINGS))
    return f"{name} {round_ + 1}" if round_ else name


def person(user: int) -> tuple[str, str]:
    first = FIRST_NAMES[user % len(FIRST_NAMES)]
    return first, LAST_NAMES[user // len(FIRST_NAMES) % len(LAST_NAMES)]


def full_name(user: int) -> str:
    return " ".join(person(user))
