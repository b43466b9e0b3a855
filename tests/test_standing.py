"""What cells say of a discipline and of proceedings that are not over."""

from __future__ import annotations

import pytest

from grids import column, read_cells, tally
from hongngu_tally.vocabulary import load_vocabulary
from hongngu_tally.vocabulary.grades import grade_in

STANDING = load_vocabulary().standing


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Khiển trách", "reprimand"),
        ("bị khiển trách (QĐ số 12/QĐ-UBND, ngày 03/4/2020)", "reprimand"),
        ("Cảnh cáo về Đảng, khiển trách về chính quyền", "warning"),
        ("Hạ bậc lương", "pay_cut"),
        ("giáng chức", "demotion"),
        ("Cách chức", "removal"),
        ("Buộc thôi việc", "dismissal"),
        ("Không; khiển trách", "reprimand"),
        ("có", "unnamed"),
        ("Vi phạm quy chế làm việc", "unnamed"),
        ("", ""),
        ("Không", ""),
        ("Không bị kỷ luật", ""),
        ("không bị khiển trách, cảnh cáo", ""),
        ("Không bị kỷ luật từ khiển trách trở lên", ""),
        ("Chưa bị kỷ luật", ""),
        ("Phê bình", ""),
        ("Đang xem xét kỷ luật", ""),
        ("Không bị kỷ luật, không có đơn thư", ""),
        ("Tốt", ""),
        ("Chấp hành tốt kỷ luật lao động, không vi phạm", ""),
        ("Đã xóa kỷ luật", ""),
        ("Đã hết thời hạn kỷ luật", ""),
        ("Kiểm điểm vì làm chưa tốt nhiệm vụ", "unnamed"),
    ],
)
def test_the_gravest_measure_counts_and_a_denial_is_none(text: str, measure: str) -> None:
    assert STANDING.discipline(text) == measure


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("XS", "excellent"),
        ("Loại xuất sắc", "excellent"),
        ("Hoàn thành xuất sắc chức trách, nhiệm vụ được giao", "excellent"),
        ("HT tốt NV", "good"),
        ("HTTNV (QĐ số 15/QĐ-UBND)", "good"),
        ("Hoàn thành tốt nhiệm vụ năm 2020", "good"),
        ("Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực", "done"),
        ("Chưa hoàn thành nhiệm vụ", "failed"),
        ("Không HTNV", "failed"),
        ("K.HTNV", "failed"),
        ("Không xếp loại", "none"),
        ("Không hoàn thành tốt nhiệm vụ", ""),
        ("Hoàn thành rất tốt", ""),
        ("Không", ""),
        ("9 điểm", ""),
    ],
)
def test_grades_as_offices_write_them(text: str, grade: str) -> None:
    assert grade_in(text) == grade


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Đang xem xét kỷ luật", "discipline"),
        ("Đang trong thời gian xem xét, xử lý kỷ luật", "discipline"),
        ("Đang bị điều tra", "investigation"),
        ("Không có đơn thư khiếu nại, tố cáo; đang bị điều tra", "investigation"),
        ("Bị khởi tố", "investigation"),
        ("Đang thanh tra, có dấu hiệu vi phạm", "inspection"),
        ("Có đơn thư khiếu nại, tố cáo chưa giải quyết", "complaint"),
        ("Có đơn tố cáo, đang xác minh", "complaint"),
        ("Chưa giải quyết xong đơn tố cáo", "complaint"),
        ("Bị tố cáo", "complaint"),
        ("", ""),
        ("Không", ""),
        ("Không có đơn thư khiếu nại, tố cáo chưa giải quyết", ""),
        ("Có đơn tố cáo đã giải quyết xong", ""),
        ("Giải quyết tốt đơn thư khiếu nại, tố cáo của công dân", ""),
        ("Điều tra viên", ""),
        ("Khiển trách", ""),
        ("Đang bị thanh tra theo kế hoạch, có dấu hiệu vi phạm", "inspection"),
        ("Đang bị kiểm tra định kỳ", ""),
        ("Đang bị tạm đình chỉ công tác", "discipline"),
        ("Đang chờ kết luận thanh tra", "inspection"),
        ("Bị tố giác", "complaint"),
        ("Đang điều tra thống kê hộ nghèo", ""),
    ],
)
def test_what_is_not_over(text: str, kind: str) -> None:
    assert STANDING.proceedings(text) == kind


@pytest.mark.parametrize(
    ("text", "stated"),
    [("Có", True), ("Đang được kiểm tra theo kế hoạch", False), ("Thanh tra định kỳ, có sai phạm", True), ("Chưa có", False), ("Bình thường", False)],
)  # fmt: skip
def test_a_routine_inspection_is_nothing_that_is_pending(text: str, stated: bool) -> None:
    assert bool(STANDING.stated(text)) == stated


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ngày, tháng, năm tuyển dụng", "recruited"),
        ("Thời gian vào ngành", "recruited"),
        ("Hình thức xử lý kỷ luật (nếu có)", "discipline"),
        ("Kỷ luật Đảng, chính quyền", "discipline"),
        ("Đang bị xem xét kỷ luật, điều tra, khiếu nại (có/không)", "proceedings"),
        ("Đơn thư khiếu nại, tố cáo", "proceedings"),
        ("Căn cứ đề nghị", "basis"),
        ("Các hình thức khen thưởng làm căn cứ", "basis"),
        ("Đăng ký thi đua (có/không)", "registered"),
        ("Đăng ký thi đua đầu năm", "award_registered"),
        ("Mức hoàn thành nhiệm vụ năm 2024", "grade"),
        ("Tổng số CBCCVC", "members"),
        ("Ngày ký quyết định", "decision_date"),
        ("Số/ngày quyết định công nhận sáng kiến", "initiative"),
        ("Giấy chứng nhận sáng kiến", "initiative"),
        ("Tên sáng kiến/giải pháp công tác", "initiative"),
        ("Phân loại công chức năm 2020", "grade"),
        ("Phân loại cán bộ", "group"),
        ("Tình trạng kỷ luật", "discipline"),
        ("Hình thức xử lý", "discipline"),
        ("Thời điểm nhận công tác", "recruited"),
        ("Tổng số CB, CC, VC, NLĐ", "members"),
        ("Số lượng CB-GV-NV", "members"),
        ("Số hộ đạt GĐVH 03 năm liên tục của ấp", "families"),
        ("Cấp ra quyết định", "level"),
        ("Vi phạm pháp luật, kỷ luật", "discipline"),
        ("Ngày bắt đầu HĐLĐ", "recruited"),
        ("Đang bị thanh tra, kiểm tra", "proceedings"),
        ("CSTĐCS các năm trước", "history"),
        ("Tổng số nhân viên", "members"),
        ("ĐGXL năm 2024", "grade"),
        ("Thuộc khối, cụm thi đua", "block"),
    ],
)
def test_titles_of_the_columns_that_rules_need(title: str, field: str) -> None:
    found = load_vocabulary().titles.match(title)
    assert found is not None and found.field == field


@pytest.mark.parametrize("title", ["Tổng số", "Số tập thể", "Số hiệu công chức", "Tổng số cá nhân"])
def test_titles_of_sums_and_numbers_say_nothing_of_members(title: str) -> None:
    assert load_vocabulary().titles.match(title) is None


def test_marks_in_a_column_of_registrations_are_no_awards() -> None:
    reading = read_cells(
        [
            ["STT", "Họ và tên", "Chức vụ", "Đăng ký thi đua đầu năm"],
            ["I", "Lao động tiên tiến", "", ""],
            [1, "Nguyễn Mẫu Sen", "Công chức", "x"],
            [2, "Trần Mẫu Lúa", "Công chức", ""],
        ]
    )
    assert tally(reading) == {"LDTT individual": 2}
    assert column(reading, "registered") == ["x", ""]


def test_awards_registered_stand_in_where_nothing_else_names_them() -> None:
    reading = read_cells(
        [
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký"],
            [1, "Nguyễn Mẫu Sen", "Công chức", "LĐTT"],
        ]
    )
    assert tally(reading) == {"LDTT individual": 1}
    assert column(reading, "registered") == [None]
