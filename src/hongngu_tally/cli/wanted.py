"""Which findings are wanted: ``--only``, ``--skip`` and ``--max``, checked."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_tally.cli.voice import Voice
from hongngu_tally.wanted import Wanted


def wanted_findings(voice: Voice, only: Sequence[str], skip: Sequence[str], most: str) -> Wanted:
    """The checks by their codes or names, several with commas; an unknown one is wrong usage with the nearest."""

    def codes(given: Sequence[str]) -> tuple[str, ...]:
        from hongngu_tally.checks.codes import CODE_OF, CODES
        from hongngu_tally.text import nearest

        found = []
        for word in (word.strip() for each in given for word in each.split(",")):
            code = word.upper() if word.upper() in CODES else CODE_OF.get(word.lower())
            if code is None:
                near = nearest(word, [*CODES, *CODE_OF], cutoff=0.6)
                voice.wrong("no_such_code", code=word, hint=voice.near(near))
            found.append(code)
        return tuple(dict.fromkeys(found))

    if most and not (most.isascii() and most.isdigit() and int(most) >= 1):
        voice.wrong("bad_number", value=most, option="--max")
    chosen = Wanted(codes(only) if only else (), codes(skip) if skip else (), int(most) if most else None)
    if chosen.only and not any(map(chosen.takes, chosen.only)):
        voice.wrong("nothing_selected")
    return chosen
