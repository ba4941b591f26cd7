"""The shipped words by which figures are broken down."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import Dimension, DimensionMember
from tienbo.packs.files import read_json


def load_dimensions(session: Session) -> int:
    """Add the dimensions and members that are not there yet; answers how many members were new."""
    added = 0
    for position, given in enumerate(read_json("dimensions.json"), 1):
        dimension = session.scalar(select(Dimension).where(Dimension.code == given["code"]))
        if dimension is None:
            dimension = Dimension(
                code=given["code"], name_vi=given["name_vi"], name_en=given["name_en"], position=position
            )
            session.add(dimension)
            session.flush()
        known = set(session.scalars(select(DimensionMember.code).where(DimensionMember.dimension_id == dimension.id)))
        for place, (code, name_vi, name_en) in enumerate(given["members"], 1):
            if code not in known:
                session.add(
                    DimensionMember(
                        dimension_id=dimension.id, code=code, name_vi=name_vi, name_en=name_en, position=place
                    )
                )
                added += 1
    session.flush()
    return added
