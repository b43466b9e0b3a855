"""The award that a cell names: its text as it is looked up, and the code that the hidden sheet has for it."""

from __future__ import annotations

from hongngu_tally.render.template.normal import tidy_formula, title_formula

VAGUE = "??"
"""The code of a name that several awards share: "Giấy khen"."""
_FILLERS = ("danh hiệu", "hình thức", "đề nghị", "xét tặng", "tặng thưởng", "tặng", "đạt")
"""Words around an award's name that change nothing of it."""


def title_text(cell: str) -> str:
    """The award as it is looked up: a star would stand for any text."""
    return f'SUBSTITUTE({tidy_formula(cell)},"*","")'


def bare_text(title: str) -> str:
    """The award in small letters, without the signs around it and the number before it."""
    return f'IF({title}="","",LOWER({title_formula(title)}))'


def award_code(title: str, bare: str, year: int) -> str:
    """The award's code, nothing for a blank cell, ``VAGUE``, or "?" for a text that the table does not have.

    A text that the table lacks is looked up again without the words that say nothing of the award.
    """
    core = f'" "&MID({bare},IF(ISNUMBER(-LEFT({bare},1)),FIND(" ",{bare}&" ")+1,1),200)&" "'
    for words in (*_FILLERS, f"năm {year}", str(year)):
        core = f'SUBSTITUTE({core}," {words} "," ")'
    again = f'IFERROR(HLOOKUP(TRIM({core}),TT_Ten,2,FALSE),"?")'
    known = f'IF(ISNUMBER(FIND("?",{title})),"?",IFERROR(HLOOKUP({title},TT_Ten,2,FALSE),{again}))'
    return f'IF({_says_nothing(title)},"",{known})'


def _says_nothing(text: str) -> str:
    """Whether a tidy text has no letter and no digit: a dash, dots."""
    return f"AND(EXACT(UPPER({text}),LOWER({text})),NOT(ISNUMBER(-LEFT({text},1))))"
