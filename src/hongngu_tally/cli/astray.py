"""What may have been meant by a path that leads nowhere, or by an option that there is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from hongngu_tally.cli.exits import Leave
from hongngu_tally.cli.say import did_you_mean, say, shortened
from hongngu_tally.text import bare_key, nearest

_LONG_DASHES = "–—−"
_MOST_WORDS = 40
_MOST_NAMES = 5_000
"""In a folder with more, nobody finds a name by its likeness."""


def no_such_path(lang: str, given: Sequence[str], missing: Sequence[str], code: int) -> Leave:
    """A way out that names the missing ones of the paths given, and tells what may have been meant, else where they were looked for."""
    paths = ", ".join(map(shortened, missing))
    return Leave(code, f"{say(lang, 'error.no_such_path', paths=paths)} {_remedy(lang, given, missing)}")


def _remedy(lang: str, given: Sequence[str], missing: Sequence[str]) -> str:
    from hongngu_tally.disk import is_too_long

    if any(is_too_long(Path(path)) for path in missing):
        return say(lang, "error.long_path")
    for path in missing:
        if path.startswith(tuple(_LONG_DASHES)):
            return say(lang, "error.long_dash", option=f"--{path.lstrip(_LONG_DASHES + '-')}")
    if whole := _in_one_piece(given):
        return say(lang, "error.quotes", path=whole)
    if near := _near(Path(missing[0])):
        return did_you_mean(lang, f"“{shortened(near)}”").strip()
    try:
        folder = Path.cwd()
    except OSError:  # a stick that was pulled out, a share that is gone
        folder = None
    if folder is None or any(Path(path).is_absolute() for path in missing):
        return say(lang, "error.check_path")
    return say(lang, "error.looked_in", folder=folder)


def _in_one_piece(words: Sequence[str]) -> str:
    """The path that the shell cut at its spaces, since nobody wrote quotes; "" when there is none."""
    for first, end in combinations(range(min(len(words), _MOST_WORDS) + 1), 2):
        whole = " ".join(words[first:end])
        if end - first > 1 and Path(whole).exists():
            return whole
    return ""


def _near(path: Path) -> Path | None:
    """What is there under nearly this name: other marks, other capitals, another suffix or none."""
    lost = next((one for one in (path, *path.parents) if one.parent.exists()), None)
    if lost is None:
        # A drive that was pulled out, a server that is off: nothing of it is there, not even its root.
        return None
    try:
        names = sorted(each.name for each in lost.parent.iterdir() if not each.name.startswith(("~$", ".")))
    except OSError:
        return None
    if lost.name in names or len(names) > _MOST_NAMES:
        return None
    found = next((name for name in names if bare_key(Path(name).stem) == bare_key(lost.name)), None)
    # A common suffix makes no likeness.
    found = found or nearest(lost.name, [name for name in names if nearest(lost.stem, [Path(name).stem])])
    if not found:
        return None
    whole = lost.parent / found / path.relative_to(lost)
    return whole if whole.exists() else lost.parent / found


def option_meant(error: Any, context: Any, typed: Sequence[str]) -> tuple[str, str]:
    """An option that there is not as it was typed, and what it may have been meant for; "" for nothing."""
    from hongngu_tally.counts import DIMENSIONS

    option: str = error.option_name
    # The parser takes "-year" for "-y" with a value.
    word = next((each for each in typed if each[0:1] == "-" != each[1:2] and each.startswith(option)), option)
    known = [name for each in (context.command.params if context else ()) for name in each.opts]
    name = word.lstrip("-").partition("=")[0]
    if name in DIMENSIONS and "--where" in known:
        return word, f"--where {name}=…"
    return word, nearest(name, known, 0.7) or ""
