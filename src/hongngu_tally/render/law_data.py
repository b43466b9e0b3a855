"""``tally law`` as data (JSON) and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from hongngu_tally.law import Absence, AwardRules, Catalogue, Instrument, ProvinceRules, Regime, Ruling
from hongngu_tally.law.changes import changes, presence
from hongngu_tally.render.formats import SCHEMA_VERSION, json_text, md_cell
from hongngu_tally.render.law_lines import Page, dated_fields, rulings


def page_md(page: Page) -> str:
    """A page as Markdown: a heading per block, a list of its lines."""
    parts = [f"# {md_cell(page.title)}\n"]
    for block in page.blocks:
        if block.heading:
            parts.append(f"## {md_cell(block.heading)}\n")
        lines = []
        for line in block.lines:
            lines.append(f"- {md_cell(line.text)}")
            lines += [f"  - {md_cell(below)}" for below in line.below]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def day_json(catalogue: Catalogue, regime: Regime, codes: Sequence[str], year: str = "") -> str:
    """The law of a day; ``codes`` are the awards asked for, in force or not."""
    return json_text(
        {
            **_head(catalogue, year),
            "law_on": regime.day.isoformat(),
            "instruments": [_instrument(each) for each in regime.instruments],
            "levels": list(regime.levels),
            "awards": [_award(regime, regime.awards[code]) for code in codes if code in regime.awards],
            "common": {name: _ruling(ruling) for name, ruling in dated_fields(regime.common)},
            "not_in_force": [_absence(regime.others[code]) for code in codes if code in regime.others],
            "unverified": [{"cite": each.cite, "note": each.note._asdict()} for each in regime.unverified],
            "expected": [
                {
                    "award": each.code,
                    "rule": each.key,
                    "from": each.since.isoformat(),
                    "value": plain(each.value),
                    "cite": each.cite,
                    "note": each.note._asdict() if each.note else None,
                }
                for each in regime.expected
                if each.code in codes
            ],
            "province": _province(regime.province),
        }
    )


def history_json(catalogue: Catalogue, codes: Sequence[str]) -> str:
    """Every dated value of some awards."""
    return json_text(
        {
            **_head(catalogue),
            "awards": [
                {
                    **_names(catalogue.awards[code]),
                    "history": {
                        name: [_ruling(each) for each in history]
                        for name, history in catalogue.awards[code].history.items()
                    },
                }
                for code in codes
            ],
        }
    )


def compare_json(catalogue: Catalogue, before: Regime, after: Regime, codes: Sequence[str]) -> str:
    """What changed between two days."""
    came, went, stayed = presence(before, after, codes)
    return json_text(
        {
            **_head(catalogue),
            "before": before.day.isoformat(),
            "after": after.day.isoformat(),
            "unverified": [each.cite for each in after.unverified],
            "added": came,
            "removed": [_absence(after.others[code]) for code in went],
            "changed": [
                {
                    "award": each.award,
                    "rule": each.key,
                    "before": plain(each.before),
                    "after": plain(each.after),
                    "from": each.since.isoformat(),
                    "cite": each.cite,
                    "confidence": "confirmed" if each.confirmed else "unverified",
                }
                for code in (*stayed, *([""] if len(codes) == len(catalogue.awards) else []))
                for each in changes(catalogue, before, after, code)
            ],
        }
    )


def index_json(catalogue: Catalogue) -> str:
    """Every text on record and every year that can be judged."""
    return json_text(
        {
            **_head(catalogue),
            "instruments": [_instrument(each) for each in catalogue.instruments.values()],
            "years": {year.year: year.judged_on.isoformat() for year in catalogue.rounds.values()},
        }
    )


# --- parts


def plain(value: object) -> Any:
    """A rule's value in JSON's own kinds: named tuples by name, days as 2020-12-31."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _head(catalogue: Catalogue, year: str = "") -> dict[str, Any]:
    head: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "command": "law"}
    if year:
        head["year"] = int(year) if year.isdigit() else year
    if catalogue.own_files:
        head["own_rules"] = list(catalogue.own_files)
    return head


def _names(award: Any) -> dict[str, Any]:
    return {
        "code": award.code,
        "abbreviation": award.abbreviation,
        "name": {"vi": award.name_vi, "en": award.name_en},
        "also_written": list(award.also_written),
        "family": award.family,
    }


def _award(regime: Regime, rules: AwardRules) -> dict[str, Any]:
    return {**_names(rules), "rules": {name: _ruling(ruling) for name, ruling in rulings(regime, rules)}}


def _ruling(ruling: Ruling[Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "value": plain(ruling.value),
        "from": ruling.since.isoformat(),
        "cite": ruling.cite,
        "confidence": ruling.confidence,
        "source": ruling.source,
    }
    if ruling.expected:
        entry["expected"] = True
    if ruling.note:
        entry["note"] = ruling.note._asdict()
    return entry


def _absence(absence: Absence) -> dict[str, Any]:
    return {
        "code": absence.code,
        "name": {"vi": absence.name_vi, "en": absence.name_en},
        "state": absence.state,
        "from": absence.since.isoformat(),
        "cite": absence.cite,
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "key": instrument.key,
        "number": instrument.number,
        "title": instrument.title._asdict(),
        "issued": plain(instrument.issued),
        "in_force": plain(instrument.in_force),
        "ended": plain(instrument.ended),
        "link": instrument.link,
        "confidence": instrument.confidence,
    }
    return {name: value for name, value in entry.items() if value not in (None, "")}


def _province(province: ProvinceRules) -> dict[str, Any]:
    said = {one.name: plain(getattr(province, one.name)) for one in fields(province)}
    return said if province != ProvinceRules() else {}
