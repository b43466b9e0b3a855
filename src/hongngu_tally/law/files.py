"""Reading ``rules/``: strict, because a rule misread is a number signed wrongly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from hongngu_tally.law.amended import OwnRules, amended
from hongngu_tally.law.catalogue import Catalogue
from hongngu_tally.law.instruments import CITE, KINDS, Instrument
from hongngu_tally.law.regime import Award, Level, Round
from hongngu_tally.law.rulings import (
    CONDITIONS,
    CONFIDENCE,
    DISCIPLINE,
    FAMILIES,
    GRADES,
    LEVELS,
    RECIPIENTS,
    TRACKS,
    Basis,
    GradeFloor,
    History,
    MemberShare,
    Ruling,
    Share,
    StateForms,
    VoteShare,
)
from hongngu_tally.law.years import years_rule
from hongngu_tally.rulefile import Bilingual, RuleFileError, Table, read_toml
from hongngu_tally.text import key as match_key

_RULES = Path(__file__).parents[1] / "rules"


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of ``folder`` (default: the package's own rules), read and checked once per process."""
    return _load(_RULES, _in_use[0]) if folder is None else _load(folder, None)


def use_rules(own: OwnRules | None) -> None:
    """From now on, in this process, the packaged rules are read with the user's own; None: without any."""
    _in_use[0] = own


_in_use: list[OwnRules | None] = [None]


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
    return MemberShare(
        entry.number("value", 100), entry.words("of"), entry.flag("strictly_above"), entry.flag("below_sure")
    )


def _share(entry: Table) -> Share:
    return Share(entry.number("value", 100), entry.words("of"))


def _groups(entry: Table) -> tuple[tuple[str, ...], ...]:
    """A list of lists of codes."""
    groups = entry.need("value", list)
    return tuple(Table(entry.file, {"value": group}, entry.path).words("value") for group in groups)


_KEYS: dict[str, Callable[[Table], Any]] = {
    "in_force": lambda entry: True,
    "recipients": lambda entry: entry.words("value", RECIPIENTS),
    "levels": _levels,
    "tracks": _tracks,
    "official_name": lambda entry: entry.text("value"),
    "requires_any_of": lambda entry: entry.words("value", CONDITIONS),
    "prerequisite_any_of": lambda entry: entry.words("value"),
    "share_max_percent": _share,
    "tenure_min_months": lambda entry: entry.number("value", 12),
    "discipline_bar": lambda entry: entry.text("value", DISCIPLINE),
    "member_share_min": _member_share,
    "members_hold_any_of": lambda entry: entry.words("value"),
    "grade_min": lambda entry: GradeFloor(entry.text("value", GRADES), entry.words("tracks", TRACKS)),
    "years_individual": years_rule,
    "years_collective": years_rule,
    "years_household": years_rule,
    "years_once": lambda entry: True,
    "initiative_once": lambda entry: entry.words("value"),
    "members_grade_min": lambda entry: entry.text("value", GRADES),
    "picked_among": lambda entry: entry.words("value"),
    "most_per_block": lambda entry: entry.number("value", 99),
    "militia_share_max_percent": lambda entry: entry.number("value", 100),
    "families_share_max_percent": lambda entry: entry.number("value", 100),
    "share_of_province_max_percent": _share,
}
_COMMON: dict[str, Callable[[Table], Any]] = {
    "one_form_per_achievement": lambda entry: True,
    "state_forms_a_year": lambda entry: StateForms(
        entry.number("value", 99), entry.words("except_tracks", TRACKS)
    ),
    "ranks_at_once": _groups,
    "proceedings_bar": lambda entry: True,
    "registration_of": lambda entry: entry.words("value", FAMILIES),
    "basis_barred": lambda entry: Basis(
        entry.words("value", TRACKS), entry.words("for_tracks", TRACKS), entry.words("levels", LEVELS)
    ),
    "votes_min_percent": lambda entry: VoteShare(entry.number("value", 100), entry.words("awards")),
}
_ALWAYS = ("in_force", "recipients", "levels", "tracks")
_NAMES_AWARDS = (
    "prerequisite_any_of",
    "share_max_percent",
    "member_share_min",
    "members_hold_any_of",
    "years_individual",
    "years_collective",
    "years_household",
    "initiative_once",
    "picked_among",
    "share_of_province_max_percent",
)


def _confidence(table: Table) -> str:
    return table.text("confidence", CONFIDENCE) if "confidence" in table else "confirmed"


def _note(table: Table) -> Bilingual | None:
    return table.bilingual("note") if "note" in table else None


def _cite(table: Table, instruments: Mapping[str, Instrument]) -> str:
    cite = table.text("cite")
    found = CITE.fullmatch(cite)
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
        cite = _cite(entry, instruments)
        text = instruments[cite.partition(" ")[0]]
        if not text.holds_on(since):
            raise entry.wrong("cite", "cite-not-in-force", instrument=text.number, day=since)
        rulings.append(
            Ruling(
                value=None if silent else parse(entry),
                since=since,
                cite=cite,
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
        if not CITE.fullmatch(name) or name.partition("-")[0] not in KINDS:
            raise table.wrong("", "instrument-key", known=", ".join(KINDS))
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


def _read_common(whole: Table, instruments: Mapping[str, Instrument]) -> History:
    common = {key: _history(whole, key, parse, instruments) for key, parse in _COMMON.items() if key in whole}
    whole.done()
    return common


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
    if "code" not in whole:
        raise whole.wrong("code", "no-code")
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


def _check_together(awards: Mapping[str, Award], common: History, own: OwnRules | None) -> None:
    """What one file alone cannot show: codes of other awards exist, a spelling means one award."""
    spellings: dict[str, str] = {}

    def shown(name: str) -> str:
        return own.shown_file(name) if own is not None and name in own.files else name

    named: dict[str, Callable[[Any], Iterable[str]]] = {
        "ranks_at_once": lambda value: [code for group in value for code in group],
        "votes_min_percent": lambda value: value.awards,
    }
    for key, codes in named.items():
        for number, ruling in enumerate(common.get(key, ()), start=1):
            for code in codes(ruling.value) if ruling.value else ():
                if code not in awards:
                    raise RuleFileError(shown("common.toml"), f"{key}[{number}]", "unknown-award", code=code)
    for award in awards.values():
        file = shown(f"awards/{award.code}.toml")
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


@lru_cache(maxsize=8)
def _load(folder: Path, own: OwnRules | None) -> Catalogue:
    def table(name: str) -> Table:
        if own is not None and name in own.files:
            return amended(folder / name, name, own.folder / name, own.shown_file(name))
        return read_toml(folder / name, name)

    instrument_file = table("instruments.toml")
    covered_from = instrument_file.need("covered_from", date)
    instruments = _read_instruments(instrument_file)
    levels = _read_levels(table("levels.toml"), instruments)
    rounds = _read_rounds(table("rounds.toml"), instruments)
    common = _read_common(table("common.toml"), instruments)
    names = {f"awards/{path.name}" for path in (folder / "awards").glob("*.toml")}
    names |= {name for name in (own.files if own else ()) if name.startswith("awards/")}
    read = [_read_award(table(name), Path(name).stem, instruments) for name in sorted(names)]
    if not read:
        raise RuleFileError("awards/*.toml", "", "no-file")
    awards = {award.code: award for award in sorted(read, key=lambda award: award.rank)}
    if own is not None or folder != _RULES:
        # The package's own files are known to fit together: a test says so.
        _check_together(awards, common, own)
    return Catalogue(folder, covered_from, awards, instruments, levels, rounds, common, own)
