"""Where units lie: a point of each, from the lists that name one."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.units.listing import ListedUnit

# Rounded as the column holds it, so that the same list again changes nothing.
_PLACE: Final = text("""
    UPDATE unit_version SET latitude = listed.latitude, longitude = listed.longitude
    FROM (
        SELECT code, round(latitude, 6) AS latitude, round(longitude, 6) AS longitude
        FROM unnest(CAST(:codes AS varchar[]), CAST(:latitudes AS numeric[]), CAST(:longitudes AS numeric[]))
            AS given (code, latitude, longitude)
    ) AS listed
    WHERE unit_version.code = listed.code AND unit_version.valid @> CAST(:day AS date)
        AND (unit_version.latitude, unit_version.longitude) IS DISTINCT FROM (listed.latitude, listed.longitude)
""")
# A unit that got another name, kind or superior lies where it lay; one whose land changed is another unit.
_STAY: Final = text("""
    UPDATE unit_version SET latitude = known.latitude, longitude = known.longitude
    FROM (
        SELECT DISTINCT ON (unit_id) unit_id, latitude, longitude FROM unit_version
        WHERE latitude IS NOT NULL ORDER BY unit_id, lower(valid) NULLS FIRST
    ) AS known
    WHERE unit_version.unit_id = known.unit_id AND unit_version.latitude IS NULL
""")


def place(session: Session, day: date, listed: Iterable[ListedUnit]) -> None:
    """Write the points of a list to the units as they stand on that day; where it names none, what is known stays."""
    points = [(unit.code, *unit.place) for unit in listed if unit.place]
    if not points:
        return
    session.flush()
    codes, latitudes, longitudes = zip(*points, strict=True)
    given = {"codes": list(codes), "latitudes": list(latitudes), "longitudes": list(longitudes), "day": day}
    session.execute(_PLACE, given)
    session.execute(_STAY)
