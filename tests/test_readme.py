"""The README's commands are those that the checks run."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _commands() -> list[str]:
    return re.findall(
        r"^(?:\$ )?(python3 -m venv .+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_two_commands_do_all_set_up():
    commands = _commands()
    assert len(commands) == 2
    assert "tally year-end sample_data/2020 --year 2020 --layout district-report" in commands[0]
    assert commands[1].endswith("pytest")


def test_the_checks_run_exactly_the_second_command():
    assert _commands()[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_path_that_the_readme_names_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / path).exists(), path


def test_the_output_that_the_readme_shows_is_the_programs(capsys, monkeypatch):
    from hongngu_tally.cli import run

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- tally (.+) -->\n```\n(.*?)\n```", text, re.DOTALL)
    assert shown
    for command, output in shown:
        assert run(command.split()) == 0
        assert capsys.readouterr().out.rstrip() == output


def test_the_readmes_own_layout_is_one(tmp_path):
    from hongngu_tally.layouts import load_layout

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (content,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "my-report.toml"
    path.write_text(content, encoding="utf-8")
    assert [row.key for row in load_layout(path).rows] == ["advanced"]
