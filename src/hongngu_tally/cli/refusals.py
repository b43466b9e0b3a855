"""What the pipeline refuses to run on, as a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hongngu_tally.cli.exits import EXIT_NOT_RUN, EXIT_USAGE, Leave, refusing_rules
from hongngu_tally.cli.say import say
from hongngu_tally.cli.voice import Voice

if TYPE_CHECKING:
    from hongngu_tally.pipeline import SettlingMisfits, YearUnknown
    from hongngu_tally.submissions import Found

_NAMED_SHEETS = 8


@contextmanager
def refusing(voice: Voice, paths: Sequence[str]) -> Iterator[None]:
    """Turn what the pipeline refuses into a sentence and an exit code."""
    try:
        with refusing_rules(voice.lang):
            yield
    except Exception as error:
        refusal = _refusal(voice, paths, error)
        if refusal is None:
            raise
        raise refusal from None


def _refusal(voice: Voice, paths: Sequence[str], error: Exception) -> Leave | None:
    """What the pipeline refused, as a way out; None for anything else."""
    from hongngu_tally.cli.astray import no_such_path
    from hongngu_tally.decided import NoDecisionLists
    from hongngu_tally.history import EarlierYearUnknown, NoEarlierLists
    from hongngu_tally.pipeline import NothingToRead, PathMissing, SettlingMisfits, YearUnknown

    match error:
        case NothingToRead():
            return _nothing(voice, paths, error.found)
        case PathMissing():
            return no_such_path(voice.lang, paths, error.missing, EXIT_USAGE)
        case SettlingMisfits():
            return _misfit(voice, error)
        case YearUnknown():
            return _year_unknown(voice, error)
        case EarlierYearUnknown():
            folders = voice.some(error.folders)
            return voice.refuse("earlier_year", folders=folders, files=voice.some(error.files))
        case NoEarlierLists():
            return voice.refuse("no_earlier", paths=voice.some(error.paths))
        case NoDecisionLists():
            return voice.refuse("no_decisions", paths=voice.some(error.paths))
    return None


def _nothing(voice: Voice, paths: Sequence[str], found: Found) -> Leave:
    from hongngu_tally.cli.astray import no_such_path
    from hongngu_tally.submissions import SUFFIXES

    if found.missing:
        return no_such_path(voice.lang, paths, found.missing, EXIT_NOT_RUN)
    sentence = say(
        voice.lang,
        "error.nothing_to_read",
        paths=", ".join(f"“{path}”" for path in paths),
        suffixes=" ".join(sorted(SUFFIXES)),
    )
    if found.ignored:
        files = ", ".join(file for file, _ in found.ignored)
        sentence += " " + say(voice.lang, "error.passed_over", files=files)
        if all(reason == "own-output" for _, reason in found.ignored):
            sentence = say(voice.lang, "error.own_output", files=files)
        if all(reason == "lock-file" for _, reason in found.ignored):
            sentence = say(voice.lang, "error.lock_file", files=files)
    return Leave(EXIT_NOT_RUN, sentence)


def _year_unknown(voice: Voice, unknown: YearUnknown) -> Leave:
    if not unknown.years:
        return voice.refuse("year_unknown", files=voice.some(unknown.files))
    shown = []
    for year, files in sorted(unknown.years.items()):
        shown.append(say(voice.lang, "error.year_files", year=year, files=voice.some(files)))
    return voice.refuse("year_several", years="; ".join(shown), latest=max(unknown.years))


def _misfit(voice: Voice, misfit: SettlingMisfits) -> Leave:
    """Which options fit no sheet, or too many, and the sheets there are."""
    shown = [f"{file}/{sheet}" for file, sheet in misfit.sheets]
    listed = voice.some(shown, _NAMED_SHEETS, "sheets_more") or "–"
    return voice.mistake(f"settled_{misfit.reason}", said="; ".join(misfit.said), sheets=listed)
