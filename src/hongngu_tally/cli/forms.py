"""In which forms a command gives its result, and by which suffixes of a file."""

from __future__ import annotations

from pathlib import Path

from hongngu_tally.cli.voice import Voice

FORMS = ("text", "json", "csv", "md")
_BOOKS = ("trace", "status")
"""Commands whose result may be a workbook."""
_SUFFIX_FORMS = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "text", ".xlsx": "xlsx"}
_REPORT_FORMS = {**_SUFFIX_FORMS, ".docx": "docx", ".html": "html"}


def _forms_named(command: str) -> tuple[str, ...]:
    """What ``--format`` of a command may say."""
    return (*FORMS, "html", "xlsx") if command == "validate" else FORMS


def _forms_of(command: str) -> dict[str, str]:
    """The suffixes that a command can write, each with its form."""
    if command == "year-end":
        return _REPORT_FORMS
    if command == "validate":
        return {**_SUFFIX_FORMS, ".html": "html"}
    if command == "template":
        return {".xlsx": "xlsx"}
    return {suffix: form for suffix, form in _SUFFIX_FORMS.items() if form != "xlsx" or command in _BOOKS}


def form_of(voice: Voice, form: str, target: Path | None) -> str:
    """The form that is meant by ``--format`` and ``--output``; what does not go together is wrong usage."""
    if form:
        voice.one_of(form, "--format", _forms_named(voice.command))
        if form == "xlsx" and not target:
            voice.wrong("form_needs_output", form=form)
        meant = _REPORT_FORMS.get(target.suffix.lower(), form) if target else form
        if meant != form:
            voice.wrong("form_differs", form=form, path=target)
    elif target:
        known = _forms_of(voice.command)
        if target.suffix.lower() not in known:
            voice.wrong("bad_suffix", suffix=target.suffix or target, known=" ".join(sorted(known)))
        form = known[target.suffix.lower()]
    return form or "text"
