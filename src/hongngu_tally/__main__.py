"""``python -m hongngu_tally`` and the entry point ``tally``."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from hongngu_tally.cli import run
        from hongngu_tally.collector import spare_collector

        spare_collector()
        _end_like_an_interruption()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Before anything is ready to speak, or while it speaks.
        code = 130
    sys.exit(code)


def _end_like_an_interruption() -> None:
    """Whoever ends the program from outside leaves no half-written file and no worker behind."""
    import signal

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    usual = sys.unraisablehook

    def again(lost: object) -> None:
        """An interruption that came where none can be raised comes once more, a moment later."""
        if isinstance(getattr(lost, "exc_value", None), KeyboardInterrupt):
            import threading

            threading.Timer(0.02, signal.raise_signal, (signal.SIGINT,)).start()
        else:
            usual(lost)  # type: ignore[arg-type]

    sys.unraisablehook = again


if __name__ == "__main__":
    main()
