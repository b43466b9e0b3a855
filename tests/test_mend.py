"""``--fix``: what cannot be wrong is mended in a copy, listed cell by cell, and nothing is counted otherwise than before."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from conftest import Book
from forged import DOCUMENT, MAIN, write_zip
from grids import write_book
from hongngu_tally.guard import inspect
from hongngu_tally.legacy import with_tones_in_place
from hongngu_tally.mend import KINDS, changes_of
from hongngu_tally.mend.dates import days_of
from hongngu_tally.reading import Source, Words, read_file
from hongngu_tally.render.mended import Mended, mended
from hongngu_tally.render.words import words
from hongngu_tally.table.model import FileReading
from hongngu_tally.vocabulary import Unit, load_vocabulary
from hongngu_tally.workbook import read_book
from made_workbooks import make
from old_encodings import cp1258, tcvn3, tcvn3_capitals, vni
from rich_workbook import rich_workbook

pytestmark = pytest.mark.usefixtures("read_here")

HEAD = """
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < | < | < |

| STT | Họ và tên | Ngày sinh | Đơn vị đề nghị | Danh hiệu | Chức vụ |
"""
FIRST = 5


def read_and_mend(path: Path, name: str = "", units: tuple[Unit, ...] = ()) -> tuple[FileReading, Mended]:
    inspection = inspect(path)
    reading = read_file(Source(path, name or path.name), Words(units))
    book = read_book(path, inspection)
    return reading, mended(
        path, inspection, book, changes_of(book, reading, load_vocabulary(units), date(2020, 12, 31))
    )


def mended_again(found: Mended, folder: Path, name: str) -> tuple[FileReading, Mended]:
    path = folder / f"lai{found.suffix}"
    path.write_bytes(found.data)
    return read_and_mend(path, name)


def counted(reading: FileReading) -> tuple[object, ...]:
    """All of a reading that counts depend upon."""
    names = ("award", "recipient", "track", "level_stated", "held_back", "name_key", "stage", "hidden")
    found = reading.nominations
    return Counter(zip(*(found[name] for name in names), strict=True)), [sheet.fates for sheet in reading.sheets]  # fmt: skip


def said(found: Mended) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Cell → (before, after, kinds)."""
    return {
        f"{openpyxl.utils.get_column_letter(one.column)}{one.row}": (one.before, one.after, one.kinds)
        for one in found.done
    }


def cell_of(found: Mended, folder: Path, reference: str):
    path = folder / "mo.xlsx"
    path.write_bytes(found.data)
    return openpyxl.load_workbook(path).worksheets[0][reference]


# --- what is mended


@pytest.mark.parametrize(
    ("column", "before", "after", "kind"),
    [
        ("B", r"\s Nguyễn  Văn Mẫu\s", "Nguyễn Văn Mẫu", "spaces"),
        ("B", "Nguyễn\u00a0Văn Mẫu", "Nguyễn Văn Mẫu", "spaces"),
        ("B", unicodedata.normalize("NFD", "Trần Thị Mẫu"), "Trần Thị Mẫu", "decomposed"),
        ("B", "Ðặng Văn Mẫu", "Đặng Văn Mẫu", "wrong-d"),
        ("B", "Lê\u200b Văn Mẫu", "Lê Văn Mẫu", "invisible"),
        ("B", "Hòang Thị Mẫu", "Hoàng Thị Mẫu", "tone"),
        ("B", "Lê Thị Thuý", "Lê Thị Thúy", "tone"),
        ("F", r"Phó  phòng\nVăn hoá", "Phó phòng\nVăn hóa", "spaces"),
        ("D", "xã long thuận", "Xã Long Thuận", "unit"),
        ("D", "Phòng TC-KH", "Phòng Tài chính – Kế hoạch", "unit"),
        ("E", "LĐ tiên tiến", "Lao động tiên tiến", "award"),
        ("E", "CHIẾN SỸ THI ĐUA CƠ SỞ", "Chiến sĩ thi đua cơ sở", "award"),
        ("C", "'25/12/1980", "25/12/1980", "date"),
    ],
)
def test_what_cannot_be_wrong_is_mended_and_said(column, before, after, kind, book: Book, tmp_path):
    cells = dict(zip("ABCDEF", ("1", "Phan Mẫu", "1980", "Xã Long Khánh A", "Lao động tiên tiến", "Công chức"), strict=True))  # fmt: skip
    path = book(HEAD + "| " + " | ".join({**cells, column: before}.values()) + " |\n")
    reading, found = read_and_mend(path)
    (reference, (_, mended_to, kinds)), *more = said(found).items()
    assert more == []
    assert (reference, mended_to) == (f"{column}{FIRST}", after)
    assert kind in kinds and set(kinds) <= set(KINDS)
    cell = cell_of(found, tmp_path, reference)
    assert cell.value == (datetime(1980, 12, 25) if kind == "date" else after)
    again, nothing = mended_again(found, tmp_path, path.name)
    assert nothing.done == nothing.left == ()
    assert counted(again) == counted(reading)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("B", "Nguyễn Văn Quí"),
        ("E", "Lao động tiên tiên"),
        ("E", "GK"),
        ("E", "LĐTT, CSTĐCS"),
        ("E", "Xã tiêu biểu"),
        ("E", "Giấy khen của UBND xã Long Thuận"),
        ("D", "UBND huyện Hồng Ngự"),
        ("D", "Long Thuận"),
        ("C", "'05/07/1980"),
        ("C", "'12/25/1980"),
        ("C", "'31/02/1980"),
        ("C", "'25/12/80"),
        ("C", "'14/06/1905"),
        ("C", "'1980"),
        ("F", "=A1 => Công  chức"),
    ],
)
def test_what_may_mean_two_things_or_is_right_as_it_is_stays(column, text, book: Book):
    cells = dict(zip("ABCDEF", ("1", "Phan Mẫu", "1980", "Xã Long Khánh A", "Lao động tiên tiến", "Công chức"), strict=True))  # fmt: skip
    path = book(HEAD + "| " + " | ".join({**cells, column: text}.values()) + " |\n")
    _, found = read_and_mend(path)
    assert found.done == ()
    assert found.data == path.read_bytes()


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["05/07/1980", "25/12/1981"], [date(1980, 7, 5), date(1981, 12, 25)]),
        (["05/07/1980", "06/08/1981"], [None, None]),
        (["05/07/1980", "25/12/1981", "12/25/1981"], [None, date(1981, 12, 25), None]),
        (["07/07/1980"], [date(1980, 7, 7)]),
        (["1980-07-05"], [date(1980, 7, 5)]),
        (["ngày 5 tháng 7 năm 1980"], [date(1980, 7, 5)]),
        (["25.12.1980", "25-12-1980"], [date(1980, 12, 25)] * 2),
        (["29/02/1981", "30/13/1980", "khoảng 1980"], [None, None, None]),
    ],
)
def test_a_text_is_a_date_only_where_it_or_its_column_leaves_no_doubt(texts, days):
    found = days_of(dict(enumerate(texts)))
    assert [found.get(at) for at in range(len(texts))] == days


@pytest.mark.parametrize(
    ("text", "mended_to"),
    [
        ("tòan", "toàn"), ("Qúy", "Quý"), ("gíup", "giúp"), ("hoá", "hóa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("qùa", "quà"),
        ("gìa", "già"), ("NGỌAI", "NGOẠI"), ("Nguỹên", "Nguyễn"),
        ("giếng", "giếng"), ("của", "của"), ("mía", "mía"), ("thuở", "thuở"), ("khuỷu", "khuỷu"), ("LĐTT", "LĐTT"), ("Đắk", "Đắk"),
    ],
)  # fmt: skip
def test_a_tone_mark_stands_on_the_vowel_that_carries_it(text, mended_to):
    assert with_tones_in_place(text) == mended_to


def test_marks_are_one_sign_and_numbers_stay_numbers(book: Book, tmp_path):
    path = book("""
# Danh sách
| UBND XÃ LONG THUẬN | < | < | < |
| DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020 | < | < | < |

| STT | Họ và tên | LĐTT | CSTĐCS |
| 1 | Nguyễn Mẫu Sen | X | ✓ |
| 2 | Trần Mẫu Súng | x | 1 |
| 3 | Lê Mẫu Bưởi | (x) | |
""")
    reading, found = read_and_mend(path)
    assert said(found) == {
        "C5": ("X", "x", ("mark",)),
        "D5": ("✓", "x", ("mark",)),
        "C7": ("(x)", "x", ("mark",)),
    }
    assert cell_of(found, tmp_path, "D6").value == 1
    assert counted(mended_again(found, tmp_path, path.name)[0]) == counted(reading)


def test_a_date_keeps_its_look_but_for_its_number_format_and_old_workbooks_count_from_1904(book: Book, tmp_path):  # fmt: skip
    path = book(HEAD + "| 1 | Phan Mẫu | '25/12/1980 | Xã Long Khánh A | LĐTT | Công chức |\n")
    made = openpyxl.load_workbook(path)
    made.worksheets[0]["C5"].font = Font(name="Arial", bold=True)
    made.worksheets[0]["C5"].number_format = "@"
    made.epoch = openpyxl.utils.datetime.MAC_EPOCH
    made.save(path)
    _, found = read_and_mend(path)
    cell = cell_of(found, tmp_path, "C5")
    assert (cell.value, cell.number_format) == (datetime(1980, 12, 25), "dd/mm/yyyy")
    assert (cell.font.name, cell.font.b) == ("Arial", True)


# --- fonts from before Unicode


@pytest.mark.parametrize(("typed", "font"), [(tcvn3, ".VnTime"), (vni, "VNI-Times"), (cp1258, "Times New Roman"), (tcvn3, "VnTime")])  # fmt: skip
def test_texts_of_old_fonts_become_unicode_under_a_font_that_shows_it(typed, font, book: Book, tmp_path):
    path = book(HEAD + "".join(f"| {n} | Nguyễn Thị Mẫu | 1980 | Xã Long Khánh A | LĐTT | Chuyên viên |\n" for n in (1, 2)))  # fmt: skip
    made = openpyxl.load_workbook(path)
    for row in made.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value, cell.font = typed(cell.value), Font(name=font, bold=True, size=14)
    made.save(path)
    reading, found = read_and_mend(path)
    for reference, text in (("B5", "Nguyễn Thị Mẫu"), ("A2", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020")):
        cell = cell_of(found, tmp_path, reference)
        assert unicodedata.normalize("NFC", cell.value).casefold() == text.casefold()
        assert (cell.font.name, cell.font.b, cell.font.sz) == ("Times New Roman", True, 14)
    again, nothing = mended_again(found, tmp_path, path.name)
    assert nothing.done == ()
    assert counted(again)[0] == counted(reading)[0]


def test_a_font_that_shows_capitals_is_mended_to_capitals(book: Book, tmp_path):
    path = book(HEAD + "| 1 | Nguyễn Thị Mẫu | 1980 | Xã Long Khánh A | LĐTT | Chuyên viên |\n")
    made = openpyxl.load_workbook(path)
    cell = made.worksheets[0]["B5"]
    cell.value, cell.font = tcvn3_capitals("NGUYỄN THỊ MẪU"), Font(name=".VnTimeH")
    made.save(path)
    _, found = read_and_mend(path)
    assert said(found)["B5"][1] == cell_of(found, tmp_path, "B5").value == "NGUYỄN THỊ MẪU"


# --- the package


def contents(data: bytes | Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_mended_cells_change_in_a_rich_workbook(tmp_path):
    path = rich_workbook(tmp_path / "a.xlsm", macros=True)
    old = contents(path)
    name = "xl/worksheets/sheet1.xml"
    strings = "xl/sharedStrings.xml"
    written = strings if strings in old else name
    old[written] = old[written].replace(b">Chuy", b">  Chuy").replace(b"<t>  ", b'<t xml:space="preserve">  ')
    write_zip(path, old)
    _, found = read_and_mend(path)
    new = contents(found.data)
    assert found.suffix == ".xlsm"
    assert {one.kinds for one in found.done} >= {("spaces",)}
    assert new.keys() == old.keys()
    changed = {part for part in old if new[part] != old[part]}
    assert changed <= {name, "xl/worksheets/sheet3.xml", "xl/styles.xml", "xl/workbook.xml"}
    before, after = (ElementTree.fromstring(part[name]) for part in (old, new))
    assert [one.tag for one in before] == [one.tag for one in after]
    places = {f"{openpyxl.utils.get_column_letter(one.column)}{one.row}" for one in found.done if one.sheet == "Cá nhân"}  # fmt: skip
    cells = [{one.get("r"): ElementTree.tostring(one) for one in root.iter(f"{{{MAIN}}}c")} for root in (before, after)]  # fmt: skip
    assert cells[0].keys() == cells[1].keys()
    assert {place for place in cells[0] if cells[0][place] != cells[1][place]} == places
    styles = [{one.get("r"): one.get("s") for one in root.iter(f"{{{MAIN}}}c")} for root in (before, after)]
    assert styles[0] == styles[1]
    assert b'fullCalcOnLoad="1"' in new["xl/workbook.xml"]


def _with_strings(path: Path, items: dict[str, str], shared: bool) -> Path:
    """The workbook with texts written another way (text → what stands inside their element), in a part for all if ``shared``."""
    old = contents(path)
    name = "xl/worksheets/sheet1.xml"
    sheet = old[name].decode()
    for text, markup in items.items():
        assert f"<is><t>{text}</t></is>" in sheet
        sheet = sheet.replace(f"<is><t>{text}</t></is>", f"<is>{markup}</is>")
    if shared:
        texts: list[str] = []

        def share(found: re.Match[str]) -> str:
            texts.append(found[2])
            return f'<c {found[1]} t="s"><v>{len(texts) - 1}</v></c>'

        sheet = re.sub(r'<c ([^>]*?) t="inlineStr"><is>(.*?)</is></c>', share, sheet)
        listed = "".join(f"<si>{text}</si>" for text in texts)
        old["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{listed}</sst>'.encode()
        )
        rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
        relation = f'<Relationship Id="texts" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        old[rels] = old[rels].replace(b"</Relationships>", relation.encode())
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        old[types] = old[types].replace(b"</Types>", override.encode())
    old[name] = sheet.encode()
    return write_zip(path, old)


@pytest.mark.parametrize("shared", [True, False])
def test_texts_of_several_looks_are_mended_run_by_run_or_left_and_named(shared, book: Book, tmp_path):
    rows = "".join(f"| {n} | Mẫu {n} | 1980 | Xã Long Khánh A | LĐTT | Chữ {n} |\n" for n in (1, 2, 3, 4))
    path = _with_strings(
        book(HEAD + rows),
        {
            "Chữ 1": '<r><rPr><b/></rPr><t xml:space="preserve">  Công </t></r><r><t xml:space="preserve">  chức  </t></r>',
            "Chữ 2": '<r><rPr><b/></rPr><t xml:space="preserve">Công  chức </t></r><r><t>hòang mẫu</t></r>',
            "Chữ 3": '<t>Ðội trưởng</t><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="0"/>',
            "Chữ 4": '<r><rPr><b/></rPr><t xml:space="preserve">  Công </t></r><r><t xml:space="preserve">chức  mẫu &amp; khác </t></r>',
        },
        shared,
    )
    reading, found = read_and_mend(path)
    assert said(found)["F7"][:2] == ("Ðội trưởng", "Đội trưởng")
    assert said(found)["F8"][1] == "Công chức mẫu & khác"
    assert {(one.row, one.column) for one in found.left} == {(5, 6), (6, 6)}
    sheet = contents(found.data)["xl/worksheets/sheet1.xml"].decode()
    assert '<b/></rPr><t xml:space="preserve">Công </t>' in sheet
    again, nothing = mended_again(found, tmp_path, path.name)
    assert nothing.done == ()
    assert nothing.left == found.left
    assert counted(again) == counted(reading)


def test_titles_of_excel_tables_stay_as_the_table_has_them(book: Book, tmp_path):
    from openpyxl.worksheet.table import Table

    title = unicodedata.normalize("NFD", "Họ và tên")
    path = book(
        HEAD.replace("Họ và tên", title) + "| 1 | Phan  Mẫu | 1980 | Xã Long Khánh A | LĐTT | Công chức |\n"
    )
    made = openpyxl.load_workbook(path)
    made.worksheets[0].add_table(Table(displayName="Bang", ref="A4:F5"))
    made.save(path)
    _, found = read_and_mend(path)
    assert cell_of(found, tmp_path, "B4").value == title
    assert [(one.row, one.column) for one in found.left] == [(4, 2)]
    assert said(found)["B5"][1] == "Phan Mẫu"


@pytest.mark.parametrize("suffix", [".csv", ".ods"])
def test_other_formats_become_a_workbook_of_their_values(suffix, tmp_path):
    sample = {".csv": "kho-bac-nha-nuoc.csv", ".ods": "hoi-cuu-chien-binh.ods"}[suffix]
    path = Path(__file__).parents[1] / "sample_data" / "2020" / sample
    reading, found = read_and_mend(path)
    assert found.values_only and found.suffix == ".xlsx"
    again, nothing = mended_again(found, tmp_path, path.name)
    assert nothing.done == nothing.left == ()
    assert counted(again)[0] == counted(reading)[0]


# --- twice is once, and nothing is counted otherwise


@pytest.mark.parametrize(
    "seed", [*range(0, 300, 30), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 300, 20))]
)
def test_mending_a_made_workbook_changes_no_count_and_mending_it_again_nothing(seed, tmp_path):
    made = make(seed)
    reading, found = read_and_mend(made.write(tmp_path), made.file)
    again, nothing = mended_again(found, tmp_path, made.file)
    shown = f"seed {seed}: {made.features}\n{made.grid}"
    assert counted(again) == counted(reading), shown
    assert nothing.done == (), shown
    assert nothing.left == found.left, shown


WORD = st.sampled_from(["Hòang", "Nguyễn", "Thuý", " Mẫu", "Ðặng ", "Lê\u200b", unicodedata.normalize("NFD", "Trần"), "X", "x", "LĐTT", "CSTĐ  CS", "xã Long Thuận", "25/12/1980", "05/07/1980", "Quí", "\u00a0", "hoá", "chiến sỹ thi đua cơ sở", tcvn3("Nguyễn Mẫu"), "GK"])  # fmt: skip
TEXT = st.lists(WORD, max_size=3).map(" ".join)


@pytest.mark.slow
@given(st.lists(st.tuples(*[TEXT] * 5), min_size=1, max_size=6))
def test_mending_twice_is_mending_once(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("hai")
    path = write_book(folder / "ds.xlsx", HEAD)
    made = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, 1):
        made.worksheets[0].append([number, *row])
    made.save(path)
    reading, found = read_and_mend(path)
    again, nothing = mended_again(found, folder, path.name)
    assert nothing.done == ()
    assert counted(again)[0] == counted(reading)[0]


# --- the command


MESSY = HEAD + "| 1 | Nguyễn  Văn Mẫu | '25/12/1980 | xã long thuận | LĐTT | Công chức |\n| 2 | Trần Mẫu | 1981 | Xã Long Thuận | Lao động giỏi giang | Công chức |\n"  # fmt: skip


def test_the_command_writes_the_copy_lists_the_changes_and_judges_what_is_left(book: Book, tmp_path, command):
    path = book(MESSY, "xa-long-thuan.xlsx")
    before = path.read_bytes()
    target = tmp_path / "da-sua.xlsx"
    code, out, err = command("validate", path, "--year", 2020, "--fix", "-o", target)
    assert code == 1
    assert "Sửa được 4 ô" in out
    assert "B5  “Nguyễn  Văn Mẫu” → “Nguyễn Văn Mẫu”  (khoảng trắng)" in out
    assert "C5  “25/12/1980” → ngày 25/12/1980  (chữ thành ngày)" in out
    assert out.index("Kiểm tra lại bản đã sửa:") < out.index("F201 award-unknown")
    assert str(target) in err
    # Work goes on in the copy: whoever mends the original loses what was mended.
    assert "mở bản đã sửa" in out and "trong tệp gốc" not in out and str(target) in out
    assert path.read_bytes() == before
    # The copy is a submission, not one of the program's own outputs.
    one, two = (command("summarize", file, "--year", 2020, "--format", "json")[1] for file in (path, target))
    assert json.loads(one)["counts"] == json.loads(two)["counts"] != []
    assert json.loads(one)["ledger"] == json.loads(two)["ledger"]


@pytest.mark.slow
def test_a_copy_whose_name_says_whose_it_is_is_judged_by_its_own(book: Book, tmp_path, command):
    rows = "# Danh sách\n| DANH SÁCH NĂM 2020 |\n| STT | Họ và tên | Danh hiệu |\n| 1 | Nguyễn  Văn Mẫu | LĐTT |\n"
    path = book(rows, "xa-long-thuan.xlsx")
    ask = ("validate", path, "--year", 2020, "--fix", "-o")
    code, out, _ = command(*ask, tmp_path / "xa-long-thuan-da-sua.xlsx")
    assert code == 0 and "có thể nộp bản đã sửa" in out and "W502" not in out
    code, out, _ = command(*ask, tmp_path / "G.xlsx")
    assert code == 0 and "lấy theo tên tệp là “G”" in out and "có thể nộp" not in out


def test_of_a_copy_that_could_not_be_written_nobody_is_told_to_open_it(book: Book, tmp_path, command):
    path = book(MESSY)
    code, out, err = command("validate", path, "--year", 2020, "--fix", "-o", tmp_path / "khong" / "g.xlsx")
    assert (code, out) == (3, "")
    assert "g.xlsx" in err


def test_a_dry_run_lists_and_writes_nothing(book: Book, tmp_path, command):
    path = book(MESSY)
    files = sorted(tmp_path.iterdir())
    code, out, err = command("validate", path, "--year", 2020, "--fix", "--dry-run")
    assert (code, err) == (1, "")
    assert "Sửa được 4 ô" in out and "thay --dry-run bằng -o" in out
    assert "award-unknown" not in out
    assert sorted(tmp_path.iterdir()) == files


def test_a_clean_workbook_is_copied_as_it_is(book: Book, tmp_path, command):
    path = book(HEAD + "| 1 | Nguyễn Văn Mẫu | 1980 | Xã Long Thuận | Lao động tiên tiến | Công chức |\n")
    code, out, _ = command("validate", path, "--year", 2020, "--fix", "-o", tmp_path / "g.xlsx")
    assert code == 0
    assert "Không có ô nào cần sửa tự động." in out
    assert (tmp_path / "g.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_the_changes_as_data(book: Book, tmp_path, command):
    path = book(MESSY)
    _, out, _ = command("validate", path, "--year", 2020, "--fix", "--dry-run", "--format", "json")
    data = json.loads(out)
    assert data["command"] == "validate"
    assert data["changes"][0] == {
        "sheet": "Danh sách",
        "row": 5,
        "cell": "B5",
        "before": "Nguyễn  Văn Mẫu",
        "after": "Nguyễn Văn Mẫu",
        "kinds": ["spaces"],
    }
    assert data["changes"][1]["date"] == "1980-12-25"
    assert {one["name"] for one in data["findings"]} >= {"award-unknown"}
    _, out, _ = command("validate", path, "--year", 2020, "--fix", "--dry-run", "--format", "csv")
    assert out.splitlines()[0] == "sheet,cell,before,after,kinds"
    assert len(out.splitlines()) == 1 + len(data["changes"])
    _, out, _ = command("validate", path, "--year", 2020, "--fix", "--dry-run", "--format", "md")
    assert out.splitlines()[0] == "| Trang | Ô | Trước | Sau | Vì sao |"


@pytest.mark.parametrize(
    ("more", "name"),
    [
        (["--fix"], "fix_needs_output"),
        (["--dry-run"], "dry_run_alone"),
        (["--fix", "--annotate", "-o", "G.xlsx"], "fix_and_annotate"),
        (["--fix", "-o", "G.csv"], "bad_suffix"),
        (["--fix", "-o", "G.xlsm"], "fix_suffix"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_words_and_nothing_is_written(more, name, book: Book, tmp_path, command):  # fmt: skip
    path = book(MESSY)
    files = sorted(tmp_path.iterdir())
    given_ = [str(tmp_path / word) if word.startswith("G.") else word for word in more]
    code, out, err = command("validate", path, "--year", 2020, *given_)
    assert (code, out) == (2, "")
    from hongngu_tally.cli.say import _texts

    start = _texts()["error"][name]["vi"].partition("{")[0]
    assert start in err
    assert sorted(tmp_path.iterdir()) == files


def test_several_workbooks_and_an_output_that_exists_are_refused(book: Book, tmp_path, command):
    path = book(MESSY)
    other = book(MESSY, "khac.xlsx")
    code, _, err = command("validate", tmp_path, "--year", 2020, "--fix", "-o", tmp_path / "g.xlsx")
    assert code == 2 and "2 tệp" in err
    kept = other.read_bytes()
    code, _, _ = command("validate", path, "--year", 2020, "--fix", "-o", other)
    assert (code, other.read_bytes()) == (2, kept)
    code, _, err = command("validate", path, "--year", 2020, "--fix", "-o", path, "--force")
    assert code == 2 and "đầu vào" in err
    code, _, _ = command("validate", path, "--year", 2020, "--fix", "-o", other, "--force")
    assert code == 1 and other.read_bytes() != kept


def test_a_file_that_cannot_be_read_is_not_mended(tmp_path, command):
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK\x03\x04 hong")
    code, out, err = command("validate", path, "--year", 2020, "--fix", "-o", tmp_path / "g.xlsx")
    assert code == 1
    assert "W101" in out
    assert "không sửa được" in err
    assert not (tmp_path / "g.xlsx").exists()


def test_every_kind_of_mending_has_a_word():
    for lang in ("vi", "en"):
        assert all(words(lang).label("mend", kind) != kind or lang == "en" for kind in KINDS)
