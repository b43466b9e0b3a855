"""Damaged, bent and swapped packages, seeded and by hypothesis: whatever comes of them is a reading or one of five refusals, in bounded time.

More of it by hand: ``pytest -m slow tests/test_fuzz.py``, with other numbers.
"""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forged import ods, sample_book, xlsb
from hongngu_tally.guard import Limits
from hongngu_tally.guard.model import CAUSES
from hongngu_tally.pool import read_files
from hongngu_tally.reading import Source, Words
from trust_parts import csv_text, grid, honest_bytes, ods_table, xls

REFUSALS = {name for name, _ in CAUSES.values()}
LIMITS = Limits(seconds=20, memory=1 << 30)


def seeds(folder: Path) -> dict[str, bytes]:
    """One honest file of every kind."""
    return {
        "a.xlsx": honest_bytes(),
        "stored.xlsx": honest_bytes(0),
        "rich.xlsx": sample_book(folder / "rich.xlsx").read_bytes(),
        "a.xls": xls(grid()),
        "a.xlsb": xlsb(folder / "a.xlsb").read_bytes(),
        "a.ods": ods(folder / "a.ods", ods_table()).read_bytes(),
        "a.csv": csv_text().encode(),
    }


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted(chance.randrange(len(data)) for _ in range(2))
    return chance.choice((data[:first], data[:first] + data[last:], data[first:], data[:last] + data[first:]))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


TOKENS = (
    b'r="A1"', b'r="XFD1048576"', b'r="0"', b't="s"', b't="e"', b"<v>99999999999999999999</v>", b"<v/>", b"<f>A1</f>", b"&#0;", b"&amp;",
    b"<!DOCTYPE x>", b"<row>", b"</row>", b"<c/>", b"<sheetData/>", b'encoding="utf-16"', b"\xff\xfe", b"\0", b"]]>", b"<!--", b'hidden="1"',
    b'table:number-rows-repeated="999999"', b'table:number-columns-spanned="0"', b'uniqueCount="9"', b'ref="A1:XFD1048576"', b'name=""',
)  # fmt: skip


def bent(data: bytes, chance: random.Random) -> bytes:
    """One part changed inside, removed, doubled, swapped or renamed; the container itself stays sound."""
    try:
        parts = parts_of(data)
    except (zipfile.BadZipFile, ValueError):
        return flipped(data, chance)
    name = chance.choice(sorted(parts))
    match chance.randrange(5):
        case 0:
            parts[name] = flipped(parts[name], chance) if parts[name] else b"x"
        case 1:
            del parts[name]
        case 2:
            other = chance.choice(sorted(parts))
            parts[name], parts[other] = parts[other], parts[name]
        case 3:
            at = chance.randrange(len(parts[name]) + 1)
            parts[name] = parts[name][:at] + chance.choice(TOKENS) + parts[name][at:]
        case _:
            token = chance.choice(TOKENS)
            at = parts[name].find(b" ", chance.randrange(len(parts[name]) + 1))
            parts[name] = parts[name][:at] + b" " + token + parts[name][at:]
    return packed(parts)


def outcomes(paths: list[Path]) -> dict[str, str]:
    """Per file why it was refused, or nothing. A mistake of this program in reading it fails the test."""
    readings = read_files([Source(path, path.name) for path in paths], Words(), workers=2, limits=LIMITS)
    for reading in readings:
        if reading.problem:
            assert reading.problem in REFUSALS and not reading.sheets and not reading.nominations
            assert reading.facts["cause"] not in ("internal", "time-limit"), (reading.file, reading.facts)
        for sheet in reading.sheets:
            assert sheet.nonblank == len(sheet.fates), (reading.file, sheet.name)
    return {reading.file: reading.problem for reading in readings}


@pytest.mark.case("H08")
@pytest.mark.parametrize(
    ("first", "count"), [pytest.param(0, 12), pytest.param(100, 300, marks=pytest.mark.slow)]
)
def test_whatever_happens_to_a_file_ends_in_a_reading_or_a_refusal(
    tmp_path: Path, first: int, count: int
) -> None:
    originals = seeds(tmp_path)
    paths = []
    for number in range(first, first + count):
        for name, data in originals.items():
            chance = random.Random(f"{number} {name}")
            paths.append(tmp_path / f"{number}-{name}")
            paths[-1].write_bytes(chance.choice((flipped, cut, bent, bent, bent))(data, chance))
    found = outcomes(paths)
    assert len(found) == len(paths) and {"", "file-unreadable"} <= set(found.values())


CHANGES = st.one_of(
    st.tuples(
        st.just("bits"), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), min_size=1, max_size=40)
    ),
    st.tuples(st.just("cut"), st.tuples(st.floats(0, 1), st.floats(0, 1))),
    st.tuples(st.just("swap"), st.tuples(st.integers(0, 40), st.integers(0, 40))),
    st.tuples(st.just("part bits"), st.tuples(st.integers(0, 40), st.floats(0, 1), st.integers(0, 7))),
    st.tuples(st.just("part cut"), st.tuples(st.integers(0, 40), st.floats(0, 1), st.floats(0, 1))),
    st.tuples(st.just("without"), st.integers(0, 40)),
)


def changed(data: bytes, change: tuple[str, Any]) -> bytes:
    """The file after one change; places are shares of its length, parts are counted round."""
    kind, how = change
    if not data:
        return data
    if kind == "bits":
        bent = bytearray(data)
        for share, bit in how:
            bent[int(share * (len(bent) - 1))] ^= 1 << bit
        return bytes(bent)
    if kind == "cut":
        first, last = sorted(int(share * len(data)) for share in how)
        return data[:first] + data[last:]
    try:
        parts = parts_of(data)
    except Exception:  # a damaged container fails in many ways
        return data
    names = sorted(parts)
    if not names:
        return data
    if kind == "swap":
        one, other = (names[number % len(names)] for number in how)
        parts[one], parts[other] = parts[other], parts[one]
    elif kind == "without":
        del parts[names[how % len(names)]]
    else:
        name = names[how[0] % len(names)]
        inside = ("bits", [how[1:]]) if kind == "part bits" else ("cut", how[1:])
        parts[name] = changed(parts[name], inside)
    return packed(parts)


@pytest.mark.case("H08")
@pytest.mark.parametrize("examples", [6, pytest.param(60, marks=pytest.mark.slow)])
def test_any_package_that_was_changed_ends_in_a_reading_or_a_refusal(tmp_path: Path, examples: int) -> None:
    """Flipped bits, cut containers, swapped, cut and missing parts, one after the other on the same file."""
    originals = seeds(tmp_path)
    seen: set[str] = set()

    @settings(max_examples=examples)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted(originals)), st.lists(CHANGES, min_size=1, max_size=3)),
            min_size=8,
            max_size=20,
        )
    )
    def each(files: list[tuple[str, list[tuple[str, Any]]]]) -> None:
        paths = []
        for number, (name, changes) in enumerate(files):
            data = originals[name]
            for change in changes:
                data = changed(data, change)
            paths.append(tmp_path / f"{number}-{name}")
            paths[-1].write_bytes(data)
        found = outcomes(paths)
        assert len(found) == len(paths)
        seen.update(found.values())

    each()
    assert {"", "file-unreadable"} <= seen <= {"", *REFUSALS}


def values_by_openpyxl(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            (cell.row, cell.column): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and cell.data_type != "e"
        }
        for sheet in book.worksheets
    }


def plain(value: object) -> object:
    """One normal form of both engines' values: whole numbers as such, texts without spaces at their ends."""
    from datetime import date, datetime, time

    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else float(value)
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    if isinstance(value, date | time):
        return value
    return str(value).strip()


@pytest.mark.case("D05", "D15")
@pytest.mark.parametrize("number", range(8))
def test_two_engines_see_the_same_cells(tmp_path: Path, number: int) -> None:
    from datetime import date, datetime

    import openpyxl

    from hongngu_tally.guard import inspect
    from hongngu_tally.workbook import read_book

    chance = random.Random(number)
    kinds = (
        lambda: chance.randrange(-(10**9), 10**9), lambda: chance.randrange(1000) / 8, lambda: chance.random() < 0.5,
        lambda: date(2000 + chance.randrange(60), 1 + chance.randrange(12), 5), lambda: datetime(2020, 5, 17, chance.randrange(24), 30),
        lambda: chance.choice(("Nguyễn Văn Mẫu", " thừa ", "00123", "1E5", "a\nb", "Ð", "TRUE", "x" * 300, "=không", "12")),
    )  # fmt: skip
    book = openpyxl.Workbook()
    for name in ("Một", "Hai"):
        sheet = book.create_sheet(name)
        for place in chance.sample(range(60 * 12), 200):
            cell = sheet.cell(1 + place // 12, 1 + place % 12, chance.choice(kinds)())
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    path = tmp_path / "a.xlsx"
    book.save(path)
    expected = values_by_openpyxl(path)
    read = read_book(path, inspect(path))
    for sheet in read.sheets:
        found = {
            (y, x): plain(value)
            for y, line in enumerate(sheet.cells, 1)
            for x, value in enumerate(line, 1)
            if value != ""
        }
        wanted = {place: plain(value) for place, value in expected[sheet.name].items() if plain(value) != ""}
        assert found == wanted, sheet.name
