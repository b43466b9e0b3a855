"""The report as a Word document: the same numbers, NĐ 30's page, and nothing that differs from run to run."""

import io
from pathlib import Path

import pytest
from docx import Document

from hongngu_tally.cli import run
from hongngu_tally.layouts import fill, load_layout
from hongngu_tally.render.markdown import year_end_md
from hongngu_tally.render.paper import Letterhead
from hongngu_tally.render.word import write_word
from made_tally import tally
from programs import converted, needs_writer

SAMPLE = Path(__file__).parents[1] / "sample_data" / "2020"
YEAR = (
    {"award": "LDTT", "unit": "Xã Mẫu", "times": 3},
    {"award": "GKH", "unit": "Phòng Mẫu", "recipient": "collective", "track": "drive"},
    {"award": "GKX", "unit": "Xã Mẫu", "level": "commune"},
)


def made(*rows, layout="district-report", lang="vi", **options):
    year, buffer = tally(*rows), io.BytesIO()
    write_word(buffer, year, fill(load_layout(layout), year), lang, **options)
    return buffer.getvalue()


def opened(content):
    return Document(io.BytesIO(content))


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_table_holds_the_numbers_of_the_layout():
    document = opened(made(*YEAR))
    rows = texts(document.tables[1])
    assert rows[0] == ["STT", "Nội dung", "Tập thể", "Cá nhân", "Hộ gia đình", "Cộng"]
    assert rows[1] == ["A", "B", "1", "2", "3", "4=1+2+3"]
    assert rows[5][1:] == ["Khen thưởng chuyên đề", "1", "–", "–", "1"]
    assert rows[-1][1:] == ["Tổng cộng", "1", "3", "–", "4"]


def test_the_units_behind_stand_in_an_appendix_that_lies():
    document = opened(made(*YEAR))
    rows = texts(document.tables[-1])
    assert [row[0] for row in rows if row[0] in ("I", "II")] == ["I", "II"]
    assert rows[-1][-1] == "5"
    sizes = [(round(part.page_width.mm), round(part.page_height.mm)) for part in document.sections]
    assert sizes == [(210, 297), (297, 210)]
    # Where the first part fills its page, an empty line that ends it would make a blank one.
    ends = [
        line for line in document.paragraphs if line._p.pPr is not None and line._p.pPr.sectPr is not None
    ]
    assert len(ends) == 1 and ends[0].text


def test_the_page_is_that_of_the_decree():
    (section, *_) = opened(made(*YEAR)).sections
    assert [round(getattr(section, f"{side}_margin").mm) for side in ("top", "bottom", "left", "right")] == [
        20,
        20,
        30,
        15,
    ]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    style = opened(made(*YEAR)).styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 13)


def test_headings_repeat_and_no_row_breaks():
    table = opened(made(*YEAR)).tables[1]
    repeated = [index for index, row in enumerate(table.rows) if "w:tblHeader" in row._tr.xml]
    assert repeated == [0, 1]
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_letterhead_sentences_and_signatures_are_there():
    document = opened(made(*YEAR, office=Letterhead("UBND tỉnh Mẫu", "UBND huyện Mẫu")))
    assert "UBND HUYỆN MẪU" in document.tables[0].cell(0, 0).text
    assert "Độc lập - Tự do - Hạnh phúc" in document.tables[0].cell(0, 1).text
    text = "\n".join(line.text for line in document.paragraphs)
    assert "Năm 2020, huyện có các đề nghị:" in text
    assert "Ngoài bảng: 1 lượt khen" in text
    assert "NGƯỜI LẬP BIỂU" in document.tables[2].cell(0, 0).text


def test_the_signatures_stand_straight_below_what_belongs_to_the_numbers():
    """Between table and signatures only what the numbers are not to be read without: with all of it the signatures went to a page of their own."""
    document = opened(made(*YEAR, layout="awards"))
    body = list(document.element.body)
    table, signed = (body.index(document.tables[at]._tbl) for at in (1, 2))
    said = [line for line in document.paragraphs if table < body.index(line._p) < signed]
    assert all(line.paragraph_format.keep_with_next for line in said)
    told = " ".join(line.text for line in said)
    assert "Ngoài bảng: 0" in told and "Tạm để lại: 0" in told and "Phát hiện" not in told
    below = " ".join(line.text for line in document.paragraphs if body.index(line._p) > signed)
    assert "Đề nghị: 5 = được tính" in below and "Xét theo pháp luật" in below
    last = document.tables[1].rows[-1].cells
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last)


def test_no_word_of_a_heading_breaks_where_there_is_room():
    table = opened(made(*YEAR, lang="en")).tables[1]
    assert table.cell(0, 3).text == "Individuals" and table.columns[3].width.mm > 22
    assert opened(made(*YEAR)).tables[1].columns[3].width.mm < 22


def test_few_columns_of_numbers_share_what_the_labels_do_not_need():
    table = opened(made(*YEAR, layout="0603.N")).tables[1]
    widths = [column.width.mm for column in table.columns]
    assert widths[0] < 105 and min(widths[3:]) > 23


def test_the_same_inputs_give_the_same_bytes():
    assert made(*YEAR) == made(*YEAR)


def test_control_characters_of_a_unit_do_not_break_the_document():
    document = opened(made({"award": "LDTT", "unit": "Xã\x07 Mẫu"}))
    assert any("Xã" in cell for row in texts(document.tables[-1]) for cell in row)


@pytest.mark.parametrize("layout", [pytest.param("matrix", marks=pytest.mark.slow), "awards"])
def test_wide_layouts_lie_on_the_page(layout):
    document = opened(made(*YEAR, layout=layout))
    assert texts(document.tables[1])[-1][1] == "Tổng cộng"


@pytest.mark.slow
def test_a_document_of_our_own_is_no_submission(tmp_path, capsys):
    run(["year-end", str(SAMPLE), "--year", "2020", "-o", str(tmp_path / "tong-hop.docx")])
    capsys.readouterr()
    assert run(["summarize", str(tmp_path), "--year", "2020"]) == 3
    assert "tong-hop.docx" in capsys.readouterr().err


@pytest.mark.slow
@needs_writer
def test_an_office_program_opens_it(tmp_path):
    path = tmp_path / "tong-hop.docx"
    path.write_bytes(made(*YEAR))
    assert converted(path, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_the_earlier_years_that_were_used_are_named_on_the_signed_page(tmp_path, capsys):
    head = "PHÒNG TƯ PHÁP,,,\nDANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year},,,\nSTT,Họ và tên,Đơn vị công tác,Danh hiệu\n"
    for year in (2019, 2020):
        (tmp_path / str(year)).mkdir()
        row = "1,Nguyễn Văn Mẫu,Phòng Tư pháp,Lao động tiên tiến\n"
        (tmp_path / str(year) / "a.csv").write_text(head.format(year=year) + row, encoding="utf-8")
    target = tmp_path / "a.docx"
    asked = [str(tmp_path / "2020"), "--history", str(tmp_path / "2019"), "-o", str(target)]
    assert run(["year-end", *asked]) == 0
    text = "\n".join(line.text for line in Document(str(target)).paragraphs)
    assert "2019" in text


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param("district-report", marks=pytest.mark.slow),
        pytest.param("matrix", marks=pytest.mark.slow),
        "0602.N",
    ],
)
@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.slow)])
def test_the_run_record_names_every_input_with_its_checksum(layout, lang):
    year = tally({"award": "LDTT", "file": "a.xlsx"}, {"award": "LDTT", "file": "xã b.xlsx"})
    table, buffer = fill(load_layout(layout), year), io.BytesIO()
    write_word(buffer, year, table, lang)
    lines = [line.text for line in opened(buffer.getvalue()).paragraphs]
    at = lines.index({"vi": "Số liệu được lập thế nào", "en": "How the numbers were made"}[lang])
    assert any(line.endswith(f": {layout}") for line in lines[at:])
    for file in ("a.xlsx", "xã b.xlsx"):
        (line,) = (line for line in lines[at:] if line.startswith(f"{file}:"))
        assert line.endswith(f"SHA-256 {'0' * 64}")
    named = [
        line for line in year_end_md(year, table, lang).splitlines() if line.startswith(("| a.x", "| xã b"))
    ]
    assert [line.count("0" * 64) for line in named] == [1, 1]
