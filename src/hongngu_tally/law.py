"""The law as dated data: ``Catalogue.on(day)`` is the law of one day, and holds no other day.

What a lawyer reads stands in ``rules/``: one file per award, read from top to bottom as its history.
Only starts are written; an end is the next start, a repeal is ``repealed = true``, and what is announced
or not confirmed is ``expected = true``: listed, never applied. A day that no file covers is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from hongngu_tally.rulefile import Bilingual, RuleFileError, Table, read_toml
from hongngu_tally.text import key as match_key

__all__ = ["Bilingual", "Catalogue", "LawGap", "Regime", "RuleFileError", "load_catalogue"]

FAMILIES = ("emulation_title", "commendation_form", "state_honour")
RECIPIENTS = ("individual", "collective", "household")
LEVELS = ("state", "ministry", "province", "district", "commune", "unit")
"""From the highest to the lowest. ``ministry`` and ``province`` are equals before the law."""
TRACKS = ("merit", "drive", "sudden", "service", "seniority", "external")
CONDITIONS = ("initiative", "excellent_completion")
GRADES = ("excellent", "good", "done", "failed")
DISCIPLINE = ("reprimand", "warning")
CONFIDENCE = ("confirmed", "unverified")

_RULES = Path(__file__).with_name("rules")
_HEIGHT = {"state": 0, "ministry": 1, "province": 1, "district": 2, "commune": 3, "unit": 4}

T = TypeVar("T")


class LawGap(LookupError):  # noqa: N818 - a gap in what is recorded, not a fault
    """A day or a year that the catalogue does not cover. The nearest law is never taken instead.

    Its text and the remedy are clauses without a full stop: whoever shows them makes the sentences.
    """

    def __init__(self, asked: str, vi: str, en: str, remedy: Bilingual) -> None:
        super().__init__(vi)
        self.english = en
        self.asked = asked
        self.remedy, self.remedy_en = remedy


class Share(NamedTuple):
    """At most ``percent`` of those who hold one of ``of``."""

    percent: int
    of: tuple[str, ...]


class MemberShare(NamedTuple):
    """At least ``percent`` of a collective's members hold one of ``of``; more if ``strictly_above``."""

    percent: int
    of: tuple[str, ...]
    strictly_above: bool


class GradeFloor(NamedTuple):
    """The lowest grade of the year that carries the award, on these tracks."""

    grade: str
    tracks: tuple[str, ...]


class Years(NamedTuple):
    """So many years in a row with one of ``of``."""

    in_a_row: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruling(Generic[T]):
    """One value, the day it starts, and the article that says so."""

    value: T
    since: date
    cite: str
    confidence: str = "confirmed"
    checked_on: date | None = None
    expected: bool = False
    note: Bilingual | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the value may raise more than the note ``rule-unverified``."""
        return self.confidence == "confirmed"


History = Mapping[str, tuple[Ruling[Any], ...]]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree or circular. ``ended`` is the first day on which it no longer holds."""

    key: str
    number: str
    title: Bilingual
    in_force: date
    issued: date | None = None
    ended: date | None = None
    link: str = ""
    confidence: str = "confirmed"
    note: Bilingual | None = None

    @property
    def kind(self) -> str:
        """``law``, ``decree``, ``circular``, ``decision`` or ``resolution``."""
        return self.key.partition("-")[0]

    def short(self, lang: str = "vi") -> str:
        """``Nghị định 91/2017/NĐ-CP``."""
        return f"{_KINDS[self.kind][lang == 'en']} {self.number}"

    def written_out(self) -> str:
        """``Nghị định số 91/2017/NĐ-CP``, ``Luật Thi đua, khen thưởng số 15/2003/QH11``: as offices cite it."""
        named = _NAMED_LAW.match(self.title.vi)
        return f"{named[1] if named else _KINDS[self.kind][0]} số {self.number}"

    def holds_on(self, day: date) -> bool:
        """Whether it is in force that day."""
        return self.in_force <= day and (self.ended is None or day < self.ended)


_KINDS = {
    "law": ("Luật", "Law"),
    "decree": ("Nghị định", "Decree"),
    "circular": ("Thông tư", "Circular"),
    "decision": ("Quyết định", "Decision"),
    "resolution": ("Nghị quyết", "Resolution"),
}
_KIND_ORDER = {kind: place for place, kind in enumerate(_KINDS)}
_CITE = re.compile(r"([a-z]+(?:-[a-z0-9]+)+)(?: (Điều \d+[a-zđ]?(?: khoản \d+[a-zđ]?)?(?: điểm [a-zđ])?))?")
_CITE_PART = re.compile(r"(?:Điều|khoản|điểm) \S+")
_NAMED_LAW = re.compile(r"(Luật (?!sửa đổi)\D+) năm \d{4}\b")
_CITE_EN = (("Điều", "Article"), ("khoản", "clause"), ("điểm", "point"))


@dataclass(frozen=True, slots=True)
class Award:
    """An award whatever the day: its names and its whole history."""

    code: str
    family: str
    rank: int
    abbreviation: str
    name_vi: str
    name_en: str
    also_written: tuple[str, ...]
    history: History

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that means this award and no other."""
        renamed = (ruling.value for ruling in self.history.get("official_name", ()) if ruling.value)
        return (self.name_vi, self.abbreviation, self.code, *self.also_written, *renamed)


@dataclass(frozen=True, slots=True)
class AwardRules:
    """An award as it stands on one day. Where the day's law sets no such rule, the field is ``None``."""

    code: str
    family: str
    rank: int
    abbreviation: str
    name_vi: str
    name_en: str
    also_written: tuple[str, ...]
    in_force: Ruling[bool]
    recipients: Ruling[tuple[str, ...]]
    levels: Ruling[tuple[str, ...]]
    """The levels that decide; the first is taken when nothing in the workbook states one."""
    tracks: Ruling[Mapping[str, tuple[str, ...]]]
    """Per recipient; the first is the usual one."""
    requires_any_of: Ruling[tuple[str, ...]] | None = None
    """One of these must be shown: ``initiative``, ``excellent_completion``."""
    prerequisite_any_of: Ruling[tuple[str, ...]] | None = None
    """The same person holds one of these awards in the same year and submission."""
    share_max_percent: Ruling[Share] | None = None
    tenure_min_months: Ruling[int] | None = None
    discipline_bar: Ruling[str] | None = None
    """The mildest discipline in the year that bars the award; for a collective, of a member."""
    member_share_min: Ruling[MemberShare] | None = None
    members_hold_any_of: Ruling[tuple[str, ...]] | None = None
    """At least one member of the collective holds one of these awards in the same year."""
    grade_min: Ruling[GradeFloor] | None = None
    consecutive_years: Ruling[Years] | None = None

    @property
    def default_level(self) -> str:
        """The level taken when nothing in the workbook states one."""
        return self.levels.value[0]

    def level_too_low(self, level: str) -> bool:
        """Whether ``level`` may not decide this award, and a higher one may.

        A level above the lawful ones is odd, not too low; ``ministry`` and ``province`` are equals.
        """
        allowed = self.levels.value
        return level not in allowed and min(_HEIGHT[each] for each in allowed) < _HEIGHT[level]


@dataclass(frozen=True, slots=True)
class Absence:
    """Why an award or a level of government does not exist on a day: ``state`` is not-yet or repealed."""

    code: str
    name_vi: str
    name_en: str
    state: str
    since: date
    """The day it was repealed, or the day on which it starts."""
    cite: str
    confidence: str = "confirmed"


@dataclass(frozen=True, slots=True)
class Unverified:
    """A text that is in force and whose content nobody has confirmed."""

    cite: str
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that was announced or is not confirmed. Shown, never applied."""

    code: str
    key: str
    since: date
    value: object
    cite: str
    note: Bilingual | None


@dataclass(frozen=True, slots=True)
class Regime:
    """The law as it stood on one day."""

    day: date
    awards: Mapping[str, AwardRules]
    """In order of rank."""
    others: Mapping[str, Absence]
    levels: tuple[str, ...]
    """The levels that exist on the day, from the highest."""
    absent_levels: Mapping[str, Absence]
    instruments: tuple[Instrument, ...]
    """In force on the day: laws, decrees, circulars, each by its day."""
    unverified: tuple[Unverified, ...]
    expected: tuple[Expected, ...]
    texts: Mapping[str, Instrument]
    """Every instrument a cite may name, in force or not."""

    def cite_text(self, cite: str, lang: str = "vi") -> str:
        """``decree-91-2017 Điều 9 khoản 3`` as ``khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP``."""
        return _cite_text(self.texts, cite, lang)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of government: names, and since when it exists or no longer does."""

    code: str
    name: Bilingual
    history: tuple[Ruling[Any], ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The day whose law a year or a school year is judged by."""

    year: str
    judged_on: date
    cite: str = ""
    confidence: str = "confirmed"
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything in ``rules/``, checked."""

    folder: Path
    covered_from: date
    awards: Mapping[str, Award]
    instruments: Mapping[str, Instrument]
    levels: Mapping[str, Level]
    rounds: Mapping[str, Round]
    spellings: Mapping[str, str]
    """Match key (``text.key``) → award code, whatever the day."""

    def award_of(self, text: str) -> str | None:
        """The code of the award that ``text`` means exactly, ``None`` when it means none or several."""
        return self.spellings.get(match_key(text))

    def judged_on(self, year: int | str) -> date:
        """The day whose law a year (``2020``) or a school year (``"2019-2020"``) is judged by."""
        found = self.rounds.get(str(year))
        if found is None:
            known = [name for name in self.rounds if "-" not in name] or list(self.rounds)
            span = f"{known[0]}–{known[-1]}" if known else "–"
            raise LawGap(
                str(year),
                f"Chưa có ngày xét cho năm {year} (đang có {span})",
                f"No day of judgement is known for {year} (known: {span})",
                Bilingual(
                    "nêu ngày xét bằng --law-on YYYY-MM-DD",
                    "state the day with --law-on YYYY-MM-DD",
                ),
            )
        return found.judged_on

    def on(self, day: date) -> Regime:
        """The law of one day. A day before the first recorded law raises ``LawGap``."""
        if day < self.covered_from:
            start = self.covered_from
            raise LawGap(
                day.isoformat(),
                f"Ngày {day:%d/%m/%Y} chưa có quy định: bộ quy định ghi nhận từ ngày {start:%d/%m/%Y}",
                f"No law is recorded for {day}: the catalogue starts on {start}",
                Bilingual(
                    f"chọn ngày từ {start:%d/%m/%Y} trở đi; luật gần nhất không được lấy thay",
                    f"choose a day from {start} on; the nearest law is never taken instead",
                ),
            )
        awards: dict[str, AwardRules] = {}
        others: dict[str, Absence] = {}
        for award in self.awards.values():
            absence = _absence(award.code, award.name_vi, award.name_en, award.history["in_force"], day)
            if absence is None:
                awards[award.code] = _snapshot(award, day)
            else:
                others[award.code] = absence
        absent = {
            level.code: gone
            for level in self.levels.values()
            if (gone := _absence(level.code, *level.name, level.history, day))
        }
        in_force = sorted(
            (each for each in self.instruments.values() if each.holds_on(day)),
            key=lambda each: (_KIND_ORDER[each.kind], each.in_force, each.key),
        )
        return Regime(
            day=day,
            awards=awards,
            others=others,
            levels=tuple(code for code in self.levels if code not in absent),
            absent_levels=absent,
            instruments=tuple(in_force),
            unverified=tuple(
                Unverified(each.key, each.note)
                for each in in_force
                if each.confidence == "unverified" and each.note is not None
            ),
            expected=tuple(
                Expected(award.code, name, ruling.since, ruling.value, ruling.cite, ruling.note)
                for award in self.awards.values()
                for name, history in award.history.items()
                for ruling in history
                if ruling.expected
            ),
            texts=self.instruments,
        )

    def cite_text(self, cite: str, lang: str = "vi") -> str:
        """``decree-91-2017 Điều 9 khoản 3`` as ``khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP``."""
        return _cite_text(self.instruments, cite, lang)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of ``folder`` (default: the package's own rules), read and checked once per process."""
    return _load(_RULES if folder is None else folder)


def _cite_text(instruments: Mapping[str, Instrument], cite: str, lang: str) -> str:
    name, _, article = cite.partition(" ")
    instrument = instruments[name]
    if lang == "vi":
        # Offices write the smallest part first: điểm, khoản, Điều.
        smallest_first = reversed(_CITE_PART.findall(article))
        return " ".join((*smallest_first, instrument.written_out()))
    for vietnamese, english in _CITE_EN:
        article = article.replace(vietnamese, english)
    return f"{article}, {instrument.short(lang)}" if article else instrument.short(lang)


# --- one day out of a history


def _on(history: tuple[Ruling[Any], ...], day: date) -> Ruling[Any] | None:
    return next((each for each in reversed(history) if each.since <= day and not each.expected), None)


def _absence(code: str, vi: str, en: str, history: tuple[Ruling[Any], ...], day: date) -> Absence | None:
    now = _on(history, day)
    if now is not None and now.value is not None:
        return None
    if now is not None:
        return Absence(code, vi, en, "repealed", now.since, now.cite, now.confidence)
    start = next((each for each in history if each.since > day and not each.expected), history[0])
    return Absence(code, vi, en, "not-yet", start.since, start.cite, start.confidence)


def _snapshot(award: Award, day: date) -> AwardRules:
    rulings = {name: _on(history, day) for name, history in award.history.items()}
    renamed = rulings.pop("official_name", None)
    applied: dict[str, Any] = {
        name: ruling for name, ruling in rulings.items() if ruling is not None and ruling.value is not None
    }
    return AwardRules(
        code=award.code,
        family=award.family,
        rank=award.rank,
        abbreviation=award.abbreviation,
        name_vi=renamed.value if renamed is not None and renamed.value else award.name_vi,
        name_en=award.name_en,
        also_written=award.also_written,
        **applied,
    )


# --- reading the files: strict, because a rule misread is a number signed wrongly


def _levels(entry: Table) -> tuple[str, ...]:
    levels = entry.words("value", LEVELS)
    default = entry.text("default", levels)
    return (default, *(level for level in levels if level != default))


def _tracks(entry: Table) -> dict[str, tuple[str, ...]]:
    inner = entry.inner("value")
    tracks = {recipient: inner.words(recipient, TRACKS) for recipient in RECIPIENTS if recipient in inner}
    inner.done()
    return tracks


def _member_share(entry: Table) -> MemberShare:
    return MemberShare(entry.number("value", 100), entry.words("of"), entry.flag("strictly_above"))


_KEYS: dict[str, Callable[[Table], Any]] = {
    "in_force": lambda entry: True,
    "recipients": lambda entry: entry.words("value", RECIPIENTS),
    "levels": _levels,
    "tracks": _tracks,
    "official_name": lambda entry: entry.text("value"),
    "requires_any_of": lambda entry: entry.words("value", CONDITIONS),
    "prerequisite_any_of": lambda entry: entry.words("value"),
    "share_max_percent": lambda entry: Share(entry.number("value", 100), entry.words("of")),
    "tenure_min_months": lambda entry: entry.number("value", 12),
    "discipline_bar": lambda entry: entry.text("value", DISCIPLINE),
    "member_share_min": _member_share,
    "members_hold_any_of": lambda entry: entry.words("value"),
    "grade_min": lambda entry: GradeFloor(entry.text("value", GRADES), entry.words("tracks", TRACKS)),
    "consecutive_years": lambda entry: Years(entry.number("value", 20), entry.words("of")),
}
_ALWAYS = ("in_force", "recipients", "levels", "tracks")
_NAMES_AWARDS = (
    "prerequisite_any_of",
    "share_max_percent",
    "member_share_min",
    "members_hold_any_of",
    "consecutive_years",
)


def _confidence(table: Table) -> str:
    return table.text("confidence", CONFIDENCE) if "confidence" in table else "confirmed"


def _note(table: Table) -> Bilingual | None:
    return table.bilingual("note") if "note" in table else None


def _cite(table: Table, instruments: Mapping[str, Instrument]) -> str:
    cite = table.text("cite")
    found = _CITE.fullmatch(cite)
    if found is None or found[1] not in instruments:
        raise table.wrong("cite", "cite", cite=cite)
    return cite


def _history(
    owner: Table, name: str, parse: Callable[[Table], Any], instruments: Mapping[str, Instrument]
) -> tuple[Ruling[Any], ...]:
    rulings: list[Ruling[Any]] = []
    for entry in owner.each(name):
        since = entry.need("from", date)
        if rulings and since <= rulings[-1].since:
            mistake = "same-day" if since == rulings[-1].since else "not-sorted"
            raise entry.wrong("from", mistake, day=since)
        repealed, expected = entry.flag("repealed"), entry.flag("expected")
        if repealed and "value" in entry:
            raise entry.wrong("value", "value-and-repealed")
        # An announced change may be known by its day only.
        silent = repealed or (expected and "value" not in entry)
        rulings.append(
            Ruling(
                value=None if silent else parse(entry),
                since=since,
                cite=_cite(entry, instruments),
                confidence=_confidence(entry),
                checked_on=entry.maybe("checked_on", date),
                expected=expected,
                note=_note(entry),
            )
        )
        entry.done()
    return tuple(rulings)


def _read_instruments(whole: Table) -> dict[str, Instrument]:
    instruments = {}
    for name in tuple(whole.left):
        table = whole.inner(name)
        if not _CITE.fullmatch(name) or name.partition("-")[0] not in _KINDS:
            raise table.wrong("", "instrument-key", known=", ".join(_KINDS))
        instruments[name] = Instrument(
            key=name,
            number=table.text("number"),
            title=table.bilingual("title"),
            in_force=table.need("in_force", date),
            issued=table.maybe("issued", date),
            ended=table.maybe("ended", date),
            link=table.maybe("link", str) or "",
            confidence=_confidence(table),
            note=_note(table),
        )
        table.done()
    return instruments


def _read_levels(whole: Table, instruments: Mapping[str, Instrument]) -> dict[str, Level]:
    levels = {}
    for code in LEVELS:
        table = whole.inner(code)
        history = _history(table, "in_force", _KEYS["in_force"], instruments)
        levels[code] = Level(code, table.bilingual("name"), history)
        table.done()
    whole.done()
    return levels


def _read_rounds(whole: Table, instruments: Mapping[str, Instrument]) -> dict[str, Round]:
    rounds = {}
    for year in tuple(whole.left):
        table = whole.inner(year)
        if not re.fullmatch(r"\d{4}(-\d{4})?", year):
            raise table.wrong("", "not-a-year")
        rounds[year] = Round(
            year=year,
            judged_on=table.need("judged_on", date),
            cite=_cite(table, instruments) if "cite" in table else "",
            confidence=_confidence(table),
            note=_note(table),
        )
        table.done()
    return rounds


def _read_award(whole: Table, stem: str, instruments: Mapping[str, Instrument]) -> Award:
    code = whole.text("code")
    if code != stem:
        raise whole.wrong("code", "file-name", code=code)
    name = whole.inner("name")
    award = Award(
        code=code,
        family=whole.text("family", FAMILIES),
        rank=whole.number("rank", 9999),
        abbreviation=whole.text("abbreviation"),
        name_vi=name.text("vi"),
        name_en=name.text("en"),
        also_written=name.words("also_written") if "also_written" in name else (),
        history={
            key: _history(whole, key, parse, instruments)
            for key, parse in _KEYS.items()
            if key in _ALWAYS or key in whole
        },
    )
    name.done()
    whole.done()
    start = award.history["in_force"][0].since
    for key in _ALWAYS:
        if award.history[key][0].since > start:
            raise whole.wrong(f"{key}[1].from", "starts-late", day=start)
    return award


def _check_together(awards: Mapping[str, Award]) -> dict[str, str]:
    """What one file alone cannot show: codes of other awards exist, a spelling means one award."""
    spellings: dict[str, str] = {}
    for award in awards.values():
        file = f"awards/{award.code}.toml"
        for key in _NAMES_AWARDS:
            for number, ruling in enumerate(award.history.get(key, ()), start=1):
                for code in getattr(ruling.value, "of", ruling.value) or ():
                    if code not in awards:
                        raise RuleFileError(file, f"{key}[{number}]", "unknown-award", code=code)
        for spelling in award.spellings:
            owner = spellings.setdefault(match_key(spelling), award.code)
            if owner != award.code:
                raise RuleFileError(
                    file, "name.also_written", "spelling-taken", spelling=spelling, owner=owner
                )
    return spellings


@lru_cache(maxsize=8)
def _load(folder: Path) -> Catalogue:
    instrument_file = read_toml(folder / "instruments.toml", "instruments.toml")
    covered_from = instrument_file.need("covered_from", date)
    instruments = _read_instruments(instrument_file)
    levels = _read_levels(read_toml(folder / "levels.toml", "levels.toml"), instruments)
    rounds = _read_rounds(read_toml(folder / "rounds.toml", "rounds.toml"), instruments)
    read = [
        _read_award(read_toml(path, f"awards/{path.name}"), path.stem, instruments)
        for path in sorted((folder / "awards").glob("*.toml"))
    ]
    if not read:
        raise RuleFileError("awards/*.toml", "", "no-file")
    awards = {award.code: award for award in sorted(read, key=lambda award: award.rank)}
    return Catalogue(folder, covered_from, awards, instruments, levels, rounds, _check_together(awards))
