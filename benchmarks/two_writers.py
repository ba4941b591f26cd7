"""A thousand times two people write the same cells of one form at the same moment: is a value lost unseen?

Threads, transactions on connections of their own, real commits, on a database that is dropped afterwards. The control
is the same with the check switched off; it must lose values, or the program could not see a loss.
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.builders.databases import own_database  # noqa: E402 -- the path is set above
from tests.builders.shared_form import share_form  # noqa: E402 -- as above
from tienbo import embedded  # noqa: E402 -- as above
from tienbo.submissions import conflicts  # noqa: E402 -- as above

ROUNDS = 1_000
CONTROL = 50


def main() -> int:
    with own_database(embedded.start(ROOT / ".data" / "test")) as engine:
        form = share_form(engine)
        began = time.monotonic()
        lost, writers = form.run(ROUNDS)
        took = time.monotonic() - began
        mine, theirs = (sum(getattr(writer, kept) for writer in writers) for kept in ("kept_mine", "kept_theirs"))
        saved = sum(len({one.version for one in writer.written}) for writer in writers)
        print(f"{ROUNDS} rounds, {saved} commits in {took:.0f} s; conflicts decided: {mine} mine, {theirs} theirs.")
        print(f"lost unseen: {len(lost)}")
        conflicts.changed_since = lambda *_: False
        unchecked, _ = form.run(CONTROL)
        print(f"control, nobody asks what was seen, {CONTROL} rounds: {len(unchecked)} lost")
    return 0 if not lost and unchecked else 1


if __name__ == "__main__":
    sys.exit(main())
