"""The options that raise what one file may ask of the machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hongngu_tally.cli.voice import Voice
from hongngu_tally.patterns import regex

_AMOUNT = regex(r"(\d{1,15})\s*([kmg]i?b?|b)?", re.IGNORECASE)
_STEPS = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def set_limits(voice: Voice, given: Mapping[str, str]) -> None:
    """Use the limits that ``--max-…`` options give, and the usual ones for the others, in this run.

    ``given`` are the texts by the names of the limits; sizes may be written as ``512MB``.
    """
    from hongngu_tally.guard.limits import SIZES, Limits, option_of, use_limits

    limits: dict[str, Any] = {}
    for name, text in given.items():
        if not text:
            continue
        found = _AMOUNT.fullmatch(text.strip())
        unit = (found[2] or "")[:1].lower() if found else ""
        if not found or int(found[1]) < 1 or (unit and name not in SIZES):
            mistake = "bad_size" if name in SIZES else "bad_number"
            voice.wrong(mistake, value=text, option=option_of(name))
        limits[name] = int(found[1]) * _STEPS[unit]
    use_limits(Limits(**limits))
