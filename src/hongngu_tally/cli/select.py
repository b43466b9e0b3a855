"""Which findings are wanted: ``--only``, ``--skip`` and ``--max``, checked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hongngu_tally.cli.exits import UsageMistake
from hongngu_tally.cli.say import say
from hongngu_tally.counts import Selection


def selection(lang: str, command: str, only: Sequence[str], skip: Sequence[str], most: str) -> Selection:
    """The checks by their codes or names, several with commas; an unknown one is wrong usage with the nearest."""

    wrong = partial(UsageMistake.told, lang, command)

    def codes(given: Sequence[str]) -> tuple[str, ...]:
        from hongngu_tally.checks.codes import CODE_OF, CODES
        from hongngu_tally.text import nearest

        found = []
        for word in (word.strip() for each in given for word in each.split(",")):
            code = word.upper() if word.upper() in CODES else CODE_OF.get(word.lower())
            if code is None:
                near = nearest(word, [*CODES, *CODE_OF], cutoff=0.6)
                hint = say(lang, "error.did_you_mean", near=near) if near else ""
                raise wrong("no_such_code", code=word, hint=hint)
            found.append(code)
        return tuple(dict.fromkeys(found))

    if most and not (most.isascii() and most.isdigit() and int(most) >= 1):
        raise wrong("bad_number", value=most, option="--max")
    chosen = Selection(codes(only) if only else (), codes(skip) if skip else (), int(most) if most else None)
    if chosen.only and not any(map(chosen.takes, chosen.only)):
        raise wrong("nothing_selected")
    return chosen
