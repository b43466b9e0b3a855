"""``python -m hongngu_tally`` and the entry point ``tally``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from hongngu_tally.cli import run
    from hongngu_tally.collector import spare_collector

    spare_collector()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
