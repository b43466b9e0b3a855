"""Arrows point one way: a module imports only from those above it in this list."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "hongngu_tally"
LAYERS = (
    "frozen",
    "patterns",
    "collector",
    "release",
    "text",
    "written",
    "days",
    "finding",
    "mistakes",
    "rulefile",
    "disk",
    "legacy",
    "law",
    "vocabulary",
    "offered",
    "guard",
    "delimited",
    "workbook",
    "stamp",
    "table",
    "rows",
    "worker",
    "reading",
    "workers",
    "pool",
    "unit_file",
    "settings",
    "submissions",
    "intake",
    "nominations",
    "beside",
    "decided",
    "history",
    "gathering",
    "mend",
    "provenance",
    "wanted",
    "counts",
    "selection",
    "board",
    "changes",
    "redaction",
    "messages",
    "checks",
    "layouts",
    "render",
    "pipeline",
    "cli",
    "__main__",
)
# Each exception has its reason.
TOLERATED: dict[tuple[str, str], str] = {
    ("__init__", "counts"): "the front door names the type it returns, for type checkers only",
    ("__init__", "pipeline"): "the library's front door, imported on first use",
}


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _room(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[0]


def _imports(path: Path) -> set[str]:
    found = set()
    for node in _nodes(path):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the direction of an arrow"
            if (node.module or "").startswith("hongngu_tally"):
                rest = (node.module or "").split(".")[1:]
                found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("hongngu_tally.")}
    return found


def test_every_module_has_its_place_in_the_list():
    rooms = {_room(path) for path in SOURCE.rglob("*.py")} - {"__init__"}
    assert rooms == set(LAYERS)


def test_modules_import_only_from_layers_above():
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        room = _room(path)
        for imported in _imports(path) - {room}:
            if (room, imported) in TOLERATED:
                continue
            if room == "__init__" or LAYERS.index(imported) >= LAYERS.index(room):
                wrong.append(f"{path.relative_to(SOURCE)} imports {imported}")
    assert wrong == []


def test_checks_ask_the_run_for_its_words():
    asking = [
        path.name for path in (SOURCE / "checks").glob("*.py") if "load_vocabulary" in path.read_text("utf-8")
    ]
    assert asking == []  # the packaged words lack the settings' units, titles and awards


def test_only_render_and_cli_know_a_screen_or_a_file_format():
    for path in SOURCE.rglob("*.py"):
        if _room(path) in {"render", "cli"}:
            continue
        names = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in _nodes(path)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert not {name for name in names if name.split(".")[0] in {"rich", "typer", "openpyxl"}}, path


def test_help_and_workers_import_nothing_heavy():
    heavy = "{'pandas', 'numpy', 'openpyxl', 'python_calamine'}"
    worker = (
        "import sys, hongngu_tally.reading, hongngu_tally.rows, hongngu_tally.table.locate, hongngu_tally.workbook;"
        "assert not {'pandas', 'numpy', 'openpyxl', 'rich', 'typer'} & set(sys.modules)"
    )
    help_page = (
        "import sys, contextlib, io\n"
        "from hongngu_tally.cli import run\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    code = run(['summarize', '--help'])\n"
        f"assert code == 0 and not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )
    for program in (worker, help_page):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
