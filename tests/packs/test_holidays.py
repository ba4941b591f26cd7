from datetime import date

from sqlalchemy.orm import Session

from tienbo.forms.holidays import working_days
from tienbo.forms.models import Holiday
from tienbo.packs.holidays import load_holidays

SATURDAY = 5


def test_working_days_follow_from_them(session: Session) -> None:
    load_holidays(session)
    working = working_days(session)
    assert working.after(date(2025, 1, 24), 1) == date(2025, 2, 3)
    assert working.after(date(2025, 4, 25), 1) == date(2025, 4, 26)
    assert working.after(date(2026, 4, 29), 1) == date(2026, 5, 4)
    assert all(day.weekday() < SATURDAY for day in working.off)
    assert all(day.weekday() >= SATURDAY for day in working.worked)


def test_what_an_installation_says_itself_stays(session: Session) -> None:
    session.add(Holiday(day=date(2025, 5, 2), worked=False, name_vi="Nghỉ", name_en="Off", source="thông báo"))
    session.flush()
    added = load_holidays(session)
    assert added > 0
    assert load_holidays(session) == 0
    assert session.get_one(Holiday, date(2025, 5, 2)).source == "thông báo"
