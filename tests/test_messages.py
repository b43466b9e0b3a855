"""Every message of every code, in both languages, from facts such as the checks give."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import hongngu_tally
from hongngu_tally.checks.codes import CODES, finding
from hongngu_tally.finding import Finding, Place
from hongngu_tally.guard import CAUSES
from hongngu_tally.law import load_catalogue
from hongngu_tally.messages import LANGUAGES, MissingFact, explanation, render, title
from hongngu_tally.rulefile import Bilingual

GUIDE = Path(hongngu_tally.__file__).parent / "guide"
TEMPLATES = tomllib.loads((GUIDE / "messages.toml").read_text(encoding="utf-8"))
WORDS = Path(hongngu_tally.__file__).parent / "words"

FACTS: dict[str, Any] = {
    "recruited": "02/03/2020", "months": 9, "age": 5, "end": date(2020, 12, 31), "bar": "reprimand", "measure": "warning", "member": "Trần Mẫu Bưởi",
    "where": Place("long-thuan.xlsx", "Cá nhân", 12), "basis": "Giấy khen đột xuất năm 2019", "basis_track": "sudden", "decided": date(2018, 12, 12),
    "issued": date(2020, 9, 1), "form_year": 2019, "form_unit": "Xã Long Khánh A", "units": ("Xã Long Thuận",),
    "award": "CSTDCS", "awards": 3, "allowed": ("individual",), "base": 6, "birth": "05/7/1980", "other_birth": "20/11/1993", "by": "b.xlsx", "cell": "ZZZ1",
    "columns": 20_000, "count": 1194, "day": date(2020, 12, 31), "encoding": "utf-7", "error": "OSError", "expected": 3,
    "field": "birth", "first": Place("a.xlsx", "Cá nhân", 9, 2), "floor": 0, "format": "pdf", "found": 2,
    "gaps": ((14, "6", "7"), (20, "12", "12")), "header": "Lương", "kind": "spaces", "label": "Tổng cộng", "last": 40,
    "level": "commune", "limit": 15, "line": 3, "method": 99, "names": ("Nguyễn Mẫu Sen",), "needed": ("LDTT", "CSTT"),
    "note": Bilingual("Luật mới chưa xác nhận", "The new law is not confirmed"), "numerator": 1, "of": ("LDTT", "CSTT"),
    "letter": "F", "sample": "Nguy?n", "offset": 120, "option": "cells", "other": "Họ và tên", "other_unit": "Xã Long Thuận", "packed": 100, "part": "xl/workbook.xml", "percent": "16,67",
    "read": "Lao động tiên tiến", "reason": "no-name-no-award", "recipient": "household", "recipient_name": "Nguyễn Mẫu Sen",
    "row": 12, "rows": 30, "rule": "R401", "rule_name": "prerequisite-not-held", "second": "workplace", "sheet": "Cá nhân",
    "shown": "#N/A", "since": date(2024, 1, 1), "size": 3 << 20, "stated": 18, "status": 9, "suffix": ".xls", "suggestion": "LDTT",
    "track": "drive", "tracks": ("merit",), "unit": "Xã Phú Thuận A", "unused": ("Lương",), "written": "LĐT", "year": 2020,
    "said": ("--header 6-7", "tally.toml"), "ignore": '--ignore-sheet "a.xlsx/Nháp"', "lacks": ("name", "score"), "otherwise": 12,
    "other_award": "BKT", "movement": "Chuyển đổi số", "except_tracks": ("sudden", "service"), "block": "Khối 1", "leader": "Xã Mẫu", "area": "Ấp Mẫu", "grade": "excellent",
    "total": 5, "named": "Xã Long Khánh A",
    "decision": ("1234/QĐ-UBND", "2020-12-28"),
    "instead": ("Xã Long Phú Thuận",), "lists": ("individual", "household"),
    "told": (("birth", "1980", "05/7/1980"), ("position", "", "Hiệu trưởng")), "otherwise_header": (6, 7), "header_rows": (6, 7), "column_letters": (("name", "C"),), "text": "STT | Tên", "file": "a.xlsx",
}  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "W203": {"first": "unit"},
    "W106": {"kind": "xlsx"},
    "W511": {"kind": "macrosheet"},
    "W512": {"rows": (7, 12)},
    "W602": {"among": (("LDTT", "Xã Long Thuận", "a.xlsx › Cá nhân!D8"),)},
    "W603": {
        "among": (("LDTT", "Xã Long Thuận", "a.xlsx › Cá nhân!D8"), ("LDTT", "", "a.xlsx › Cá nhân!D9"))
    },
    "W604": {"held": 2, "sheets": 1, "others": 3},
    "W209": {"rows": (12, 13, 14, 20), "remark": "Xin rút, chờ ý kiến"},
    "W302": {"rows": (12, 13, 14, 20)},
    "W401": {"first": 9},
    "H101": {
        "years": 3,
        "window": (2018, 2019, 2020),
        "missing": (2018, 2019),
        "grade": "excellent",
        "after": ("BKT",),
        "found": ((2020, "CSTDCS", "a.xlsx › Cá nhân!F9"),),
        "namesake": Place("b.xlsx", "Cá nhân", 9, 6),
        "like": "Nguyễn Mẫu Sên",
        "like_year": 2019,
        "like_place": Place("b.xlsx", "Cá nhân", 9, 6),
        "history": (2018, 2019),
        "since": 2017,
        "initiatives": 2,
        "times": 3,
        "among": ("CSTDCS",),
        "among_grade": "",
    },
    "H102": {"window": (2018, 2019, 2020), "used": 2019, "shared": (2018, 2019)},
    "H103": {"initiative": "Sổ tay số hóa hồ sơ", "earlier": "CSTDCS", "used": 2025},
    "H104": {"held": 2, "sheets": 1},
    "H105": {"folder_year": 2019},
    "H106": {"this_year": 2020},
    "R403": {"needed": 10},
    "R404": {"said": "Khiển trách"},
    "R901": {"window": (2019, 2022)},
    "R405": {"said": "Có đơn tố cáo, đang xác minh"},
    "R406": {"needed": "good"},
    "R303": {"allowed": ("drive", "sudden")},
    "R304": {"allowed": ("district", "unit", "province")},
}


def sample(code: str, cause: str = "", also: tuple[str, ...] = ()) -> Finding:
    """A finding with a fact for every place in a template."""
    return finding(
        code, Place(), "", "", None, **FACTS | SPECIAL.get(code, {}) | {"cause": cause, "also": also}
    )


def variants() -> list[tuple[str, str, tuple[str, ...]]]:
    found = []
    for code in CODES:
        entry = TEMPLATES[code]
        found.append((code, "", ()))
        found += [(code, cause, tuple(entry.get("also", {}))) for cause in ("", *entry.get("causes", {}))]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("code", "cause", "also"), variants())
def test_every_message_reads_as_sentences(code: str, cause: str, also: tuple[str, ...], lang: str) -> None:
    message = render(sample(code, cause, also), lang)
    for text in (message.title, message.text, message.fix):
        assert text
        assert "{" not in text
        assert "None" not in text
        assert not re.search(r"\s\s|“”| ,|\.\.", text), text
    assert not message.title.endswith(".")
    assert message.text.endswith((".", "?")), message.text
    assert message.fix.endswith("."), message.fix


def test_every_code_has_its_templates_and_no_others() -> None:
    assert set(TEMPLATES) - {"terms"} == set(CODES)


@pytest.mark.parametrize("code", ["W101", "W102", "W103", "W104", "W105"])
def test_every_cause_of_a_refusal_has_its_own_sentence(code: str) -> None:
    causes = {cause for cause, (name, _) in CAUSES.items() if name == CODES[code].name}
    assert causes <= set(TEMPLATES[code]["causes"])


def test_a_refusal_is_told_from_the_facts_that_the_guard_gives() -> None:
    for cause, (name, facts) in CAUSES.items():
        code = next(each.code for each in CODES.values() if each.name == name)
        given = {fact: FACTS[fact] for fact in facts}
        for lang in LANGUAGES:
            assert render(finding(code, Place("a.xlsx"), cause=cause, **given), lang).text


def test_both_languages_ask_for_the_same_facts() -> None:
    def asked(texts: dict[str, str]) -> set[str]:
        return {
            field for text in texts.values() for _, field, _, _ in string.Formatter().parse(text) if field
        }

    for code in CODES:
        entry = TEMPLATES[code]
        for variant in (entry, *entry.get("causes", {}).values()):
            for part in {*variant["vi"], *variant["en"]}:
                vietnamese, english = ({part: variant[lang].get(part, "")} for lang in LANGUAGES)
                assert asked(vietnamese) == asked(english), (code, part)


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(MissingFact, match="written"):
        render(finding("F201", Place(), recipient_name="Nguyễn Mẫu Sen"))


def test_a_name_cannot_smuggle_in_a_placeholder_or_a_control_character() -> None:
    text = render(finding("F102", Place(), recipient_name="{award}\x1b[2J")).text
    assert "{award}" in text
    assert "\x1b" not in text


def test_numbers_days_and_articles_are_shown_as_offices_write_them() -> None:
    message = render(
        finding("Q101", Place(), "", "decree-91-2017 Điều 9 khoản 3", cause="unit", **{
            **{name: FACTS[name] for name in ("award", "unit", "of", "percent", "limit", "floor")},
            "numerator": 1, "base": 1194,
        })
    )  # fmt: skip
    assert (
        "1.194 người đạt Lao động tiên tiến hoặc Chiến sĩ tiên tiến, bằng 16,67%, quá mức 15%" in message.text
    )
    assert message.cite == "khoản 3 Điều 9 Nghị định số 91/2017/NĐ-CP"
    assert "cấp huyện, cơ quan, đơn vị hoặc cấp tỉnh" in render(sample("R304")).text
    assert "(dòng 12–14, 20)" in render(sample("W302")).text


def test_a_total_speaks_of_one_row_or_of_several() -> None:
    def total(first: int, last: int, lang: str) -> str:
        facts = {name: FACTS[name] for name in ("label", "stated", "rows")} | {"first": first, "last": last}
        return render(finding("W401", Place(), **facts), lang).text

    assert "nhưng ở dòng 8 đếm được 30 dòng" in total(8, 8, "vi")
    assert "nhưng từ dòng 8 đến dòng 20 đếm được" in total(8, 20, "vi")
    assert "but in row 8 there are" in total(8, 8, "en")
    assert "but in rows 8 to 20 there are" in total(8, 20, "en")


def test_several_tracks_were_all_taken() -> None:
    one = finding("F203", Place(), count=3, tracks=("merit", "service"))
    assert "công trạng (thường xuyên) và quá trình cống hiến." in render(one).text
    assert "merit (regular) and service." in render(one, "en").text


@pytest.mark.parametrize("cause", ["not-a-date", "unknown-track"])
def test_an_unusual_value_has_its_own_sentence(cause: str) -> None:
    facts = {"field": "birth", "shown": "abc"}
    plain = render(finding("F303", Place(), **facts))
    told = render(finding("F303", Place(), cause=cause, **facts))
    assert "“abc”" in told.text and told.text != plain.text and told.fix != plain.fix


def test_no_text_points_to_a_command_or_option_that_does_not_exist() -> None:
    from hongngu_tally.cli.app import build

    app = build("vi")
    commands = {"": app, **app.commands}
    options = {name for command in commands.values() for option in command.params for name in option.opts}
    for path in (*GUIDE.rglob("*.md"), GUIDE / "messages.toml"):
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^)tally ([a-z][a-z-]*)", text, re.MULTILINE))
        assert named <= set(commands), path
        for line in re.findall(r"(?:`|^)tally .*", text, re.MULTILINE):
            assert set(re.findall(r"(?<!\S)--[a-z-]+", line)) <= {*options, "--help"}, (path, line)


def test_the_settings_shown_in_the_guide_are_read(tmp_path: Path) -> None:
    from hongngu_tally.settings import read_settings

    page = (GUIDE / "vi" / "README.md").read_text(encoding="utf-8")
    read = []
    for shown in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        (tmp_path / "tally.toml").write_text(shown, encoding="utf-8")
        read.append(read_settings(tmp_path / "tally.toml"))
    (settings,) = (each for each in read if each.overrides)
    assert settings.units and settings.titles
    assert [each.ignore for each in settings.overrides] == [False, True]
    assert settings.overrides[0].columns == (("name", 3), ("award", 6))


def test_vietnamese_texts_hold_no_english_words() -> None:
    english = re.compile(r"\b(?:the|file|row|sheet|column|error|missing|not|null|none|cell|award)\b")
    for code in CODES:
        entry = TEMPLATES[code]
        for variant in (entry, *entry.get("causes", {}).values()):
            for text in variant["vi"].values():
                assert not english.search(re.sub(r"\{[^}]*\}|“[^”]*”|--[a-z-]+", "", text)), text


def test_every_field_of_the_vocabulary_has_a_word() -> None:
    columns = tomllib.loads((WORDS / "columns.toml").read_text(encoding="utf-8"))
    fields = {entry.get("field", name) for name, entry in columns.items()}
    assert fields <= set(TEMPLATES["terms"]["field"])


def test_terms_cover_what_the_law_names() -> None:
    from hongngu_tally.law import RECIPIENTS, TRACKS

    assert set(RECIPIENTS) == set(TEMPLATES["terms"]["recipient"])
    assert set(TRACKS) == set(TEMPLATES["terms"]["track"])
    assert load_catalogue().awards["LDTT"].name_vi in render(sample("R401")).text


HEADINGS = {
    "vi": ["Kiểm tra gì", "Vì sao", "Ví dụ sai", "Cách sửa"],
    "en": ["What it checks", "Why", "Example", "How to fix"],
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page(code: str, lang: str) -> None:
    page = explanation(code, lang)
    lines = page.splitlines()
    assert lines[0] == f"# {code} {CODES[code].name}: {title(code, lang)}"
    assert [line[3:] for line in lines if line.startswith("## ")] == HEADINGS[lang]
    assert 10 <= len(lines) <= 42
    assert page.endswith("\n")


def test_there_is_no_page_without_a_code() -> None:
    for lang in LANGUAGES:
        pages = {path.stem for path in (GUIDE / lang).glob("[A-Z][0-9][0-9][0-9].md")}
        assert pages == set(CODES)


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (Place("a/b.xlsx", "Cá nhân", 9, 2), ("ô B9", "cell B9")),
        (Place("a/b.xlsx", "Cá nhân", 9), ("dòng 9", "row 9")),
        (Place("a/b.xlsx", "Tập thể", 9, 2), ("Tập thể!B9", "Tập thể!B9")),
        (Place("a/c.xlsx", "Cá nhân", 9, 2), ("a/c.xlsx › Cá nhân!B9", "a/c.xlsx › Cá nhân!B9")),
    ],
)
def test_another_place_is_told_without_the_file_and_sheet_that_the_reader_has_open(
    other: Place, shown: tuple[str, str]
) -> None:
    """A letter to a unit, or a comment in its own workbook, tells nothing of the folders of whoever checked it."""
    facts = {
        "recipient_name": "Nguyễn Mẫu Sen",
        "award": "LDTT",
        "track": "merit",
        "first": other,
        "told": (),
    }
    found = finding("D101", Place("a/b.xlsx", "Cá nhân", 12, 2), **facts)
    for lang, place in zip(LANGUAGES, shown, strict=True):
        before = {"vi": "tại ", "en": "at "}[lang]
        after = {"vi": "; dòng này", "en": "; this row"}[lang]
        assert before + place + after in render(found, lang).text


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 nomination was counted"), (1234, "1,234 nominations were counted")]
)
def test_words_agree_with_their_number(count: int, said: str) -> None:
    told = render(finding("W502", Place("a.xlsx"), unit="Xã Mẫu", count=count), "en")
    assert said in told.text
