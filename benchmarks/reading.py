"""Time and memory of reading files in their child process, as an upload is read.

    python benchmarks/reading.py FILE…

For each file: the format it really has, the characters of its text, the seconds from start to answer (the start of
the child included), and the most memory any child has held so far. A refusal is printed with its code.
"""

import logging
import resource
import sys
from pathlib import Path
from time import perf_counter

import structlog

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "backend"))

from tienbo.documents.sandbox import Unreadable, understand


def main(paths: list[str]) -> int:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(f"{'file':<32} {'kind':<8} {'characters':>10} {'seconds':>8} {'MiB':>5}")
    for path in map(Path, paths):
        began = perf_counter()
        try:
            found = understand(path, path.name)
            kind, length = found.kind, len(found.text)
        except Unreadable as refusal:
            kind, length = refusal.code, 0  # type: ignore[assignment] # printed in the place of the kind
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{path.name[:32]:<32} {kind:<8} {length:>10,} {perf_counter() - began:>8.2f} {memory:>5}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
