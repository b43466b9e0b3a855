"""The README's commands are those that the checks run."""

import re

import pytest

from generated import GUIDE, ROOT, fresh, pages


def _readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[str]:
    return re.findall(r"^(?:\$ )?(python3 -m venv .+)$", _readme(), re.MULTILINE)


def test_two_commands_do_all_set_up():
    commands = _commands()
    assert len(commands) == 2
    assert "tally year-end sample_data/2020 --year 2020 --layout district-report" in commands[0]
    assert commands[1].endswith("pytest")


def test_the_checks_run_exactly_the_second_command():
    assert _commands()[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_path_that_the_readme_names_exists():
    for path in re.findall(r"\]\(([^)#:]+)\)", _readme()):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_of_the_program_is_the_programs(page):
    assert fresh(page) == page.read_text(encoding="utf-8"), "bring it up to date: python tests/generated.py"


def test_the_readme_shows_a_real_run():
    shown = re.findall(r"<!-- tally (.+) -->\n```\n(.*?)\n```", _readme(), re.DOTALL)
    assert any("Tổng cộng" in output for _, output in shown)


def test_the_layout_that_the_guide_shows_is_one(tmp_path):
    from hongngu_tally.layouts import load_layout

    page = (GUIDE / "en" / "tasks.md").read_text(encoding="utf-8")
    (content,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "my-report.toml"
    path.write_text(content, encoding="utf-8")
    assert [row.key for row in load_layout(path).rows] == ["advanced"]


def test_the_samples_that_the_readmes_commands_read_are_there():
    read = re.findall(r"^tally .*?(sample_data/\S+)", _readme(), re.MULTILINE)
    assert len(read) == 5
    for path in read:
        assert (ROOT / path).exists(), path
