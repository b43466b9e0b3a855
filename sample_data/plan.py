"""The plan of the district's year: which office sends which file in which layout, with how many of what, as the report says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from forms import boxed, education, flat, import_template, register
from layouts import (
    award_headings,
    by_track,
    drive_by_movement,
    drive_list,
    marks,
    merged_award,
    one_table,
    sudden_list,
    two_award_columns,
    two_sheets,
)
from office import Layout

REPORT = {  # line of the district's report on 2020: collectives, individuals
    "advanced": (61, 1194),
    "fighters": (0, 123),
    "certificates": (33, 31),
    "drive": (212, 526),
    "sudden": (6, 30),
    "state": (1, 0),
    "province-drive": (4, 6),
    "province-merit": (1, 44),
}
KEYS = {  # key of a plan: recipient, award, track, line of the report
    "LD": ("i", "LDTT", "merit", "advanced"),
    "TT": ("c", "TTLDTT", "merit", "advanced"),
    "DV": ("c", "DVTT", "merit", "advanced"),
    "CT": ("i", "CSTT", "merit", "fighters"),
    "CS": ("i", "CSTDCS", "merit", "fighters"),
    "gT": ("c", "GKH", "merit", "certificates"),
    "gC": ("i", "GKH", "merit", "certificates"),
    "dT": ("c", "GKH", "drive", "drive"),
    "dC": ("i", "GKH", "drive", "drive"),
    "sT": ("c", "GKH", "sudden", "sudden"),
    "sC": ("i", "GKH", "sudden", "sudden"),
    "TG": ("c", "BKTTG", "merit", "state"),
    "bT": ("c", "BKT", "drive", "province-drive"),
    "bC": ("i", "BKT", "drive", "province-drive"),
    "XS": ("c", "TTLDXS", "merit", "province-merit"),
    "BK": ("i", "BKT", "merit", "province-merit"),
    "CP": ("i", "CSTDT", "merit", "province-merit"),
}
# Every person of BK, CP and CS is taken from LD (or CT), every XS and TG collective from TT: so the law wants it.

GDDT = "Phòng Giáo dục và Đào tạo"
THROUGH_GDDT = {  # schools without a file of their own
    "Trường Mầm non Mầm Thử": "LD22 CS3 TT1",
    "Trường Mẫu giáo Nét Mẫu": "LD18 CS2 TT1",
    "Trường Tiểu học Thí Dụ 4": "LD20 CS3 TT1 gC1",
    "Trường Tiểu học Thí Dụ 5": "LD16 CS2 TT1",
    "Trường THCS Bài Mẫu": "LD24 CS3 TT1 gC1",
}


# fmt: off
def offices() -> Iterator[tuple[str, str, Layout, str]]:
    """File, unit, layout, plan. An office that sends two files has two lines."""
    yield "thuong-phuoc-1.xlsx", "Xã Thường Phước 1", one_table, "LD28 CS3 TT1 gT1 gC1 BK1"
    yield "thuong-phuoc-1-chuyen-de.xlsx", "Xã Thường Phước 1", drive_list, "dT11 dC26"
    yield "thuong-phuoc-1-dot-xuat.xlsx", "Xã Thường Phước 1", sudden_list, "sT1 sC5"
    yield "XÃ THƯỜNG PHƯỚC 2 - KT 2020.xlsx", "Xã Thường Phước 2", two_sheets, "LD26 CS3 TT1 gT1 gC1 BK1 dT10 dC24"
    yield "tt-thuong-thoi-tien.xlsx", "Thị trấn Thường Thới Tiền", by_track, "LD38 CS5 TT2 gT1 gC1 BK2 dT14 dC32 sT1 sC4"
    yield "long-khanh-a.xlsx", "Xã Long Khánh A", award_headings, "LD31 CS4 TT1 gT1 gC1 BK1 TG1"
    yield "long-khanh-a-chuyen-de.xlsx", "Xã Long Khánh A", drive_by_movement, "dT12 dC28"
    yield "Long Khánh B.xlsx", "Xã Long Khánh B", marks, "LD27 CS3 TT1 gT1 gC1 BK1 dT11 dC24 bC1"
    yield "Xã Long Thuận - đề nghị khen thưởng năm 2020 (lần 2).xlsx", "Xã Long Thuận", two_award_columns, "LD34 CS5 TT2 gT1 gC1 BK2 CP1 XS1"
    yield "long-thuan-chuyen-de.xlsx", "Xã Long Thuận", drive_list, "dT13 dC30 bT1"
    yield "phu-thuan-a.xlsx", "Xã Phú Thuận A", one_table, "LD29 CS3 TT1 gT1 gC1 BK1 dT11 dC26"
    yield "Phú Thuận B - danh sách đề nghị.xlsx", "Xã Phú Thuận B", by_track, "LD33 CS4 TT1 gT1 gC1 BK1 dT12 dC28 sC2"
    yield "thuong-thoi-hau-a.xlsx", "Xã Thường Thới Hậu A", boxed, "LD30 CS3 TT1 gT1 gC1 BK1 dT11 dC26"
    yield "thuong-lac.xlsx", "Xã Thường Lạc", register, "LD32 CS4 TT1 gT1 gC1 BK1 dT12 dC28 bC1"
    yield "phong-noi-vu.xlsx", "Phòng Nội vụ", two_sheets, "LD11 CS1 TT1 gT1 gC1 BK2 dT2 dC4"
    yield "phong-tu-phap.xls", "Phòng Tư pháp", one_table, "LD7 CS1 TT1 BK1 dT2 dC4"
    yield "Phòng TC-KH.xlsx", "Phòng Tài chính – Kế hoạch", marks, "LD12 CS1 TT1 gC1 BK1 dT1 dC4"
    yield "Phòng Tài nguyên và Môi trường.xlsx", "Phòng Tài nguyên và Môi trường", import_template, "LD10 CS1 TT1 gC1 BK1 dT2 dC4"
    yield "phong-ldtbxh.xlsx", "Phòng Lao động – Thương binh và Xã hội", two_award_columns, "LD10 CS1 TT1 gT1 BK1 dT4 dC10"
    yield "phong-vhtt.xlsx", "Phòng Văn hóa và Thông tin", award_headings, "LD8 CS1 TT1 BK1 dT3 dC6"
    yield "phong-gddt-va-cac-truong.xlsx", GDDT, education, "LD12 CS1 TT1 BK1 CP1"
    yield "phong-gddt-chuyen-de.xlsx", GDDT, drive_by_movement, "dT4 dC10"
    yield "Thanh tra huyện.xlsx", "Thanh tra huyện", one_table, "LD5 TT1 BK1 dC1"
    yield "van-phong-hdnd-ubnd.xlsx", "Văn phòng HĐND và UBND huyện", merged_award, "LD16 CS2 TT1 gC1 BK2 dT1 dC3"
    yield "phong-nn-ptnt.xlsx", "Phòng Nông nghiệp và Phát triển nông thôn", by_track, "LD11 CS1 TT1 gT1 BK1 dT4 dC12"
    yield "Phòng Kinh tế và Hạ tầng.xlsx", "Phòng Kinh tế và Hạ tầng", register, "LD12 CS1 TT1 gC1 BK1 dT3 dC8"
    yield "van-phong-huyen-uy.xlsx", "Văn phòng Huyện ủy", two_sheets, "LD14 CS2 TT1 gC1 BK2 dT2 dC4"
    yield "Ban Tổ chức Huyện ủy.xlsx", "Ban Tổ chức Huyện ủy", import_template, "LD8 CS1 TT1 BK1 dT1 dC3"
    yield "ban-tuyen-giao.xlsx", "Ban Tuyên giáo Huyện ủy", award_headings, "LD7 CS1 TT1 BK1 dT4 dC9"
    yield "ban-dan-van.xlsx", "Ban Dân vận Huyện ủy", one_table, "LD6 gT1 dT4 dC8"
    yield "uy-ban-kiem-tra.xlsx", "Ủy ban Kiểm tra Huyện ủy", boxed, "LD7 CS1 TT1 BK1 dT1 dC2"
    yield "Trung tâm Chính trị.xlsx", "Trung tâm Chính trị huyện", marks, "LD6 TT1 gC1 dT1 dC2"
    yield "mttq-huyen.xlsx", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", by_track, "LD8 CS1 TT1 BK1 dT5 dC12 bT1"
    yield "Liên đoàn Lao động huyện.xlsx", "Liên đoàn Lao động huyện", import_template, "LD6 TT1 gC1 dT5 dC14"
    yield "hoi-nong-dan.xlsx", "Hội Nông dân huyện", one_table, "LD7 CS1 TT1 gT1 BK1"
    yield "hoi-nong-dan-chuyen-de.xlsx", "Hội Nông dân huyện", drive_list, "dT5 dC14 bT1 bC1"
    yield "hoi-lhpn.xlsx", "Hội Liên hiệp Phụ nữ huyện", two_award_columns, "LD7 CS1 TT1 BK1"
    yield "Hội LHPN - chuyên đề 2020.xlsx", "Hội Liên hiệp Phụ nữ huyện", drive_by_movement, "dT5 dC14 bT1 bC1"
    yield "huyen-doan.xlsx", "Huyện đoàn", marks, "LD7 CS1 TT1 gT1 gC1"
    yield "huyen-doan-chuyen-de.xlsx", "Huyện đoàn", drive_list, "dT5 dC14 bC1"
    yield "hoi-cuu-chien-binh.ods", "Hội Cựu chiến binh huyện", one_table, "LD5 gT1 BK1 dT4 dC10 bC1"
    yield "cong-an-huyen.xlsx", "Công an huyện", award_headings, "CT5 DV2 gT1 gC2 dT4 dC12"
    yield "cong-an-huyen-dot-xuat.xlsx", "Công an huyện", sudden_list, "sT2 sC8"
    yield "ban-chqs-huyen.xlsx", "Ban Chỉ huy Quân sự huyện", merged_award, "CT8 CS1 DV2 gT1 gC1 dT4 dC12"
    yield "ban-chqs-dot-xuat.xlsx", "Ban Chỉ huy Quân sự huyện", sudden_list, "sT1 sC6"
    yield "trung-tam-y-te.xlsx", "Trung tâm Y tế huyện", register, "LD70 CS9 TT5 gT2 gC2 BK2 CP1"
    yield "TTYT - chuyên đề.xlsx", "Trung tâm Y tế huyện", drive_list, "dT4 dC16"
    yield "TTYT - đột xuất.xlsx", "Trung tâm Y tế huyện", sudden_list, "sT1 sC5"
    yield "tt-vh-tt-tt.xlsx", "Trung tâm Văn hóa – Thể thao và Truyền thanh huyện", one_table, "LD18 CS2 TT1 gC1 BK1 dT2 dC5"
    yield "tt-gdnn-gdtx.xlsx", "Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên huyện", two_sheets, "LD22 CS3 TT2 gT1 BK1 dT1 dC4"
    yield "tt-dich-vu-nong-nghiep.xlsx", "Trung tâm Dịch vụ nông nghiệp huyện", boxed, "LD15 CS2 TT1 gC1 BK1 dT2 dC6"
    yield "ban-qlda.xlsx", "Ban Quản lý dự án đầu tư xây dựng huyện", two_award_columns, "LD14 CS2 TT1 gT1 dT1 dC2"
    yield "chi-cuc-thue.xlsx", "Chi cục Thuế huyện", drive_list, "dT2 dC5"
    yield "kho-bac-nha-nuoc.csv", "Kho bạc Nhà nước huyện", flat, "dT1 dC3"
    yield "bhxh-huyen.xlsx", "Bảo hiểm xã hội huyện", drive_by_movement, "dT2 dC4"
    yield "mn-hoa-mau.csv", "Trường Mầm non Hoa Mẫu", flat, "LD36 CS2 TT1 gT1"
    yield "mn-sen-thu.xlsx", "Trường Mầm non Sen Thử", import_template, "LD42 CS2 TT1 gT1 gC1 dC3"
    yield "Mẫu giáo Ví Dụ.xlsx", "Trường Mẫu giáo Ví Dụ", one_table, "LD39 CS2 TT1 gT1 dT1 dC3"
    yield "th-thi-du-1.xlsx", "Trường Tiểu học Thí Dụ 1", two_sheets, "LD47 CS2 TT1 gT1 gC1 dT1 dC3"
    yield "th-thi-du-2.xlsx", "Trường Tiểu học Thí Dụ 2", award_headings, "LD52 CS3 TT1 gT1 BK1"
    yield "Trường Tiểu học Thí Dụ 3.xlsx", "Trường Tiểu học Thí Dụ 3", register, "LD44 CS2 TT1 gT1 dT1 dC2"
    yield "th-bai-mau.xlsx", "Trường Tiểu học Bài Mẫu", merged_award, "LD41 CS2 TT1 gT1 BK1"
    yield "thcs-vi-du.xlsx", "Trường THCS Ví Dụ", marks, "LD55 CS2 TT1 gT1 dT1 dC2"
    yield "THCS Mẫu Thử.xlsx", "Trường THCS Mẫu Thử", boxed, "LD48 CS2 TT1 gT1 gC1"
    yield "th-thcs-gia-dinh.xlsx", "Trường TH và THCS Giả Định", import_template, "LD41 CS2 gT1"


# fmt: on


def counts(plan: str) -> dict[str, int]:
    return {key: int(n) for key, n in re.findall(r"([A-Za-z]{2})(\d+)", plan)}


def check_plan() -> None:
    """The plan gives exactly the report's figures, before anything is written."""
    sums: Counter[tuple[str, str]] = Counter()
    for plan in [plan for *_, plan in offices()] + list(THROUGH_GDDT.values()):
        n = counts(plan)
        assert 100 * n.get("CS", 0) <= 15 * (n.get("LD", 0) + n.get("CT", 0)), plan
        for key, count in n.items():
            sums[KEYS[key][3], KEYS[key][0]] += count
    assert {line: (sums[line, "c"], sums[line, "i"]) for line in REPORT} == REPORT, sums
    assert (sum(c for c, _ in REPORT.values()), sum(i for _, i in REPORT.values())) == (318, 1954)
