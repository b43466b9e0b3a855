"""``tally diff``: what changed between two submissions of one unit."""

from __future__ import annotations

from dataclasses import replace

from hongngu_tally.cli.exits import EXIT_FINDINGS, code_of
from hongngu_tally.cli.request import Request


def diff(request: Request) -> int:
    """Read the two PATHs apart, match their recipients, and show what differs and what that does to the counts."""
    from hongngu_tally.changes import changes_between
    from hongngu_tally.redaction import redacted, redacted_changes
    from hongngu_tally.render import differences
    from hongngu_tally.render.words import words

    if len(request.paths) != 2:
        request.wrong("two_paths")
    first, second = request.paths
    # The newer one says the year; a year of its own in the older one is a finding like any other.
    plain = replace(request, redact=False)
    new = replace(plain, paths=(second,)).tally(whole_year=False)
    old = replace(plain, paths=(first,), year=new.year).tally(whole_year=False)
    found = changes_between(old, new)
    if request.redact:
        # People are matched by their names before those are masked.
        found, old, new = redacted_changes(found), request.without_people(old), redacted(new)
    if request.form == "json":
        request.deliver(differences.diff_json(old, new, found, request.paths))
    elif request.form == "csv":
        request.deliver(differences.diff_csv(found), csv_for_excel=True)
        request.hint(differences.unread_lines(old, new, words(request.lang)))
    elif request.form == "md":
        request.deliver(differences.diff_md(old, new, found, request.paths, request.lang))
    else:
        request.show(differences.diff, old, new, found, request.paths)
    request.hint_own_rules()
    unread = any(one.state == "unreadable" for one in old.intake.submissions)
    return EXIT_FINDINGS if unread else code_of(new, request.strict)
