"""Patterns that are compiled late: every one of the package can be compiled, and does what it would do at once."""

import importlib
import pkgutil
import re

import hongngu_tally
from hongngu_tally.patterns import Compiled, regex


def test_every_pattern_can_be_compiled() -> None:
    found = 0
    for module in pkgutil.walk_packages(hongngu_tally.__path__, "hongngu_tally."):
        if module.name != "hongngu_tally.__main__":
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Compiled):
                    re.compile(value.pattern, value.flags)  # type: ignore[attr-defined]
                    found += 1
    assert found > 300


def test_a_late_pattern_does_what_it_would_do_at_once() -> None:
    late = regex("xã (mẫu)", re.IGNORECASE)
    found = late.search("XÃ MẪU 1")
    assert found and found[1] == "MẪU"
    assert late.sub("-", "Xã Mẫu, xã Mẫu") == "-, -"
    assert (late.pattern, late.groups) == ("xã (mẫu)", 1)
    assert regex(rb"\d").findall(b"1a2") == [b"1", b"2"]


def test_two_threads_may_ask_at_once() -> None:
    late = regex("mẫu")
    asked_by_another = late.__getattr__  # type: ignore[attr-defined]
    assert late.search("xã mẫu")
    assert asked_by_another("search")("xã mẫu")
