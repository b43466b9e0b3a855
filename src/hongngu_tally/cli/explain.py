"""``tally explain``: one check's page, what it says, why, and how to mend it."""

from __future__ import annotations

from hongngu_tally.cli.exits import EXIT_DONE, UsageMistake
from hongngu_tally.cli.say import say


def explain(code: str, lang: str) -> int:
    """Print the page of a check, named by its code or its name."""
    from hongngu_tally.checks.codes import CODE_OF, CODES
    from hongngu_tally.messages import explanation
    from hongngu_tally.text import nearest

    wanted = code.strip()
    found = wanted.upper() if wanted.upper() in CODES else CODE_OF.get(wanted.lower(), "")
    if not found:
        near = nearest(wanted, [*CODES, *CODE_OF], cutoff=0.6) or ""
        hint = say(lang, "error.did_you_mean", near=near) if near else ""
        raise UsageMistake(say(lang, "error.no_such_check", code=wanted, hint=hint), lang, "tally explain")
    print(explanation(found, lang).rstrip())
    return EXIT_DONE
