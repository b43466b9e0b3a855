"""What may be wrong with a file that people edit, and what to do about it, in both languages."""

from __future__ import annotations

import re

# Per mistake: problem and remedy in Vietnamese, problem and remedy in English.
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "no-file": (
        "không có tệp này",
        "kiểm tra lại đường dẫn, hoặc thêm lại tệp đã mất",
        "the file is missing",
        "check the path, or put the file back",
    ),
    "no-unit-list": (
        "không có tệp “{name}” bên cạnh tệp cấu hình",
        "sửa tên tệp, hoặc chép danh sách đơn vị ấy vào cùng thư mục",
        "there is no file “{name}” beside the settings file",
        "correct the file's name, or put that list of units into the same folder",
    ),
    "no-access": (
        "không mở được tệp",
        "kiểm tra quyền đọc tệp, và tên này có phải là một tệp không",
        "the file cannot be opened",
        "check that it is a file and that you have the right to read it",
    ),
    "not-utf8": (
        "tệp không lưu bằng bảng mã UTF-8",
        "lưu lại tệp bằng UTF-8",
        "the file is not saved as UTF-8",
        "save the file as UTF-8",
    ),
    "not-toml": (
        "tệp sai cú pháp TOML ({detail.vi})",
        "{hint.vi}",
        "the file is not valid TOML ({detail.en})",
        "{hint.en}",
    ),
    "too-large": (
        "tệp quá lớn hoặc lồng nhau quá sâu",
        "chỉ giữ những mục cần thiết",
        "the file is too large, or nested too deeply",
        "keep only the keys that are needed",
    ),
    "unknown-key": (
        "không có mục nào tên như vậy",
        "sửa tên mục hoặc bỏ dòng này; các mục ở đây: {known}",
        "there is no such key",
        "correct the key's name or remove the line; the keys here: {known}",
    ),
    "unknown-title": (
        "không có cột nào tên như vậy",
        "sửa tên cột hoặc bỏ cột này",
        "there is no such column",
        "correct the column's title or remove the column",
    ),
    "hidden-suffix": (
        "tệp mang đuôi .txt nên không phải tệp cấu hình (Windows thường giấu đuôi ấy)",
        "đổi tên thành {name}: trong File Explorer chọn View › File name extensions để thấy đuôi tệp",
        "the file ends in .txt, so it is no settings file (Windows mostly hides that suffix)",
        "rename it {name}: in File Explorer choose View › File name extensions to see the suffix",
    ),
    "missing": (
        "thiếu mục này",
        "thêm dòng “{name} = …”",
        "this key is missing",
        "add a line “{name} = …”",
    ),
    "wrong-type": (
        "giá trị {value!r} không phải là {kind.vi}",
        "ghi {how.vi}",
        "{value!r} is not {kind.en}",
        "write {how.en}",
    ),
    "one-bracket": (
        "mục này ghi được nhiều lần nên có hai dấu ngoặc vuông",
        "ghi [[{name}]]",
        "this key may be repeated, so it has two square brackets",
        "write [[{name}]]",
    ),
    "no-code": (
        "tên tệp không phải mã của danh hiệu nào có sẵn, mà tệp thiếu mục này",
        "đổi tên tệp theo mã của danh hiệu (tally law --award TÊN cho biết mã), hoặc ghi đủ các mục của một danh hiệu mới",
        "the file's name is the code of no award on record, and the file lacks this key",
        "give the file the code of its award as its name (tally law --award NAME tells it), or write all keys of a new award",
    ),
    "empty": (
        "giá trị để trống",
        "ghi giá trị hoặc bỏ cả mục này",
        "the value is empty",
        "give a value or remove the key",
    ),
    "unknown-value": (
        "giá trị “{value}” không có trong danh mục",
        "dùng một trong: {known}",
        "“{value}” is not a known value",
        "use one of: {known}",
    ),
    "twice": (
        "giá trị “{value}” được ghi hai lần",
        "bỏ giá trị lặp",
        "“{value}” is given twice",
        "remove the repeated value",
    ),
    "out-of-range": (
        "{value} nằm ngoài khoảng 1–{highest}",
        "ghi số nguyên từ 1 đến {highest}",
        "{value} is outside 1–{highest}",
        "write a whole number from 1 to {highest}",
    ),
    "not-a-column": (
        "“{value}” không phải là chữ của một cột",
        "ghi chữ cột như trong Excel, ví dụ C hoặc AB",
        "“{value}” is not the letters of a column",
        "write a column's letters as in Excel, e.g. C or AB",
    ),
    "not-sorted": (
        "ngày {day} sớm hơn mục đứng trước",
        "xếp các mục theo ngày tăng dần",
        "{day} is earlier than the entry before",
        "sort the entries by day",
    ),
    "ends-early": (
        "ngày kết thúc sớm hơn ngày bắt đầu ({day})",
        "ghi ngày kết thúc từ {day} trở đi",
        "it ends before it starts ({day})",
        "write a last day from {day} on",
    ),
    "not-a-day": (
        "“{value}” không phải là một ngày có thật",
        "ghi như 01/07/2025",
        "“{value}” is no day of the calendar",
        "write as in 2025-07-01",
    ),
    "not-a-unit-file": (
        "danh sách đơn vị phải là tệp .toml hoặc .csv",
        "lưu danh sách thành .csv (một dòng một đơn vị), hoặc ghi các mục [[unit]] trong tệp .toml",
        "a list of units is a .toml or .csv file",
        "save it as .csv with one unit per line, or write [[unit]] entries in a .toml file",
    ),
    "not-a-table": (
        "không đọc được tệp như một bảng dạng chữ",
        "lưu lại từ Excel với kiểu “CSV UTF-8”",
        "the file cannot be read as a table of text",
        "save it from Excel as “CSV UTF-8”",
    ),
    "too-many-cells": (
        "dòng có nhiều hơn {highest} ô",
        "mỗi dòng chỉ có số ô bằng dòng tiêu đề; giá trị có dấu phẩy thì đặt trong dấu nháy kép",
        "the line has more than {highest} cells",
        "give a line as many cells as the titles have; put a value with commas in double quotes",
    ),
    "unknown-unit": (
        "không có đơn vị nào tên “{value}” trong danh sách",
        "sửa tên cho khớp với một đơn vị đã khai báo, hoặc khai báo thêm đơn vị đó",
        "no unit called “{value}” is listed",
        "correct it to the name of a listed unit, or list that unit too",
    ),
    "same-day": (
        "ngày {day} trùng với mục đứng trước",
        "mỗi ngày chỉ ghi một mục",
        "{day} repeats the day of the entry before",
        "keep one entry per day",
    ),
    "value-and-repealed": (
        "quy định đã bãi bỏ thì không có giá trị",
        "bỏ “value” hoặc bỏ “repealed”",
        "a repealed rule has no value",
        "remove “value” or remove “repealed”",
    ),
    "starts-late": (
        "mục này bắt đầu sau ngày danh hiệu có hiệu lực ({day})",
        "thêm một mục có from = {day}",
        "it starts after the award itself ({day})",
        "add an entry with from = {day}",
    ),
    "cite": (
        "căn cứ “{cite}” không bắt đầu bằng một văn bản đã khai báo, hoặc không đúng dạng",
        "ghi như “decree-91-2017 Điều 9 khoản 3”, khóa văn bản lấy trong rules/instruments.toml",
        "“{cite}” does not begin with a known instrument, or is malformed",
        "write as in “decree-91-2017 Điều 9 khoản 3”, with a key of rules/instruments.toml",
    ),
    "instrument-key": (
        "khóa văn bản không đúng dạng",
        "ghi như “decree-91-2017”, bắt đầu bằng một trong: {known}",
        "the instrument's key is malformed",
        "write as in “decree-91-2017”, beginning with one of: {known}",
    ),
    "no-such-year": (
        "không phải là năm bốn chữ số",
        "ghi năm đủ bốn chữ số, ví dụ year = 2020",
        "is no year of four digits",
        "write the year in four digits, e.g. year = 2020",
    ),
    "not-a-year": (
        "không phải là năm hoặc năm học",
        "ghi như [2020] hoặc [2019-2020]",
        "is neither a year nor a school year",
        "write as in [2020] or [2019-2020]",
    ),
    "file-name": (
        "mã “{code}” khác tên tệp",
        "đổi tên tệp thành {code}.toml hoặc sửa mã",
        "the code “{code}” is not the file's name",
        "rename the file {code}.toml or correct the code",
    ),
    "cite-not-in-force": (
        "{instrument} không có hiệu lực vào ngày {day}",
        "sửa ngày, hoặc ghi căn cứ là văn bản có hiệu lực ngày đó; xem in_force và ended trong instruments.toml",
        "{instrument} is not in force on {day}",
        "correct the day, or cite a text that is in force then; see in_force and ended in instruments.toml",
    ),
    "no-folder": (
        "không có thư mục “{folder}”",
        "ghi tên thư mục tính từ nơi để tally.toml, hoặc tạo thư mục đó",
        "there is no folder “{folder}”",
        "write the folder's name as seen from tally.toml, or make the folder",
    ),
    "no-rule-files": (
        "thư mục “{folder}” không có tệp quy định nào",
        "thêm tệp như instruments.toml, awards/CSTDCS.toml, hoặc bỏ mục [law]",
        "the folder “{folder}” holds no rule file",
        "add a file such as instruments.toml or awards/CSTDCS.toml, or remove [law]",
    ),
    "not-a-rule-file": (
        "không phải là một tệp quy định",
        "đổi tên hoặc chuyển chỗ tệp; các tệp được đọc: {known}",
        "this is no rule file",
        "rename or move it; the files that are read: {known}",
    ),
    "unknown-award": (
        "không có danh hiệu mang mã “{code}”",
        "sửa mã, hoặc thêm tệp của danh hiệu đó vào rules/awards",
        "no award has the code “{code}”",
        "correct the code, or add that award's file to rules/awards",
    ),
    "spelling-taken": (
        "cách viết “{spelling}” đã thuộc về {owner}",
        "mỗi cách viết chỉ chỉ một danh hiệu: bỏ ở một trong hai tệp",
        "the spelling “{spelling}” belongs to {owner}",
        "a spelling means one award only: remove it from one of the two files",
    ),
}

# What people who never wrote TOML write in its place: a pattern of the line that is not understood, and the remedy.
_SLIPS = (
    (
        "[“”„‟‘’]",
        'dùng dấu nháy thẳng " thay cho nháy cong “ ”',
        'use straight quotes " in the place of curly ones',
    ),
    (r"\d{1,2}[/.]\d{1,2}[/.]\d{4}", "ghi ngày như 2020-11-30", "write a day as in 2020-11-30"),
    (
        r"^\s*[^=\[\"'#]*[^\x00-\x7f=][^=\[\"']*=",
        "tên mục viết không dấu, đúng như trong hướng dẫn",
        "write the key as in the guide, in plain letters",
    ),
    (
        r"^\s*[\w.-]+(\s*:|\s+[^=\s][^=]*$)",
        "giữa tên mục và giá trị là dấu =, ví dụ year = 2020",
        "between key and value stands =, as in year = 2020",
    ),
    (
        r"^[^=]*=\s*(?!true\b|false\b)[^\W\d]",
        'đặt chữ trong dấu nháy kép, ví dụ place = "Huyện Mẫu"',
        'put a text in double quotes, as in place = "Huyện Mẫu"',
    ),
    (
        r"=\s*\d{4}-\d{1,2}-\d{1,2}\s*(#|$)",
        "ghi một ngày có thật, tháng và ngày đủ hai chữ số, ví dụ 2020-11-05",
        "write a day that there is, month and day with two digits, as in 2020-11-05",
    ),
)
"""The first that fits is taken."""
_UNKNOWN = ("sửa dòng đã nêu; mỗi mục chỉ được ghi một lần", "correct that line; a key is written only once")


def slip(line: str) -> tuple[str, str]:
    """The remedy, in Vietnamese and in English."""
    return next(((vi, en) for pattern, vi, en in _SLIPS if re.search(pattern, line)), _UNKNOWN)
