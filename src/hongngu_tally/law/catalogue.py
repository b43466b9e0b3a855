"""Everything in ``rules/``, and the snapshot of one day out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from hongngu_tally.law.amended import OwnRules
from hongngu_tally.law.instruments import KIND_ORDER, Instrument, cite_text
from hongngu_tally.law.regime import (
    Absence,
    Award,
    AwardRules,
    CommonRules,
    Expected,
    Level,
    Regime,
    Round,
    Unverified,
    ruling_on,
)
from hongngu_tally.law.rulings import History, LawGap, Ruling
from hongngu_tally.rulefile import Bilingual
from hongngu_tally.text import bare_key
from hongngu_tally.text import key as match_key


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything in ``rules/``, checked."""

    folder: Path
    covered_from: date
    awards: Mapping[str, Award]
    instruments: Mapping[str, Instrument]
    levels: Mapping[str, Level]
    rounds: Mapping[str, Round]
    common: History
    """Rules of no single award."""
    own: OwnRules | None = None
    """The user's own rules among them."""

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Match key (``text.key``) → award code, whatever the day."""
        return {match_key(text): award.code for award in self.awards.values() for text in award.spellings}

    @property
    def own_files(self) -> tuple[str, ...]:
        """The user's own files of rules, as messages name them."""
        return tuple(self.own.shown_file(name) for name in self.own.files) if self.own else ()

    def award_of(self, text: str) -> str | None:
        """The code of the award that ``text`` means exactly, ``None`` when it means none or several."""
        return self.spellings.get(match_key(text))

    def nearest(self, text: str, most: int = 4) -> tuple[str, ...]:
        """The codes of awards whose spellings begin as ``text`` does or come near it, to suggest; never to be taken silently."""
        from difflib import get_close_matches

        wanted = bare_key(text)
        known = {
            bare_key(spelling): code for code, award in self.awards.items() for spelling in award.spellings
        }
        begin = [spelling for spelling in known if wanted and spelling.startswith(wanted)]
        near = get_close_matches(wanted, list(known), n=4 * most, cutoff=0.6)
        return tuple(dict.fromkeys(known[spelling] for spelling in (*begin, *near)))[:most]

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
                    "nêu ngày xét bằng --law-on YYYY-MM-DD, hoặc ghi năm ấy vào rounds.toml trong thư mục quy định của mình",
                    "state the day with --law-on YYYY-MM-DD, or write the year into rounds.toml in a folder of rules of your own",
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
            absence = _absence(
                award.code, award.called_on(day), award.name_en, award.history["in_force"], day
            )
            if absence is None:
                awards[award.code] = _snapshot(award, day)
            else:
                others[award.code] = replace(absence, abbreviation=award.abbreviation)
        absent = {
            level.code: gone
            for level in self.levels.values()
            if (gone := _absence(level.code, *level.name, level.history, day))
        }
        in_force = sorted(
            (each for each in self.instruments.values() if each.holds_on(day)),
            key=lambda each: (KIND_ORDER[each.kind], each.in_force, each.key),
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
            common=CommonRules(**_applied(self.common, day)),
            renamed=any(award.called_on(day) != award.name_vi for award in self.awards.values()),
            own_files=self.own_files,
        )

    def cite_text(self, cite: str, lang: str = "vi") -> str:
        """``decree-91-2017 Điều 9 khoản 3`` as ``khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP``."""
        return cite_text(self.instruments, cite, lang)


def _absence(code: str, vi: str, en: str, history: tuple[Ruling[Any], ...], day: date) -> Absence | None:
    now = ruling_on(history, day)
    if now is not None and now.value is not None:
        return None
    if now is not None:
        return Absence(code, vi, en, "repealed", now.since, now.cite, now.confidence)
    start = next((each for each in history if each.since > day and not each.expected), history[0])
    return Absence(code, vi, en, "not-yet", start.since, start.cite, start.confidence)


def _applied(histories: History, day: date) -> dict[str, Any]:
    """The rulings that hold on a day; a rule that was repealed, or is not yet one, is left out."""
    rulings = {name: ruling_on(history, day) for name, history in histories.items()}
    return {
        name: ruling for name, ruling in rulings.items() if ruling is not None and ruling.value is not None
    }


def _snapshot(award: Award, day: date) -> AwardRules:
    applied = _applied(award.history, day)
    applied.pop("official_name", None)
    return AwardRules(
        code=award.code,
        family=award.family,
        rank=award.rank,
        abbreviation=award.abbreviation,
        name_vi=award.called_on(day),
        name_en=award.name_en,
        also_written=award.also_written,
        **applied,
    )
