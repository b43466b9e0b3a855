"""The command line: options → pipeline → render → exit code. One module per command, heavy imports inside them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hongngu_tally.cli.exits import EXIT_INTERRUPTED, EXIT_NOT_RUN, Leave, UsageMistake
from hongngu_tally.cli.say import LANGUAGES, language, say, shortened


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; never raises for what a user or a file did."""
    lang = language(arguments)
    _readable_streams()
    debug = "--debug" in arguments
    try:
        with _plain("--plain" in arguments):
            return _invoke([word for word in arguments if word not in ("--debug", "--plain")], lang)
    except Leave as leave:
        if str(leave):
            print(str(leave), file=sys.stderr)
        return leave.code
    except KeyboardInterrupt:
        print(say(lang, "error.interrupted"), file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (| head): nothing to complain about.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
        return 0
    except OSError as error:
        from hongngu_tally.disk import closed_part, reason_unread

        told = reason_unread(error)
        if error.errno != errno.ENOSPC and told is None:
            return _internal(error, lang, debug)
        if told is None:
            print(say(lang, "error.no_space"), file=sys.stderr)
        else:
            at = LANGUAGES.index(lang)
            facts = {
                "path": shortened(str(closed_part(error.filename))),
                "why": told.why[at],
                "remedy": told.remedy[at],
            }
            print(say(lang, "error.cannot_open", **facts), file=sys.stderr)
        return EXIT_NOT_RUN
    except Exception as error:
        return _internal(error, lang, debug)


@contextmanager
def _plain(asked: bool) -> Iterator[None]:
    """What is printed inside is read aloud, when it was asked for by ``--plain`` or ``TALLY_PLAIN``."""
    if not (asked or os.environ.get("TALLY_PLAIN", "0") not in ("", "0")):
        yield
        return
    from hongngu_tally.render.screen import linear

    with linear():
        yield


def _internal(error: Exception, lang: str, debug: bool) -> int:
    """An internal error: the traceback for whoever asked for it, a sentence and a report for everybody else."""
    if _is_interruption(error):
        print(say(lang, "error.interrupted"), file=sys.stderr)
        return EXIT_INTERRUPTED
    if debug:
        raise error
    from hongngu_tally.cli.exits import report_internal_error

    return report_internal_error(error, lang)


def _is_interruption(error: BaseException | None) -> bool:
    """Whether this is Ctrl-C in disguise: what strikes while a class is made or a module imported becomes another error."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _invoke(arguments: Sequence[str], lang: str) -> int:
    from hongngu_tally.cli.app import build

    command = build(lang, arguments)
    try:
        result = command.main(args=list(arguments), prog_name="tally", standalone_mode=False)
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            # Bare `tally` asks what there is; that is no mistake.
            print(command.get_help(error.ctx))  # type: ignore[attr-defined]
            return 0
        mistake = UsageMistake.of(error, lang, arguments)
        if mistake is None:
            raise
        raise mistake from None
    if result == EXIT_INTERRUPTED:
        # The parser swallows Ctrl-C and gives its code.
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _readable_streams() -> None:
    """UTF-8 wherever the console or file allows it; a letter that cannot be shown never ends the run."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Somebody closed it; what nobody reads is no reason to fail, and must not land in the other one.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
