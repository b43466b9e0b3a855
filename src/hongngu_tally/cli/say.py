"""The command line's own texts, in the language of this run. Nothing heavy is imported here."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from hongngu_tally.text import safe_text

LANGUAGES = ("vi", "en")
_LONGEST_NAME = 200


def language(arguments: Sequence[str] | None = None) -> str:
    """The language asked for by ``--lang``, else ``TALLY_LANG``, else Vietnamese.

    It is wanted before the options are parsed, since help and usage errors speak it too.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = ""
    for at, word in enumerate(given):
        if word == "--lang" and at + 1 < len(given):
            asked = given[at + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    for choice in (asked, os.environ.get("TALLY_LANG", "")):
        if choice.lower() in LANGUAGES:
            return choice.lower()
    return LANGUAGES[0]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return tomli.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


def say(lang: str, name: str, /, **facts: object) -> str:
    """The text ``group.name`` in a language, with its facts filled in; a missing fact is an error.

    Facts may come from a file or its name: none of them can act on the terminal.
    """
    group, _, entry = name.partition(".")
    text: str = _texts()[group][entry][lang]
    shown = {fact: value if isinstance(value, int) else safe_text(value) for fact, value in facts.items()}
    return text.format(**shown) if facts else text


def did_you_mean(lang: str, name: str | None) -> str:
    """The question whether ``name`` was meant; nothing where there is none."""
    return say(lang, "error.did_you_mean", near=name) if name else ""


def parser_words() -> dict[str, str]:
    """The parser's own English words and sentences → Vietnamese."""
    words: dict[str, str] = _texts()["parser"]
    return words


def placeholder(lang: str, metavar: str) -> str:
    """What stands for a value on a help page (``[WHERE:]ROWS``), its words in a language."""
    words: dict[str, str] = _texts()["placeholder"]
    return (
        re.sub(r"[A-Z]{2,}", lambda word: words.get(word[0], word[0]), metavar) if lang == "vi" else metavar
    )


def shortened(name: object) -> str:
    """A path as it is shown in a sentence: of one that is too long, both ends."""
    text = safe_text(name)
    return text if len(text) <= _LONGEST_NAME else f"{text[:60]}…{text[-30:]}"
