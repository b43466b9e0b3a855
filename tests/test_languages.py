"""Whatever the program says, it says in the user's language: pages of help, complaints, results; and read aloud."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import hongngu_tally
from grids import LIST
from hongngu_tally.cli.app import build

pytestmark = pytest.mark.usefixtures("plain", "read_here")

TEXTS = tomllib.loads(
    (Path(hongngu_tally.__file__).parent / "cli" / "texts.toml").read_text(encoding="utf-8")
)
COMMANDS = ("", *sorted(build("vi").commands))
# English takes the same way, with texts whose two languages are compared below.
LANGUAGES = ("vi", pytest.param("en", marks=pytest.mark.slow))
# Words of the parser, and words without which there is no English sentence; none of them is a code or a Vietnamese word.
ENGLISH = re.compile(
    r"\b(?:usage|options?:|arguments?:|commands?:|show|install|completion|required|default|missing|invalid|unexpected|"
    r"expected|got|does|try|the|and|is|are|was|of|with|this|that|which|not|cannot|please|one of|such|denied|permission)\b",
    re.IGNORECASE,
)
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def english_in(text: str) -> list[str]:
    """English words of a text; what stands in quotes, and codes, are not the program's own."""
    own = re.sub(r"“[^”]*”|\"[^\"]*\"|--[\w-]+|TALLY_\w+|[\w./-]+\.(?:xlsx|toml|txt|json|sh)\b", " ", text)
    own = own.replace("recipient-not-allowed", " ")
    return ENGLISH.findall(own)


def options_of(command: str) -> list[Any]:
    tree = build("vi", ["x", "--max-"] if not command else [command, "--max-"])
    found = tree if not command else tree.commands[command]
    return [one for one in found.params if one.param_type_name == "option" and "--help" not in one.opts]


@pytest.mark.parametrize("command_", COMMANDS)
def test_pages_of_help_speak_one_language(command_, command):
    given = [command_] if command_ else []
    code, page, err = command(*given, "--help")
    assert (code, err) == (0, "")
    assert english_in(page) == [] and VIETNAMESE.search(page)
    page = command(*given, "--help", "--lang", "en")[1]
    # Vietnamese stands in it only as an example, or as the word that lists use.
    told = re.sub(r"\"[^\"]*\"|\([^)]*\)|CSTĐCS", " ", page)
    assert VIETNAMESE.findall(told) == []
    assert re.findall(r"Tùy chọn|Cách dùng|bắt buộc", page) == []


@pytest.mark.parametrize("command_", COMMANDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_given_wrongly_is_answered_in_the_language(
    command_, lang, command, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALLY_LANG", lang)
    given = [command_] if command_ else []
    tried = 0
    for option in options_of(command_):
        name = option.opts[-1]
        if "completion" in name or name in ("--version", "--verbose", "--list-layouts", "--plain", "--debug"):
            continue
        wrong = [[f"{name}=có"]] if option.is_flag else [[name], [name, "§"], [f"{name[:-1]}§"]]
        if (option.metavar or "").startswith("["):
            wrong = [[f"{name}=không-có/thư-mục"]]
        for words in wrong:
            if name == "--lang" and words[-1] == name:
                words = [*words, "fr"]
            code, out, err = command(*given, "không-có.xlsx", *words)
            tried += 1
            assert code in (2, 3) and out == "", (words, out)
            said = err.replace("tally", "")
            if lang == "vi":
                assert english_in(said) == [] and VIETNAMESE.search(said), (words, err)
            else:
                own = re.sub(r"“[^”]*”|không-có\S*|\"[^\"]*\"|§|\([^)]*\)|có\b|LĐTT=G", " ", said)
                assert VIETNAMESE.findall(own) == [], (words, err)
    assert tried or not command_


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "Cách dùng"),
        (("validat", "x"), "Có phải là validate?"),
        (("--lang", "fr", "validate", "x"), "--lang"),
        (("--lang", "fr"), "chọn một trong vi, en"),
        (("--lang", "vi"), "Thiếu lệnh"),
        (("validate", "x", "--strict=1"), "không nhận giá trị"),
        (("validate", "x", "--year"), "tally validate --help"),
        (("validate", ""), "đường dẫn trống"),
        (("explain", "R301", "R302"), "Thừa tham số: R302"),
        (("--stict",), "--stict"),
    ],
)
def test_complaints_are_exact(given, says, command):
    _, out, err = command(*given)
    assert says in out + err and english_in(out + err) == []


def test_completion_answers_in_the_language(command, monkeypatch, tmp_path):
    import typer.completion

    monkeypatch.setattr(typer.completion, "install", lambda: ("bash", tmp_path / "tally.sh"))
    for lang, says in (("vi", "Đã cài phần gợi ý lệnh cho bash"), ("en", "Completion for bash is installed")):
        code, out, err = command("--install-completion", "--lang", lang)
        assert (code, err) == (0, "") and says in out

    def unknown() -> None:
        raise typer.Exit(1)

    monkeypatch.setattr(typer.completion, "install", unknown)
    code, out, err = command("--install-completion")
    assert (code, out) == (3, "") and "Không nhận ra cửa sổ lệnh" in err


def test_every_text_of_the_command_line_stands_in_both_languages_with_the_same_facts():
    for group, entries in TEXTS.items():
        if group in ("parser", "placeholder"):
            continue
        for name, entry in entries.items():
            assert set(entry) == {"vi", "en"}, f"{group}.{name}"
            facts = [
                {field for _, field, _, _ in Formatter().parse(text) if field} for text in entry.values()
            ]
            assert facts[0] == facts[1], f"{group}.{name}"
            assert english_in(entry["vi"]) == [], f"{group}.{name}"


def test_every_placeholder_has_a_vietnamese_word():
    english = build("en", ["x", "--max-"])
    metavars = {one.metavar or "" for each in (english, *english.commands.values()) for one in each.params}
    named = {word for metavar in metavars for word in re.findall(r"[A-Z]{2,}", metavar)}
    assert named == TEXTS["placeholder"].keys()


# --- read aloud

DRAWN = re.compile(r"[│─|✔✖⚠┌┐└┘├┤┬┴┼═║\t]|  |^ ", re.MULTILINE)
BAD = LIST.replace("| LĐTT |", "| Lao động giỏi giang |", 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    ["validate FILE", "validate FOLDER", "summarize FOLDER", "summarize FOLDER --by award", "year-end FOLDER", "trace FOLDER",
     "status FOLDER", "inspect FOLDER", "inspect FILE --rows all", "diff FILE OTHER", "law", "law --award LĐTT", "explain R301",
     "explain CSTĐCS", "validate FILE --fix --dry-run", "year-end FOLDER --layout matrix"],
)  # fmt: skip
def test_what_is_read_aloud_has_no_tables_no_indents_and_no_signs(words, lang, book, command):
    path, other = book(BAD, "a.xlsx"), book(LIST.replace("Sen", "Súng"), "b.xlsx")
    names = {"FILE": path, "OTHER": other, "FOLDER": path.parent}
    given = [names.get(word, word) for word in words.split()]
    year = [] if words.startswith(("explain", "law --award")) else ["--year", 2020]
    code, out, _ = command(*given, *year, "--plain", "--lang", lang)
    assert code in (0, 1) and out.strip()
    assert DRAWN.findall(out) == [] and "\n\n" not in out


def test_a_finding_read_aloud_is_one_line_that_begins_with_its_place(book, command, monkeypatch):
    path = book(BAD, "a.xlsx")
    _, out, _ = command("validate", path, "--year", 2020, "--plain")
    assert f"{path.as_posix()} › Danh sách!D5: LỖI F201 award-unknown: " in out
    (line,) = (line for line in out.splitlines() if "F201 award-unknown" in line)
    assert "Nguyễn Mẫu Sen, Công chức, Lao động giỏi giang" in line and "Cách sửa: " in line
    monkeypatch.setenv("TALLY_PLAIN", "1")
    assert command("validate", path, "--year", 2020)[1] == out
    monkeypatch.setenv("TALLY_PLAIN", "0")
    assert command("validate", path, "--year", 2020)[1] != out


def test_rows_of_tables_read_aloud_name_their_columns(book, command):
    _, out, _ = command("summarize", book(LIST, "a.xlsx"), "--year", 2020, "--plain")
    assert "Đơn vị: Xã Long Thuận; LĐTT: 2; Cộng: 2" in out.splitlines()
    _, out, _ = command("inspect", book(LIST, "a.xlsx"), "--year", 2020, "--plain")
    assert "dòng 5 (đề nghị): A 1; B Nguyễn Mẫu Sen; C Công chức; D LĐTT" in out.splitlines()


@pytest.mark.parametrize("command_", [name for name in COMMANDS if name])
def test_every_command_can_be_read_aloud(command_, command):
    assert "--plain" in command(command_, "--help")[1]
