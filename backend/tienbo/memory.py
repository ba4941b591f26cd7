"""The garbage collector of a process that stays."""

import gc
from typing import Final

# So many new objects before a first look at them: an answer of thousands of figures comes through without one.
_YOUNG: Final = 50_000


def settle_memory() -> None:
    """Pass over, from now on, whatever lives as long as the process.

    The collector of cycles otherwise walks through every module and schema again and again while figures are read:
    two fifths of the time of a large answer, and half of the time of putting events in order.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)
