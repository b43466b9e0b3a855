"""``python -m hongngu_tally`` and the entry point ``tally``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from hongngu_tally.cli import run
        from hongngu_tally.collector import spare_collector

        spare_collector()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Before anything is ready to speak, or while it speaks.
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
