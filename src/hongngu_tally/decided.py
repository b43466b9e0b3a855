"""Lists of decisions: who was given what, and which of the year's nominations that settles.

They are read like any list. A line of a decision settles a nomination of the same recipient, award and track, of the same
unit and birth where both say them; where several nominations fit equally well none is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hongngu_tally.beside import NoLists, beside
from hongngu_tally.days import same_birth, whole_birth
from hongngu_tally.finding import Place
from hongngu_tally.frozen import frozen
from hongngu_tally.pool import Progress, read_files
from hongngu_tally.reading import Source
from hongngu_tally.settings import Settings
from hongngu_tally.submissions import Found, years_of
from hongngu_tally.table.decisions import decision_of, decision_said
from hongngu_tally.table.model import FileReading
from hongngu_tally.text import key
from hongngu_tally.vocabulary.collectives import collective_key

if TYPE_CHECKING:
    import pandas as pd

    from hongngu_tally.intake import DecisionFile, Decisions
    from hongngu_tally.law import Catalogue, Regime
    from hongngu_tally.vocabulary import Vocabulary

_FEWEST_WORDS = 2
"""A name of a single word stands in too many others to tell that two bodies are one."""


class NoDecisionLists(NoLists):
    """Paths of decisions at which no workbook lies, or only this year's submissions."""


@frozen
class Wanted:
    """The files of decisions before they are read, and this year's files without them."""

    found: Found
    sources: tuple[Source, ...]
    ignored: tuple[tuple[str, str], ...]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]


@frozen
class Lists:
    """The files of decisions as they were read, and those passed over."""

    readings: tuple[FileReading, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    blocked: tuple[str, ...] = ()


def search_decisions(paths_given: Sequence[str | Path], paths: Sequence[str | Path], found: Found) -> Wanted:
    """The files that ``--decisions`` names; a file that PATH names as closely is a submission."""
    there = beside(paths_given, paths, found, "decision-list")
    if not there.named and not there.blocked and not there.missing:
        raise NoDecisionLists([str(each) for each in paths_given])
    sources = tuple(one.source for one in there.named)
    # A list of units beside decisions, this program's own tables: nothing to say about them.
    return Wanted(there.found, sources, tuple(there.ignored), tuple(there.blocked), tuple(there.missing))


def read_decisions(
    wanted: Wanted, settings: Settings, *, workers: int | None = None, executor: Executor | None = None,
    progress: Progress | None = None,
) -> Lists:  # fmt: skip
    """Read the lists by the words of this year's settings."""
    words = settings.words()
    readings = read_files(wanted.sources, words, workers=workers, executor=executor, progress=progress)
    return Lists(tuple(readings), wanted.ignored, wanted.blocked)


# --- the lines of the lists


def settle(
    nominations: pd.DataFrame, lists: Lists, year: int, vocabulary: Vocabulary, regime: Regime, catalogue: Catalogue
) -> tuple[pd.DataFrame, Decisions]:  # fmt: skip
    """The nominations with those marked that a list decided, and what became of every line of the lists."""
    from hongngu_tally.intake import Decisions

    readings, files = _readings(lists)
    lines = _lines(readings, year, vocabulary, regime, catalogue)
    fits = _joined(lines, _Nominations(nominations, vocabulary))
    lines["outcome"] = [one.outcome for one in fits]
    lines["nominations"] = [one.nominations for one in fits]
    marked = _marked(nominations, lines)
    files += [_became(reading, lines) for reading in readings]
    ordered = tuple(sorted(files, key=lambda one: one.file.casefold()))
    number = int((marked["decided_at"] != "").sum())
    return marked, Decisions(lines.drop(columns="bodies"), ordered, number)


def _readings(lists: Lists) -> tuple[list[FileReading], list[DecisionFile]]:
    """The files to use, each content once; and what became of the others."""
    from hongngu_tally.intake import DecisionFile

    files = [DecisionFile(name, "ignored", reason) for name, reason in lists.ignored]
    closed = {"cause": "permission"}
    files += [DecisionFile(name, "unreadable", "file-unreadable", closed) for name in lists.blocked]
    used: dict[str, FileReading] = {}
    for reading in lists.readings:
        if reading.problem:
            files.append(
                DecisionFile(reading.file, "unreadable", reading.problem, reading.facts, reading.sha256)
            )
        elif reading.sha256 in used:
            files.append(DecisionFile(reading.file, "ignored", "same-content", sha256=reading.sha256))
        else:
            used[reading.sha256] = reading
    return list(used.values()), files


def _lines(
    readings: Sequence[FileReading], year: int, vocabulary: Vocabulary, regime: Regime, catalogue: Catalogue
) -> pd.DataFrame:
    """One line per award that the lists give, with the decision it belongs to and the bodies it names."""
    import pandas as pd

    from hongngu_tally import nominations
    from hongngu_tally.intake import DECISION_COLUMNS

    raw = nominations.raw_frame(readings)
    bodies = [
        _bodies(vocabulary, texts)
        for texts in zip(raw["unit_text"], raw["unit_section"], raw["workplace"], raw["address"], strict=True)
    ]
    bodies = [
        own | frozenset(map(key, vocabulary.units.communes_in([name]) if recipient == "collective" else ()))
        for own, name, recipient in zip(bodies, raw["name"], raw["recipient"], strict=True)
    ]
    # Whose list it is says nothing of who proposed: the letterhead of a decision is that of who signs.
    none = pd.Categorical([""] * len(raw))
    raw = raw.assign(unit=none, post=none, unit_known=False)
    frame = nominations.finish(nominations.apply_law(raw, regime, catalogue))
    sheets = {(reading.file, sheet.name): sheet for reading in readings for sheet in reading.sheets}
    of_list = {
        (file, name): decision_of(
            [text for _, _, text in sheet.titles] or _titles_beside(readings, file), Path(file).stem
        )
        for (file, name), sheet in sheets.items()
    }
    places = list(zip(frame["file"].astype("str"), frame["sheet"].astype("str"), strict=True))
    numbered = [
        _decision(decision_said(str(number or ""), str(day or "")), of_list[place])
        for place, number, day in zip(
            places, frame["decision"].fillna(""), frame["decision_date"].fillna(""), strict=True
        )
    ]
    others = {place for place, sheet in sheets.items() if (stated := years_of(sheet)) and year not in stated}
    named = {place: _bodies(vocabulary, (place[1],), listed=True) for place in sheets}
    said: dict[str, Any] = {
        "number": [number for number, _ in numbered],
        "day": [day for _, day in numbered],
        "bodies": [own or named[place] for own, place in zip(bodies, places, strict=True)],
        "outcome": ["other-year" if place in others else "" for place in places],
        "nominations": "",
    }
    frame = frame.assign(**said)
    frame["outcome"] = frame["outcome"].mask(
        (frame["held_back"] != "") & (frame["outcome"] == ""), "held-back"
    )
    frame = frame.sort_values(["file", "sheet", "row", "column"], kind="stable").reset_index(drop=True)
    return frame[[*DECISION_COLUMNS, "bodies"]]


def _titles_beside(readings: Sequence[FileReading], file: str) -> list[str]:
    """The titles of the file's other sheets: the decision's own page may carry them for all."""
    own = (reading for reading in readings if reading.file == file)
    return [text for reading in own for sheet in reading.sheets for _, _, text in sheet.titles]


def _decision(own: tuple[str, str], of_list: tuple[str, str]) -> tuple[str, str]:
    """The decision of a row: its own, with the day of the list's where it names the same or none."""
    if not own[0]:
        return of_list[0], own[1] or of_list[1]
    same = own[0].partition("/")[0] == of_list[0].partition("/")[0]
    return (of_list[0] if same else own[0]), own[1] or (of_list[1] if same else "")


def _bodies(vocabulary: Vocabulary, texts: Iterable[object], listed: bool = False) -> frozenset[str]:
    """Match keys of the bodies that texts name: the year's units they name or lie in, and any other as it is written."""
    found = set()
    for text in (text for text in texts if isinstance(text, str) and text):
        unit = vocabulary.units.of_column(text)
        communes = vocabulary.units.communes_in([text])
        within = {unit} if unit else communes or {vocabulary.units.in_files.within(text)}
        found |= {key(each) for each in within if each}
        found |= set() if listed else {key(text)}
    return frozenset(found)


# --- which nomination a line means


class _Fit(NamedTuple):
    """What became of a line, and the nominations it may mean."""

    outcome: str
    nominations: tuple[int, ...] = ()


class _One(NamedTuple):
    """A nomination as a line of a decision is held against it; ``label`` is its own in the frame."""

    label: int
    recipient: str
    track: str
    birth: str
    bodies: frozenset[str]


class _Nominations:
    """The nominations that a decision may settle, by the names they go by and their award."""

    def __init__(self, frame: pd.DataFrame, vocabulary: Vocabulary) -> None:
        known = frame[(frame["held_back"] == "") & (frame["name_key"] != "")]
        self.vocabulary = vocabulary
        self._by_name: dict[tuple[str, str], list[_One]] = {}
        bodies = lru_cache(maxsize=None)(lambda *texts: _bodies(vocabulary, texts))
        names = [
            "name_key",
            "name",
            "award",
            "recipient",
            "track",
            "track_stated",
            "birth",
            "unit",
            "workplace",
            "unit_section",
        ]
        for label, line in zip(known.index, known[names].itertuples(index=False, name=None), strict=True):
            name_key, name, award, recipient, track, stated, birth, *texts = line
            one = _One(int(label), recipient, track if stated else "", birth, bodies(*texts))
            for called in self._called(name_key, name, recipient):
                self._by_name.setdefault((called, award), []).append(one)

    def _called(self, name_key: str, name: str, recipient: str) -> frozenset[str]:
        """The keys a recipient goes by: a collective also without "Tập thể", and without its own commune's name."""
        if recipient != "collective":
            return frozenset({name_key})
        called = {name_key, collective_key(name)}
        for unit in map(key, self.vocabulary.units.communes_in([name])):
            # "Ban Chỉ huy Quân sự xã Phú Thuận A" is in its own commune's list "Ban Chỉ huy Quân sự xã".
            kind = unit.partition(" ")[0]
            called |= {f"{one.removesuffix(unit)}{kind}" for one in called if one.endswith(f" {unit}")}
        return frozenset(called)

    def meant(self, line: Any) -> tuple[int, ...]:
        """The nominations that nothing speaks against and none of which fits worse than another."""
        called = self._called(line.name_key, line.name, line.recipient)
        known = {one for name in called for one in self._by_name.get((name, line.award), ())}
        fitting = []
        for one in sorted(known, key=lambda one: one.label):
            if (how := _how(line, one)) is not None:
                fitting.append((how, one.label))
        return tuple(label for how, label in fitting if not any(_better(other, how) for other, _ in fitting))


def _how(line: Any, one: _One) -> tuple[bool, ...] | None:
    """What speaks for a nomination: births, bodies, tracks, kinds that agree; None where something speaks against it."""
    births = same_birth(line.birth, one.birth)
    track = line.track if line.track_stated else ""
    if births is False or (track and one.track and track != one.track):
        return None
    if line.recipient and one.recipient and line.recipient != one.recipient:
        return None
    bodies = _same_body(line.bodies, one.bodies)
    if bodies is False and not (births and whole_birth(line.birth) and whole_birth(one.birth)):
        return None
    return bool(births), bool(bodies), bool(track and track == one.track)


def _better(how: tuple[bool, ...], other: tuple[bool, ...]) -> bool:
    """Whether everything that speaks for the other speaks for this one, and something more."""
    return how != other and all(one >= two for one, two in zip(how, other, strict=True))


def _same_body(these: frozenset[str], those: frozenset[str]) -> bool | None:
    """Whether two rows name the same body; None where one of them names none."""
    if not these or not those:
        return None
    return bool(these & those) or any(
        f" {short} " in f" {long} " or f" {long} " in f" {short} "
        for short in these
        for long in those
        if min(short.count(" "), long.count(" ")) >= _FEWEST_WORDS - 1
    )


def _joined(lines: pd.DataFrame, nominations: _Nominations) -> list[_Fit]:
    """Per line what became of it. Lines that fit the same nominations, as many of each, are decided all of them."""
    found: list[_Fit] = []
    alike: dict[tuple[tuple[int, ...], str, str], list[int]] = {}
    for at, line in enumerate(lines.itertuples(index=False, name="Line")):
        if line.outcome:
            found.append(_Fit(str(line.outcome)))
            continue
        meant = nominations.meant(line)
        outcome = "joined" if len(meant) == 1 else "several" if meant else "not-nominated"
        found.append(_Fit(outcome, meant))
        if outcome == "several":
            alike.setdefault((meant, str(line.number), str(line.day)), []).append(at)
    for (meant, _, _), places in alike.items():
        if len(places) == len(meant):
            for at, label in zip(places, meant, strict=True):
                found[at] = _Fit("joined", (label,))
    taken: set[int] = set()
    for at, one in enumerate(found):
        if one.outcome == "joined":
            if one.nominations[0] in taken:
                found[at] = _Fit("repeated", one.nominations)
            taken.add(one.nominations[0])
    return found


def _marked(nominations: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The nominations with stage and decision of the lines that were joined to them."""
    joined = lines[lines["outcome"] == "joined"]
    if not len(joined):
        return nominations
    labels = [each[0] for each in joined["nominations"]]
    said: dict[str, list[str]] = {
        "stage": ["decided"] * len(labels),
        "decided_by": list(joined["number"]),
        "decided_on": list(joined["day"]),
        "decided_at": [str(Place(*place)) for place in _places(joined)],
    }
    marked = nominations.copy(deep=False)
    for name, values in said.items():
        texts = marked[name].astype("str").astype("object")
        texts.loc[labels] = values
        marked[name] = texts.astype("str").astype("category")
    return marked


def _places(lines: pd.DataFrame) -> Iterator[tuple[str, str, int, int]]:
    """Per line its place: the award's cell, else the name's."""
    names = ["file", "sheet", "row", "column", "name_column"]
    for file, sheet, row, column, name in lines[names].itertuples(index=False, name=None):
        yield str(file), str(sheet), int(row), int(column) or int(name)


def _became(reading: FileReading, lines: pd.DataFrame) -> DecisionFile:
    from hongngu_tally.intake import DecisionFile

    own = lines[lines["file"] == reading.file]
    fates: Mapping[str, int] = Counter(str(fate) for sheet in reading.sheets for _, fate, _ in sheet.fates)
    return DecisionFile(
        reading.file,
        sha256=reading.sha256,
        decisions=tuple(dict.fromkeys(zip(own["number"], own["day"], strict=True))),
        rows=sum(sheet.nonblank for sheet in reading.sheets),
        fates=fates,
        lines=len(reading.nominations.get("row", ())),
        without_list=tuple(sheet.name for sheet in reading.sheets if sheet.kind == "other"),
    )
