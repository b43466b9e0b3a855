"""``python -m hongngu_tally`` and the entry point ``tally``."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    code = _INTERRUPTED
    try:
        import signal

        # Whoever started us in the background may have asked for no interruptions.
        interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if interruptible:
            signal.signal(signal.SIGINT, _leave)
        from hongngu_tally.collector import end_at_once, spare_collector

        spare_collector()
        end_at_once()
        # numpy starts a thread per core for linear algebra, which nobody asks of this program: a tenth of a short run.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from hongngu_tally.cli import run

        _end_like_an_interruption()
        if interruptible:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run(sys.argv[1:])
        if interruptible:
            signal.signal(signal.SIGINT, _leave)
    except KeyboardInterrupt:
        # Before anything is ready to speak, or while it speaks.
        code = _INTERRUPTED
    _deaf_from_here()
    sys.exit(code)


def _leave(number: int, frame: object) -> None:
    """End at once: nothing is written yet or everything is, and where an import is interrupted nobody can catch it."""
    os._exit(_INTERRUPTED)


def _deaf_from_here() -> None:
    """Everything is said and written: the interpreter takes its handlers away while it ends, and a signal that came
    only then would say that the work was broken off."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


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
