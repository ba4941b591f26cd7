"""How other features name a period in their answers."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from tienbo.forms.models import PeriodKind


class PeriodRead(BaseModel):
    """A reporting period of Decree 09/2019/NĐ-CP; the dates are those of the data, both inclusive."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    kind: PeriodKind
    year: int
    data_from: date
    data_to: date
