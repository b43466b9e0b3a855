"""``tally --version --verbose``: what somebody who helps by mail has to know of a machine. No path, no name of a person."""

from __future__ import annotations

import hashlib
import locale
import os
import platform
import sys
from typing import TextIO

from hongngu_tally.cli.say import LANGUAGES, say
from hongngu_tally.release import VERSION, installed, libraries


def about(lang: str) -> str:
    """The lines to send, one fact each."""
    facts = {
        "python": f"{platform.python_version()} ({platform.python_implementation()}, {sys.maxsize.bit_length() + 1} bit)",
        "system": f"{platform.system()} {platform.release()} ({platform.machine()})",
        "libraries": ", ".join(f"{name} {installed(name)}" for name in libraries()),
        "console": _console(lang),
        "language": _language(lang),
        "law": _law(lang),
    }
    lines = [f"tally {VERSION}"]
    lines += [f"{say(lang, f'about.{name}')}: {fact}" for name, fact in facts.items()]
    return "\n".join(lines)


def _console(lang: str) -> str:
    streams = ", ".join(
        f"{name} {stream.encoding} ({say(lang, 'about.terminal' if _is_terminal(stream) else 'about.no_terminal')})"
        for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr))
    )
    page = _code_page()
    own = locale.getencoding() + (f", {say(lang, 'about.code_page')} {page}" if page else "")
    return f"{streams}; {say(lang, 'about.own_encoding')} {own}"


def _is_terminal(stream: TextIO) -> bool:
    return hasattr(stream, "isatty") and stream.isatty()


def _code_page() -> int:
    """The code page of a Windows console; 0 elsewhere and where there is no console."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _language(lang: str) -> str:
    asked = os.environ.get("TALLY_LANG", "")
    # What else stands in the variable is somebody's own affair.
    return f"{lang} (TALLY_LANG={asked})" if asked.lower() in LANGUAGES else lang


def _law(lang: str) -> str:
    """Which law the program knows, and a number that two machines with the same rules have in common."""
    from hongngu_tally.law import load_catalogue

    catalogue = load_catalogue()
    newest = max(catalogue.instruments.values(), key=lambda each: each.in_force)
    years = [name for name in catalogue.rounds if "-" not in name]
    mark = hashlib.sha256()
    for path in sorted(catalogue.folder.rglob("*.toml")):
        # The same whatever the line ends of the file system.
        mark.update(path.read_text(encoding="utf-8").encode("utf-8"))
    return say(
        lang,
        "about.law_known",
        n=len(catalogue.instruments),
        newest=newest.number,
        day=newest.in_force.isoformat(),
        first=years[0],
        last=years[-1],
        mark=mark.hexdigest()[:8],
    )
