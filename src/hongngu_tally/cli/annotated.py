"""``--annotate [DIR]``: the copies in which every finding stands at its cell, one per workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hongngu_tally.cli.exits import EXIT_NOT_RUN, Leave, told
from hongngu_tally.cli.request import Request
from hongngu_tally.cli.say import say

if TYPE_CHECKING:
    from hongngu_tally.counts import Tally
    from hongngu_tally.guard import Refused
    from hongngu_tally.reading import Source

SUFFIXES = (".xlsx", ".xlsm")
_SHOWN = 5


class Copies:
    """Where the copies of a request go, and the writing of them.

    A copy of an earlier run is replaced, so that only the new state is told. One that somebody has saved since may hold
    their work: it is refused before anything is read, unless ``--force`` was given.
    """

    def __init__(self, request: Request, folder: str) -> None:
        from hongngu_tally.submissions import discover, is_untouched

        self.request = request
        self.sources = {source.shown: source for source in discover(request.paths).sources}
        if folder and Path(folder).exists() and not Path(folder).is_dir():
            raise request.refuse("annotate_no_folder", path=folder)
        self.stems = _stems(list(self.sources.values()), request.paths, folder)
        there = [path for stem in self.stems.values() for path in _existing(stem)]
        for path in there:
            if any(path.samefile(source.path) for source in self.sources.values()):
                raise request.refuse("output_is_input", path=path)
        saved = [path for path in there if not is_untouched(path)]
        if saved and not request.force:
            raise request.refuse("annotate_exists", paths=request.some(saved, _SHOWN))

    def write(self, tally: Tally) -> None:
        """Write the copies that are wanted; stderr says which, which were not needed, and which could not be made."""
        from hongngu_tally.guard import Refused
        from hongngu_tally.render.annotate import annotated

        states = {one.file: one.state for one in tally.intake.submissions}
        unneeded: list[str] = []
        failed: list[str] = []
        # Lists of earlier years may lie among the paths; they are no submissions of this one.
        asked = {file: source for file, source in self.sources.items() if file in states}
        for file, source in asked.items():
            if states[file] == "unreadable":
                self._say("annotate_unreadable", file=file)
            elif not self._wanted(tally, file, states[file], alone=len(asked) == 1):
                unneeded.append(file)
            else:
                try:
                    copy = annotated(source.path, tally, file, self.request.lang, self.request.strict)
                except Refused as refused:
                    self._say("annotate_failed", file=file, why=self._why(refused))
                    continue
                target = _target(self.stems[file], copy.suffix)
                try:
                    self._put(target, copy.data)
                except Leave as leave:
                    # One copy that is open in Excel keeps no other from being written.
                    failed.append(str(leave))
                    continue
                for other in _existing(self.stems[file]):
                    if other != target:
                        other.unlink()  # of an earlier run, when the workbook had another form
                if copy.values_only:
                    self._say("annotate_values", path=target)
        if unneeded:
            self._say("annotate_unneeded", n=len(unneeded), files=self.request.some(unneeded, _SHOWN))
        if failed:
            raise Leave(EXIT_NOT_RUN, "\n".join(failed))

    def _wanted(self, tally: Tally, file: str, state: str, alone: bool) -> bool:
        """One workbook alone always gets its copy, with its verdict in writing; of several, those that have findings.

        A copy of an earlier run is replaced in any case: it would go on saying what is no longer so.
        """
        if alone or _existing(self.stems[file]):
            return True
        return state == "counted" and any(one.place.file == file for one in tally.findings)

    def _put(self, target: Path, data: bytes) -> None:
        from hongngu_tally.render.output import OutputFailed

        def fill(file: BinaryIO) -> object:
            return file.write(data)

        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            raise Leave(EXIT_NOT_RUN, told(OutputFailed(target, cause), self.request.lang)) from None
        try:
            # Whether an earlier copy may be replaced was decided before anything was read.
            replace(self.request, output=target, force=True).write(fill)
        except Leave as leave:
            # Beside a workbook on a read-only drive nothing can be written, elsewhere it can.
            elsewhere = say(self.request.lang, "error.annotate_elsewhere")
            raise Leave(leave.code, f"{leave} {elsewhere}") from None

    def _why(self, refused: Refused) -> str:
        from hongngu_tally.checks.codes import CODE_OF, finding
        from hongngu_tally.finding import Place
        from hongngu_tally.messages import render

        return render(finding(CODE_OF[refused.name], Place(), **refused.facts), self.request.lang).text  # type: ignore[arg-type]

    def _say(self, name: str, **facts: object) -> None:
        self.request.hint([say(self.request.lang, f"error.{name}", **facts)])


def _target(stem: Path, suffix: str) -> Path:
    from hongngu_tally.submissions import COPY_MARK

    return stem.with_name(f"{stem.name}{COPY_MARK}{suffix}")


def _existing(stem: Path) -> list[Path]:
    return [path for suffix in SUFFIXES if (path := _target(stem, suffix)).exists()]


def _stems(sources: Sequence[Source], paths: Iterable[str], folder: str) -> dict[str, Path]:
    """File → where its copy goes, without the mark and suffix: beside the file, or in the folder as it lies in its own.

    Two files of one name and different suffixes keep theirs; what would still meet gets a number.
    """
    folders = [Path(path) for path in paths if Path(path).is_dir()]

    def stem(source: Source, name: Callable[[Path], str]) -> Path:
        path = source.path
        if not folder:
            return path.with_name(name(path))
        above = next((one for one in folders if one in path.parents), path.parent)
        return Path(folder) / path.relative_to(above).with_name(name(path))

    short = {source.shown: stem(source, lambda path: path.stem) for source in sources}
    meeting = list(short.values())
    found: dict[str, Path] = {}
    for source in sources:
        own = short[source.shown]
        if meeting.count(own) > 1:
            own = stem(source, lambda path: path.name)
        number, free = 2, own
        while free in found.values():
            free, number = own.with_name(f"{own.name} ({number})"), number + 1
        found[source.shown] = free
    return found
