"""In which forms a command gives its result, and by which suffixes of a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from hongngu_tally.cli.voice import Voice

_SUFFIX_FORMS = {
    ".txt": "text", ".json": "json", ".csv": "csv", ".md": "md", ".xlsx": "xlsx", ".html": "html", ".docx": "docx",
}  # fmt: skip
_PLAIN = ("text", "json", "csv", "md")
_FORMS = {
    "validate": (*_PLAIN, "html", "xlsx"),
    "year-end": (*_PLAIN, "html", "xlsx", "docx"),
    "trace": (*_PLAIN, "xlsx"),
    "status": (*_PLAIN, "xlsx"),
    "template": ("xlsx",),
    "law": ("text", "json", "md"),
    "verify": ("text", "json"),
}
"""What a command can write into a file; the others write what is no document."""


def _named(command: str) -> tuple[str, ...]:
    """What ``--format`` of a command may say: of a check everything, else what a screen can show."""
    forms = _FORMS.get(command, _PLAIN)
    return forms if command == "validate" else tuple(form for form in forms if form in _PLAIN)


def _by_suffix(command: str) -> dict[str, str]:
    """The suffixes that a command can write, each with its form."""
    forms = _FORMS.get(command, _PLAIN)
    return {suffix: form for suffix, form in _SUFFIX_FORMS.items() if form in forms}


def wrong_suffix(voice: Voice, target: Path, known: Iterable[str]) -> NoReturn:
    """An output whose name has none of the ``known`` suffixes, or no suffix at all."""
    name = "bad_suffix" if target.suffix else "no_suffix"
    voice.wrong(name, suffix=target.suffix, path=target, known=" ".join(sorted(known)))


def form_of(voice: Voice, form: str, target: Path | None) -> str:
    """The form that is meant by ``--format`` and ``--output``; what does not go together is wrong usage."""
    if form:
        if form not in _named(voice.command) and form in _by_suffix(voice.command).values():
            # A document is no form of the screen: its file's suffix asks for it.
            if not target:
                voice.wrong("form_by_suffix", form=form)
        else:
            voice.one_of(form, "--format", _named(voice.command))
        if form == "xlsx" and not target:
            voice.wrong("form_needs_output", form=form)
        meant = _SUFFIX_FORMS.get(target.suffix.lower(), form) if target else form
        if meant != form:
            voice.wrong("form_differs", form=form, path=target)
    elif target:
        known = _by_suffix(voice.command)
        if target.suffix.lower() not in known:
            wrong_suffix(voice, target, known)
        form = known[target.suffix.lower()]
    return form or "text"
