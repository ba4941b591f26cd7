"""The shipped days off and swapped working days; what an installation says of a day itself stays."""

from datetime import date

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.forms.models import Holiday
from tienbo.packs.files import read_json


def load_holidays(session: Session) -> int:
    """Add the days of which nothing is said yet; answers how many those were."""
    pack = read_json("holidays.json")
    rows = [
        {
            "day": date.fromisoformat(day),
            "worked": worked,
            "name_vi": given["name_vi"],
            "name_en": given["name_en"],
            "source": f"{pack['law']} ({pack['verify']})" if given.get("verify") else pack["law"],
        }
        for given in pack["days"]
        for worked, days in ((False, given["off"]), (True, given.get("worked", [])))
        for day in days
    ]
    added = session.scalars(insert(Holiday).values(rows).on_conflict_do_nothing().returning(Holiday.day))
    return len(added.all())
