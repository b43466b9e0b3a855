"""The pictures of README and guide, taken of the program's own results: ``python tests/pictures.py``.

Needs LibreOffice, Chromium, pdftoppm and Pillow. Beside the pictures stands ``shown.toml``, a mark of what each one shows; the
test asks the program anew and compares, so that a picture of yesterday's program is found without any of these.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties
from rich.console import Console
from rich.text import Text

from generated import GUIDE, ROOT, standing
from hongngu_tally.cli import run
from programs import BROWSER, HEADLESS, converted

PICTURES = GUIDE / "pictures"
MARKS = PICTURES / "shown.toml"
LIST = "danh-sach-2020/xa-vi-du-tay.xlsx"
_SCREEN = {"COLUMNS": "100", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
_WIDTH = 1000
_SHEET = {"xa-vi-du-tay.kiem-tra.xlsx": 1}
"""Of a workbook the sheet that is shown, if it is not the first: the clerk's own list stands behind the list of findings."""


def results(folder: Path) -> dict[str, Path]:
    """What the pictures are taken of, made by the program: per picture the file of its result."""
    made = {
        "check.svg": folder / "check.txt",
        "marked-copy.png": folder / "danh-sach-2020" / "xa-vi-du-tay.kiem-tra.xlsx",
        "year-end.png": folder / "tong-hop.xlsx",
        "web-page.png": folder / "tong-hop.html",
    }
    tables = ("year-end", str(ROOT / "sample_data" / "2020"), "--year", "2020", "-q", "-o")
    with standing(folder, _SCREEN):
        _say("demo", ".")
        os.environ.pop("NO_COLOR", None)
        made["check.svg"].write_text(_say("validate", LIST), encoding="utf-8")
        _say("validate", LIST, "--annotate")
        _say(*tables, "tong-hop.xlsx")
        _say(*tables, "tong-hop.html")
    return made


def _say(*words: str) -> str:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        assert run(list(words)) in (0, 1), words
    return printed.getvalue()


def svg(said: str) -> str:
    """A terminal that shows what a command said, colours and all."""
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"> tally validate {LIST}", "bold"))
    console.print(Text.from_ansi(said.rstrip()))
    drawn = console.export_svg(title="tally", unique_id="tally")
    # No font is fetched from anywhere.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def shown(path: Path) -> str:
    """The words and numbers of a result that a person sees at first."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        rows = book.worksheets[_SHEET.get(path.name, 0)].iter_rows(values_only=True)
        return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def mark(path: Path) -> str:
    """A short mark of what a result shows; blanks and line ends do not matter."""
    return hashlib.sha256(" ".join(shown(path).split()).encode()).hexdigest()[:16]


def marks() -> dict[str, str]:
    """What the pictures showed when they were taken."""
    return tomllib.loads(MARKS.read_text(encoding="utf-8"))


def _page(path: Path, folder: Path) -> Path:
    """One sheet of a workbook as LibreOffice prints it, as wide as the page."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[_SHEET.get(path.name, 0)]
    for other in book.worksheets:
        if other is not sheet:
            other.sheet_state = "hidden"
    book.active = sheet
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = False
    alone = folder / f"alone-{path.stem.partition('.')[0]}.xlsx"
    book.save(alone)
    pdf = converted(alone, "pdf", folder)
    subprocess.run(
        ["pdftoppm", "-r", "100", "-png", "-l", "1", "-singlefile", pdf, pdf.with_suffix("")], check=True
    )
    return pdf.with_suffix(".png")


def _window(path: Path, folder: Path) -> Path:
    """The top of a web page as Chromium shows it."""
    out = folder / "window.png"
    profile = f"--user-data-dir={folder / 'browser'}"
    size = (f"--window-size={_WIDTH},760", f"--screenshot={out}")
    subprocess.run([str(BROWSER), *HEADLESS, profile, *size, path.as_uri()], check=True, capture_output=True)
    return out


def _save(picture: Path, target: Path) -> None:
    """Cut off the empty margins and keep few colours: a page of a guide, not a photograph."""
    from PIL import Image, ImageChops

    image = Image.open(picture).convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or (0, 0, *image.size)
    left, upper, right, lower = box
    image = image.crop(
        (max(left - 12, 0), max(upper - 12, 0), min(right + 12, image.width), min(lower + 12, image.height))
    )
    image.quantize(48).save(target, optimize=True)


def main() -> None:
    """Take every picture anew whose mark has changed."""
    PICTURES.mkdir(exist_ok=True)
    known = marks() if MARKS.exists() else {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = results(folder)
        new = {picture: mark(path) for picture, path in made.items()}
        for picture, path in made.items():
            target = PICTURES / picture
            if target.exists() and new[picture] == known.get(picture):
                continue
            if path.suffix == ".txt":
                target.write_text(svg(path.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                _save((_page if path.suffix == ".xlsx" else _window)(path, folder), target)
            print(picture)
    lines = [f'"{picture}" = "{value}"\n' for picture, value in new.items()]
    MARKS.write_text("# What each picture shows (tests/pictures.py).\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
