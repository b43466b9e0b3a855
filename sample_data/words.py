"""What a district's offices write: invented people, teams, posts, and the many spellings of an award."""


# fmt: off

SURNAMES = {"Nguyễn": 31, "Trần": 10, "Lê": 9, "Phạm": 6, "Huỳnh": 5, "Võ": 5, "Phan": 3, "Đặng": 3, "Hồ": 3, "Ngô": 3, "Dương": 3, "Bùi": 3, "Trương": 3, "Đỗ": 3}
MARKS = ("Mẫu", "Thử", "Giả", "Thí", "Ví Dụ")  # sample, trial, pretended, instance, example: no real person
NATURE = ("Sen", "Xoài", "Bưởi", "Lúa", "Sông", "Trăng", "Gió", "Mây", "Cá Linh", "Bông Súng", "Điên Điển", "Tràm", "Cò", "Nắng", "Mưa", "Phù Sa", "Ô Môi", "Lục Bình", "Đò", "Cồn", "Rạch", "Kênh", "Khoai", "Dừa", "Ổi", "Mận", "Nhãn", "Quýt", "Cam", "Bần", "Trúc", "Tre", "Sậy", "Cua", "Tôm", "Chuồn Chuồn", "Vịt Trời", "Bìm Bịp", "Én", "Sao", "Suối", "Bèo", "Ruộng", "Đồng")
COLOURS = ("", "", " Xanh", " Vàng", " Trắng", " Hồng", " Non", " Chiều", " Sớm")
POSTS = {  # held once | held by many
    "commune": "Chủ tịch UBND xã,Phó Chủ tịch UBND xã,Bí thư Đảng ủy,Chủ tịch UBMTTQ xã,Bí thư Đoàn xã,Chủ tịch Hội LHPN xã,Chủ tịch Hội Nông dân xã|Công chức Văn phòng – Thống kê,Công chức Địa chính – Xây dựng,Công chức Tư pháp – Hộ tịch,Công chức Tài chính – Kế toán,Công chức Văn hóa – Xã hội",
    "office": "Trưởng phòng,Phó Trưởng phòng,Kế toán,Văn thư|Chuyên viên",
    "party": "Trưởng ban,Phó Trưởng ban,Văn thư|Chuyên viên",
    "mass": "Chủ tịch,Phó Chủ tịch,Kế toán|Ủy viên Thường trực,Chuyên viên",
    "forces": "Đội trưởng,Phó Đội trưởng|Cán bộ,Trợ lý,Tiểu đội trưởng",
    "centre": "Giám đốc,Phó Giám đốc,Kế toán|Viên chức,Viên chức,Nhân viên,Phó Trưởng khoa",
    "vertical": "Phó Chi cục trưởng|Công chức,Đội trưởng",
    "school": "Hiệu trưởng,Phó Hiệu trưởng,Kế toán,Nhân viên thư viện|Giáo viên,Giáo viên,Giáo viên,Giáo viên,Tổ trưởng chuyên môn",
}
OTHERS = {  # people put up for a drive or a sudden deed who are not of the office's staff
    "commune": "Nông dân,Trưởng ấp,Người dân,Chi hội trưởng,Đoàn viên,Dân quân",
    "mass": "Hội viên,Chi hội trưởng,Chi hội phó,Hội viên",
    "school": "Giáo viên,Nhân viên",
}
TEAMS = {
    "commune": "Nhân dân và cán bộ {u}|Đảng ủy {u}|Ban nhân dân ấp Mẫu {n}|Ấp Mẫu {n}|Chi bộ ấp Thử {n}|Tổ Nhân dân tự quản số {n}|Chi hội Nông dân ấp Mẫu {n}|Chi hội Phụ nữ ấp Thử {n}|Ban Công tác Mặt trận ấp Ví Dụ {n}",
    "office": "{u}|Công đoàn cơ sở {u}|Chi bộ {u}|Tổ Nghiệp vụ Mẫu {n}|Tổ Văn phòng Thử {n}",
    "mass": "Cơ quan {u}|Công đoàn cơ sở {u}|Chi hội ấp Mẫu {n}|Câu lạc bộ Ví Dụ {n}|Tổ hợp tác Thử {n}",
    "forces": "Đội Nghiệp vụ Mẫu {n}|Trung đội Thử {n}|Tổ Tuần tra Ví Dụ {n}",
    "school": "{u}|Công đoàn cơ sở {u}|Tổ Khối {n}|Tổ Văn phòng Mẫu {n}|Chi đoàn Thử {n}",
}
DRIVES = (
    "Chung sức xây dựng nông thôn mới",
    "Vì người nghèo – Không để ai bị bỏ lại phía sau",
    "Toàn dân đoàn kết xây dựng đời sống văn hóa",
    "Toàn dân bảo vệ an ninh Tổ quốc",
    "Phòng, chống dịch bệnh",
    "Dân vận khéo",
)
DEEDS = ("Cứu người đuối nước", "Dập tắt đám cháy", "Truy bắt đối tượng trộm cắp", "Ứng cứu sạt lở bờ sông", "Trả lại tài sản nhặt được")
IDEAS = ("Giải pháp", "Cải tiến cách", "Bảng tính giúp", "Sổ tay hướng dẫn")
IDEAS_FOR = ("theo dõi hồ sơ trễ hạn", "rút ngắn thời gian tiếp nhận hồ sơ", "lập lịch trực", "quản lý công văn đến", "đối chiếu số liệu hằng tháng", "tuyên truyền ở ấp", "lưu trữ tài liệu", "tổ chức giờ đọc sách")
SPELLINGS = {
    "LDTT": ("Lao động tiên tiến", "LĐTT", "Lao động Tiên tiến", "LĐ tiên tiến"),
    "CSTT": ("Chiến sĩ tiên tiến", "CSTT", "Chiến sỹ tiên tiến", "Chiến sĩ Tiên tiến"),
    "CSTDCS": ("Chiến sĩ thi đua cơ sở", "CSTĐCS", "Chiến sỹ thi đua cấp cơ sở", "CSTĐ cơ sở"),
    "CSTDT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐ tỉnh", "Chiến sỹ thi đua cấp tỉnh", "CSTĐ cấp tỉnh"),
    "TTLDTT": ("Tập thể Lao động tiên tiến", "TTLĐTT", "Tập thể lao động tiên tiến", "Tập thể LĐTT"),
    "TTLDXS": ("Tập thể Lao động xuất sắc", "TTLĐXS", "Tập thể lao động xuất sắc", "Tập thể LĐXS"),
    "DVTT": ("Đơn vị tiên tiến", "ĐVTT", "Đơn vị Tiên tiến", "Đơn vị tiên tiến"),
    "GKH": ("Giấy khen của Chủ tịch UBND huyện", "GK huyện", "Chủ tịch UBND huyện tặng Giấy khen", "Giấy khen của Chủ tịch UBND huyện Hồng Ngự"),
    "BKT": ("Bằng khen của Chủ tịch UBND tỉnh", "BK UBND tỉnh", "Chủ tịch UBND tỉnh tặng Bằng khen", "Bằng khen của UBND tỉnh"),
    "BKTTG": ("Bằng khen của Thủ tướng Chính phủ", "BKTTg", "Thủ tướng Chính phủ tặng Bằng khen", "Bằng khen của Thủ tướng Chính phủ"),
}
TRACKS = {
    "merit": ("Thường xuyên", "Thường xuyên", "Theo công trạng", "Thường xuyên"),
    "drive": ("Chuyên đề", "Theo đợt (chuyên đề)", "Chuyên đề", "chuyên đề"),
    "sudden": ("Đột xuất", "Đột xuất", "Đột xuất", "đột xuất"),
}
# Two lines of letterhead where the unit's own name does not give them.
HEADS = {
    "Phòng Tài chính – Kế hoạch": ("UBND HUYỆN HỒNG NGỰ", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
    "Phòng Nông nghiệp và Phát triển nông thôn": ("UBND HUYỆN HỒNG NGỰ", "PHÒNG NÔNG NGHIỆP VÀ PTNT"),
    "Phòng Văn hóa và Thông tin": ("UBND HUYỆN HỒNG NGỰ", "PHÒNG VĂN HOÁ VÀ THÔNG TIN"),
    "Văn phòng HĐND và UBND huyện": ("UBND HUYỆN HỒNG NGỰ", "VĂN PHÒNG HĐND VÀ UBND"),
    "Ban Tổ chức Huyện ủy": ("HUYỆN UỶ HỒNG NGỰ", "BAN TỔ CHỨC"),
    "Ban Dân vận Huyện ủy": ("HUYỆN UỶ HỒNG NGỰ", "BAN DÂN VẬN"),
    "Ủy ban Mặt trận Tổ quốc Việt Nam huyện": ("UBMTTQ VIỆT NAM TỈNH ĐỒNG THÁP", "ỦY BAN MTTQ VIỆT NAM HUYỆN HỒNG NGỰ"),
    "Hội Liên hiệp Phụ nữ huyện": ("HỘI LHPN TỈNH ĐỒNG THÁP", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN HỒNG NGỰ"),
    "Huyện đoàn": ("TỈNH ĐOÀN ĐỒNG THÁP", "HUYỆN ĐOÀN HỒNG NGỰ"),
    "Ban Chỉ huy Quân sự huyện": ("BỘ CHQS TỈNH ĐỒNG THÁP", "BAN CHQS HUYỆN HỒNG NGỰ"),
    "Chi cục Thuế huyện": ("CỤC THUẾ TỈNH ĐỒNG THÁP", "CHI CỤC THUẾ HUYỆN HỒNG NGỰ"),
    "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên huyện": ("UBND HUYỆN HỒNG NGỰ", "TRUNG TÂM GDNN – GDTX HUYỆN"),
    "Trung tâm Văn hóa – Thể thao và Truyền thanh huyện": ("UBND HUYỆN HỒNG NGỰ", "TRUNG TÂM VĂN HOÁ - THỂ THAO VÀ TRUYỀN THANH"),
    "Xã Long Khánh A": ("UỶ BAN NHÂN DÂN", "XÃ LONG KHÁNH A"),
    "Xã Phú Thuận B": ("ỦY BAN NHÂN DÂN XÃ PHÚ THUẬN B",),
    "Xã Thường Lạc": ("HUYỆN HỒNG NGỰ", "UBND XÃ THƯỜNG LẠC"),
}
POWERS = {
    "commune": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "office": ("TRƯỞNG PHÒNG",),
    "party": ("TRƯỞNG BAN",),
    "mass": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "forces": ("THỦ TRƯỞNG ĐƠN VỊ",),
    "centre": ("GIÁM ĐỐC",),
    "vertical": ("THỦ TRƯỞNG ĐƠN VỊ",),
    "school": ("HIỆU TRƯỞNG",),
}
