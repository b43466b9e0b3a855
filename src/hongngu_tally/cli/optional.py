"""Options that may stand without their value: ``--annotate`` and ``--annotate DIR``. The parser knows only one kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hongngu_tally.patterns import regex

_WHOLE = regex(r"\[[^\[\]]*\]")
"""``[DIR]``, but not ``[LAYOUT!]ROW[.COLUMN]``: of that only parts may be lacking."""
_MAY_BE_BLANK = ("issuer", "superior")


def with_values(words: Sequence[str], parameters: Iterable[Any]) -> list[str]:
    """The words of a command line in which every option whose metavar stands in brackets has a value, if an empty one."""
    optional: set[str] = set()
    valued: set[str] = set()
    for parameter in parameters:
        metavar = getattr(parameter, "metavar", None) or ""
        if _WHOLE.fullmatch(metavar):
            optional.update(parameter.opts)
        elif not getattr(parameter, "is_flag", True):
            valued.update(parameter.opts)
    end = words.index("--") if "--" in words else len(words)
    paths = _paths(words, end, valued)
    done: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if at < end and word in optional:
            others = [path for path in paths if path != at + 1]
            if at + 1 in paths and others and _is_folder(words[at + 1]):
                done.append(f"{word}={words[at + 1]}")
                at += 1
            else:
                done.append(f"{word}=")
        else:
            done.append(word)
        at += 1
    return done


def needs_value(context: Any, parameter: Any) -> bool:
    """Whether an option was written with an empty value and means nothing without one: what a script's unset variable leaves.

    The offices of a letterhead may be blank, and of an argument the command itself says what is lacking.
    """
    typed = getattr(context.get_parameter_source(parameter.name), "name", "") == "COMMANDLINE"
    free = _WHOLE.fullmatch(parameter.metavar or "") or parameter.name in _MAY_BE_BLANK
    return typed and not free and parameter.param_type_name == "option"


def _paths(words: Sequence[str], end: int, valued: set[str]) -> list[int]:
    """The places of the words that are neither options nor their values."""
    return [
        at
        for at, word in enumerate(words)
        if at > end
        or (
            at < end
            and (not word.startswith("-") or word == "-")
            and not (at and words[at - 1] in valued)
        )
    ]  # fmt: skip


def _is_folder(word: str) -> bool:
    """A folder, or a name that may become one: no file that exists, no workbook's name, no pattern."""
    from hongngu_tally.submissions import SUFFIXES

    path = Path(word)
    if path.exists():
        return path.is_dir()
    return path.suffix.lower() not in SUFFIXES and not set("*?[") & set(word)
