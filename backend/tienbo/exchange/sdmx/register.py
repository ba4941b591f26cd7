"""What the artefacts of SDMX are made of, as far as the caller may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tienbo.exchange.sdmx.reading import Area, Breakdown
from tienbo.forms.models import Form
from tienbo.indicators.models import Indicator
from tienbo.problems import Text


@dataclass(frozen=True)
class Register:
    """Units, indicators, dimensions and forms, and the language in which they are named.

    Attributes:
        read_at: by the clock of the database, before anything was read: what was committed earlier is in the message.
    """

    areas: dict[int, Area]
    indicators: dict[int, tuple[str, Indicator]]
    breakdown: Breakdown
    forms: Sequence[Form]
    language: str
    read_at: datetime

    @property
    def series_dimensions(self) -> list[str]:
        """The dimensions of a series key, in their order."""
        return ["FREQ", "REF_AREA", "INDICATOR", "BASIS", *self.breakdown.ids]

    def say(self, vi: str, en: str) -> str:
        return Text(vi, en).pick(self.language) or vi
