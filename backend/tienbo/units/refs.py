"""How other features name a unit and a body in their answers."""

from pydantic import BaseModel, ConfigDict

from tienbo.units.models import Level, UnitVersion


class UnitRef(BaseModel):
    """A unit as it was called on the date of the answer it stands in."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    code: str
    name: str
    kind: str
    level: Level


class BodyRef(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str


def unit_ref(version: UnitVersion) -> UnitRef:
    return UnitRef(id=version.unit_id, code=version.code, name=version.name, kind=version.kind, level=version.level)
