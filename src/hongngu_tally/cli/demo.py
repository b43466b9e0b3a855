"""``tally demo``: a small district year with seeded faults, and a tour of it."""

from __future__ import annotations

from pathlib import Path

from hongngu_tally.cli.exits import EXIT_DONE, EXIT_NOT_RUN, EXIT_USAGE, Leave, no_folder, told
from hongngu_tally.cli.say import say

TOUR = (
    "validate",
    "inspect",
    "summarize",
    "status",
    "diff",
    "year_end",
    "trace",
)


def demo(lang: str, folder: str) -> int:
    """Write the year into a folder that is new or empty, and print the commands to try on it."""
    from hongngu_tally.render.demo import FOLDER, write_demo
    from hongngu_tally.render.output import OutputExists, OutputFailed

    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Leave(EXIT_USAGE, say(lang, "error.demo_not_empty", path=folder))
    try:
        written = write_demo(target)
    except (OutputExists, OutputFailed) as failed:
        raise Leave(EXIT_NOT_RUN, told(failed, lang)) from None
    except OSError as failed:
        raise no_folder(failed, target, lang) from None
    lists = (target / FOLDER).as_posix()
    print(say(lang, "demo.written", n=len(written), path=lists))
    for number, step in enumerate(TOUR, start=1):
        command = say(lang, f"demo.{step}_command", path=lists, out=target.as_posix())
        print(f"\n{number}. {say(lang, f'demo.{step}')}\n   {command}")
    print(f"\n{say(lang, 'demo.drop', path=target.as_posix())}")
    print(f"\n{say(lang, 'demo.next')}")
    guide = Path(__file__).parents[1] / "guide" / lang / "README.md"
    print(f"\n{say(lang, 'demo.guide', path=guide)}")
    return EXIT_DONE
