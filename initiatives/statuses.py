"""What a status or verdict is called, and the class that gives it its look."""

# By the value that is stored; "" is a decided status that nobody has given yet.
WORDS = {
    "opfyldt": "opfyldt",
    "delvist": "delvist opfyldt",
    "ikke-opfyldt": "ikke opfyldt",
    "bortfaldet": "bortfaldet",
    "": "ikke vurderet",
    "i-gang": "i gang",
    "data-mangler": "data mangler",
    "ikke-beregnet": "ikke beregnet",
    "intet-maal": "intet kvantitativt mål",
    "ingen-vurdering": "ingen vurdering",
}


def status_word(status: str | None) -> str:
    """ "" → "ikke vurderet"."""
    return WORDS.get(status or "", status or "")


def status_class(status: str | None) -> str:
    return f"status--{status or 'ikke-vurderet'}"


def differs(status: str, calculated: str) -> bool:
    """Whether a calculated status is worth a note beside the decided one."""
    return bool(calculated) and calculated not in (status, "ikke-beregnet")
