"""Rows of a list in which nobody is put up: a remark withdraws them, or no word in them says anything."""

from __future__ import annotations

from hongngu_tally.render.template.normal import letters_formula
from hongngu_tally.vocabulary.words import row_words

_AFTER = 200
"""More letters than a clause has."""


def withdrawn_texts() -> dict[str, list[str]]:
    """The remarks that withdraw a row, its last clauses that do, and what may follow the first ones."""
    said = row_words()["withdrawn"]
    return {
        "TT_Rut": [*said["texts"], *said["remarks"]],
        "TT_RutSau": [*said["texts"], *said["clauses"]],
        "TT_RutThem": [*said["followed"]],
    }


def nobodies() -> list[str]:
    """What stands where a name should and names nobody."""
    return list(row_words()["nobody"]["texts"])


def withdrawn_formula(note: str) -> str:
    """1 where a remark says that its row is not put up: "Xin rút", "Chuyển công tác, không xét"; else nothing."""
    cut = f'{note}&"(:"'
    whole = letters_formula(f'LEFT({note},MIN(FIND("(",{cut}),FIND(":",{cut}))-1)')
    parted = f'SUBSTITUTE({note},";",",")'
    for joint in (". ", " nên "):
        parted = f'SUBSTITUTE({parted},"{joint}",", ")'
    last = letters_formula(f'RIGHT(SUBSTITUTE({parted},", ",REPT(" ",{_AFTER})),{_AFTER})')
    more = 'TT_Rut&" "&TT_RutThem&" "'
    begun = f"SUMPRODUCT(1*(LEFT({whole},LEN({more}))={more}))>0"
    either = f"OR(ISNUMBER(MATCH({whole},TT_Rut,0)),ISNUMBER(MATCH({last},TT_RutSau,0)),{begun})"
    return f'IF({note}="","",IF({either},1,""))'


def says_something(block: str) -> str:
    """Whether any cell of a block holds more than a dash or "không"."""
    return f'SUMPRODUCT(1-ISNUMBER(MATCH(TRIM({block})&"|",TT_Trong,0)))>0'
