"""What a plan calls its focus areas, one of them and many. Pure."""


def area_heading(word: str, code: str, title: str, between: str = ": ") -> str:
    """A focus area as its plan's document calls it: "Indsatsområde 1: Unge …"; where it prints no
    word, "1 Unge …"."""
    return f"{word} {code}{between}{title}" if word else f"{code} {title}"


def areas_word(word: str, number: int) -> str:
    """ "strategiske fokusområder", the plan's own word for so many of its areas."""
    word = (word or "fokusområde").lower()
    if number == 1:
        return word
    adjective, _, noun = word.rpartition(" ")
    plural = f"{noun[:-2]}ler" if noun.endswith("el") else f"{noun}r"
    return f"{adjective}e {plural}" if adjective else plural
