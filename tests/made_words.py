"""How offices write what stands in the made workbooks: titles, columns, names, units."""

from __future__ import annotations

# fmt: off
TITLES: dict[str, tuple[str, ...]] = {
    "LDTT": ("Lao động tiên tiến", "LĐTT", "LĐ tiên tiến", "LĐTTCS", "LDTT", "Danh hiệu Lao động tiên tiến"),
    "CSTT": ("Chiến sĩ tiên tiến", "CSTT", "Danh hiệu Chiến sĩ tiên tiến"),
    "CSTDCS": ("Chiến sĩ thi đua cơ sở", "CSTĐCS", "CSTĐ CS", "CSTĐ cơ sở", "CSTĐ cấp cơ sở", "CSTDCS", "Chiến sĩ thi đua cấp cơ sở"),
    "CSTDT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐ cấp tỉnh", "CSTĐ tỉnh", "CSTĐT", "CSTĐCT"),
    "TTLDTT": ("Tập thể Lao động tiên tiến", "TTLĐTT", "Tập thể LĐTT", "TT LĐTT"),
    "TTLDXS": ("Tập thể Lao động xuất sắc", "TTLĐXS", "Tập thể LĐXS"),
    "DVTT": ("Đơn vị tiên tiến", "ĐVTT", "Danh hiệu Đơn vị tiên tiến"),
    "DVQT": ("Đơn vị quyết thắng", "ĐVQT"),
    "CTDT": ("Cờ thi đua của UBND tỉnh", "Cờ thi đua cấp tỉnh", "CTĐT", "CTĐCT"),
    "GDVH": ("Gia đình văn hóa", "GĐVH", "Danh hiệu Gia đình văn hóa"),
    "GKH": ("Giấy khen của Chủ tịch UBND huyện", "Giấy khen của UBND huyện", "Giấy khen UBND huyện", "GK huyện", "GKH"),
    "GKX": ("Giấy khen của Chủ tịch UBND xã", "Giấy khen của UBND xã", "Giấy khen UBND xã", "GK xã", "GKX"),
    "BKT": ("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của UBND tỉnh", "BK tỉnh", "BKT", "BKCT", "BK UBND tỉnh"),
    "BKTTG": ("Bằng khen của Thủ tướng Chính phủ", "BKTTg", "BK TTCP", "BK Thủ tướng"),
    "HCLD3": ("Huân chương Lao động hạng Ba", "HCLĐ hạng Ba", "HCLĐ III", "HCLĐ hạng 3", "HCLĐHB"),
}  # fmt: skip
FORMS = frozenset({"GKH", "GKX", "BKT", "BKTTG", "HCLD3"})
LEVELS = {
    "GKH": ("Giấy khen", "Huyện"),
    "GKX": ("Giấy khen", "Xã"),
    "BKT": ("Bằng khen", "Tỉnh"),
    "BKTTG": ("Bằng khen", "Nhà nước"),
}
POOL = {
    "individual": ("LDTT", "LDTT", "CSTT", "CSTDCS", "CSTDT", "GKH", "GKH", "GKX", "BKT", "BKTTG", "HCLD3"),
    "collective": ("TTLDTT", "TTLDTT", "TTLDXS", "DVTT", "DVQT", "CTDT", "GKH", "GKX", "BKT"),
    "household": ("GDVH", "GKX", "GKH"),
}  # fmt: skip
KINDS = {
    "individual": ("CÁ NHÂN", "Cá nhân", "Danh sách cá nhân", "Đối với cá nhân", "Các cá nhân"),
    "collective": ("TẬP THỂ", "Tập thể", "Danh sách tập thể", "Đối với tập thể", "Các tập thể"),
    "household": ("HỘ GIA ĐÌNH", "Hộ gia đình", "Gia đình"),
}
KIND_CELLS = {
    "individual": ("Cá nhân", "CN", "CANHAN"),
    "collective": ("Tập thể", "TT", "TAPTHE"),
    "household": ("Hộ gia đình", "Hộ", "HOGIADINH"),
}
NOUNS = {"individual": ("cá nhân", "người"), "collective": ("tập thể",), "household": ("hộ", "hộ gia đình")}
TRACKS = {
    "merit": ("Thường xuyên", "Công trạng", "Thành tích công tác năm", "Theo công trạng và thành tích đạt được"),
    "drive": ("Chuyên đề", "Theo đợt", "Khen thưởng chuyên đề", "Theo chuyên đề"),
    "sudden": ("Đột xuất", "Khen thưởng đột xuất", "Thành tích đột xuất"),
}  # fmt: skip
UNITS = (
    "Xã Long Thuận",
    "Xã Long Khánh A",
    "Xã Long Khánh B",
    "Xã Phú Thuận B",
    "Xã Thường Phước 1",
    "Xã Thường Lạc",
    "Xã Thường Thới Hậu A",
    "Thị trấn Thường Thới Tiền",
)
OFFICES = (
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Thanh tra huyện",
    "Phòng Giáo dục và Đào tạo",
    "Hội Nông dân huyện",
    "Công an huyện",
)

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đoàn",
    "Hồ",
    "Cao",
    "Danh",
    "Từ",
    "Ông",
    "Sơn",
    "Tô",
    "Phó",
    "Khưu",
)
MIDDLES = ("Mẫu", "Thị Mẫu", "Văn Mẫu", "Mẫu Thị", "Mẫu Ngọc")
GIVEN = (
    "Sen",
    "Súng",
    "An",
    "Bình",
    "Cúc",
    "Ban",
    "Hòa",
    "Thủy",
    "Nam",
    "Nữ",
    "Tổng",
    "Lý",
    "Xã",
    "Đào",
    "Ấp",
    "Quý",
)
BODIES = (
    "Phòng Mẫu Sen", "Trường Tiểu học Mẫu Sen {}", "Trường MN Mẫu {}", "Tổ Văn phòng {}", "Chi bộ ấp Mẫu {}", "Ấp Long Mẫu {}", "Công an xã Mẫu {}",
    "Công ty TNHH Mẫu Sen {}", "Tổ Nhân dân tự quản số {}", "Hợp tác xã Mẫu Súng {}", "Ban Nhân dân ấp {}", "Nhân dân và cán bộ ấp Mẫu {}", "Hội Phụ nữ ấp {}",
    "Tổng đội Mẫu {}", "Cộng đồng ấp Mẫu {}", "Khoa Nội mẫu {}", "Tập thể Trạm Y tế mẫu {}", "Đại đội {}", "Văn phòng mẫu {}", "CLB Mẫu Sen {}",
)  # fmt: skip
ADDRESSES = ("", "", "", "Ông ", "Bà ", "Đồng chí ", "Đ/c ", "Đại tá ", "Thiếu tá ")
POSITIONS = (
    "Công chức",
    "Chủ tịch",
    "Phó Chủ tịch HĐND",
    "Kế toán",
    "Giáo viên",
    "Trưởng phòng",
    "Bí thư Chi bộ",
    "Nông dân",
    "Hiệu trưởng",
    "Trưởng ấp",
)
WORKPLACES = (
    "Văn phòng mẫu",
    "Tổ 1",
    "Ấp Mẫu 2",
    "Trường TH Mẫu Sen",
    "Công an",
    "Hội Nông dân",
    "Văn hóa - Xã hội",
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "ordinal": ("STT", "TT", "Số TT", "SSố TT", "Số thứ tự"),
    "position": ("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức vụ/Chức danh", "Cấp bậc, chức vụ", "Nghề nghiệp"),
    "workplace": ("Đơn vị công tác", "Đơn vị", "Nơi công tác", "Cơ quan, đơn vị", "Phòng (Đơn Vị)", "Đơn vị/Vị trí công tác"),
    "unit": ("Đơn vị đề nghị", "Đơn vị trình", "Xã, thị trấn", "Cơ quan đề nghị"),
    "award": ("Danh hiệu", "Danh hiệu đề nghị", "Danh hiệu thi đua/Hình thức khen thưởng", "Hình thức khen thưởng", "Hình thức khen thưởng đề nghị", "Danh hiệu, hình thức khen thưởng đề nghị", "Đề nghị khen thưởng"),
    "award_title": ("Danh hiệu thi đua", "Thi đua", "Danh hiệu"),
    "award_form": ("Hình thức khen thưởng", "Khen thưởng", "Hình thức"),
    "award_code": ("Mã danh hiệu", "Mã danh hiệu thi đua (nếu có)", "Mã danh hiệu, hình thức"),
    "award_parent": ("Danh hiệu đề nghị", "Đề nghị khen thưởng", "Danh hiệu thi đua, hình thức khen thưởng", "Danh hiệu thi đua/Hình thức khen thưởng đề nghị"),
    "track": ("Loại hình khen thưởng", "Loại hình", "Loại khen thưởng"),
    "level": ("Cấp khen", "Cấp khen thưởng", "Cấp quyết định"),
    "recipient": ("Đối tượng", "Phân loại khen thưởng", "Loại đối tượng", "Đối tượng khen thưởng"),
    "sex": ("Giới tính", "Nam/Nữ", "Phái"),
    "birth": ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Ngày/tháng/năm sinh"),
    "address": ("Địa chỉ", "Địa chỉ/Nơi ở", "Nơi cư trú", "Nơi ở"),
    "grade": ("Mức độ hoàn thành nhiệm vụ", "Xếp loại", "Kết quả đánh giá, xếp loại"),
    "initiative": ("Sáng kiến", "Tên sáng kiến, đề tài", "Số/ngày quyết định công nhận sáng kiến", "Số, ngày quyết định công nhận sáng kiến"),
    "votes": ("Kết quả bỏ phiếu", "Tỷ lệ phiếu", "Số phiếu/tổng số", "Tỷ lệ %"),
    "note": ("Ghi chú", "GHI CHÚ", "Ghi chú (nếu có)"),
    "group": ("Phân loại đối tượng", "Nhóm đối tượng", "Phân loại cán bộ"),
    "personal_id": ("CCCD", "Số CCCD", "CMND/CCCD", "Mã nhân viên"),
    "achievement": ("Tóm tắt thành tích", "Thành tích đạt được", "Lý do khen thưởng"),
    "history": ("Danh hiệu đã đạt các năm trước", "Danh hiệu năm trước"),
    "decision": ("Số quyết định", "Quyết định khen thưởng"),
    "field": ("Lĩnh vực hoạt động", "Lĩnh vực"),
}  # fmt: skip
NAME_TITLES = {
    ("individual",): ("Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Họ và tên cá nhân", "Tên cá nhân"),
    ("collective",): ("Tên tập thể", "Tên đơn vị", "Tập thể", "Tên đơn vị/tập thể", "Tên tập thể được đề nghị"),
    ("household",): ("Họ và tên chủ hộ", "Tên hộ gia đình", "Hộ gia đình", "Chủ hộ"),
    (): ("Họ và tên/Tên tập thể", "Tên tập thể, cá nhân", "Tên đối tượng", "Tên tập thể/cá nhân/hộ gia đình", "Họ và tên cá nhân, tên tập thể", "Họ và tên"),
}  # fmt: skip

# fmt: on
