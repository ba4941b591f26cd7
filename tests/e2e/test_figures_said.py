"""What is no plain number is said in words: withheld, bounded, not comparable, a changed definition, by category."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.indicators import break_down
from tests.e2e.axe import violations
from tests.e2e.demo import running_demo
from tests.e2e.edition_steps import fits
from tests.e2e.person import window
from tienbo.access.models import Role
from tienbo.commands.running import worker_session
from tienbo.forms.models import Period
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.packs.accounts import DemoAccount, load_accounts
from tienbo.packs.matrix import unit_on
from tienbo.settings import Settings
from tienbo.submissions.models import State, Submission, Value, ValueStatus

pytestmark = pytest.mark.e2e

IN_2025 = date(2025, 6, 14)
NEW_MEANING = date(2026, 1, 1)
CHANGE = "Từ năm 2026 tính cả cấp ủy viên dự khuyết (dữ liệu trình diễn)"
# A commune divided in 2025, and one of its lesser successors: it reads the past, and was never in the chain.
DIVIDED, NEIGHBOUR = "18796", "18832"
BY_LEVEL = {"level=province": 2, "level=district": 6, "level=commune": 8}
WITHHELD = "không công bố: số nhỏ về người"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def address(data_dir: Path) -> Iterator[str]:
    with running_demo(data_dir, data_dir.with_name("log")) as address:
        with worker_session(Settings(data_dir=data_dir)) as session:
            change_a_definition(session, "QG.C")
            withhold_small_counts(session)
        yield address


@pytest.fixture(scope="module")
def divided(data_dir: Path, address: str) -> int:
    """The unit's number in addresses of the demo."""
    assert address
    with worker_session(Settings(data_dir=data_dir)) as session:
        return unit_on(session, DIVIDED, IN_2025).unit_id


def change_a_definition(session: Session, code: str) -> None:
    before = session.scalars(select(IndicatorVersion).join(Indicator).where(Indicator.code == code)).one()
    words = ("name_vi", "name_en", "folded", "definition", "measure_unit", "source")
    same = {name: getattr(before, name) for name in words}
    before.valid = Range(None, NEW_MEANING)
    session.flush()
    after = Range(NEW_MEANING, None)
    session.add(IndicatorVersion(indicator_id=before.indicator_id, number=2, valid=after, change=CHANGE, **same))


def withhold_small_counts(session: Session) -> None:
    """Women officials of the commune by level, few of them of the province, few trained; a reader from beside it."""
    indicator_id, trained = (
        session.scalars(select(Indicator.id).where(Indicator.code == code)).one() for code in ("CB.F", "CB.F.TRAINED")
    )
    both = Indicator.id.in_([indicator_id, trained])
    session.execute(update(Indicator).where(both).values(sensitivity_threshold=5))
    cells = break_down(session, indicator_id, list(BY_LEVEL), ["level"])
    unit_id = unit_on(session, DIVIDED, IN_2025).unit_id
    asked = select(Submission).join(Period, Period.id == Submission.period_id)
    submission = session.scalars(asked.where(Submission.unit_id == unit_id, Period.code == "2025-H1")).one()
    submission.state = State.accepted
    common = {"period_id": submission.period_id, "body_id": submission.body_id, "indicator_id": indicator_id}
    whole = session.get_one(Value, (submission.period_id, submission.body_id, indicator_id, 0))
    whole.number = Decimal(sum(BY_LEVEL.values()))
    session.get_one(Value, (submission.period_id, submission.body_id, trained, 0)).number = Decimal(2)
    session.add_all(
        Value(
            **common,
            category_id=cells[code],
            submission_id=submission.id,
            unit_id=unit_id,
            status=ValueStatus.reported,
            number=Decimal(number),
        )
        for code, number in BY_LEVEL.items()
    )
    account = DemoAccount("phuongben", "Cán bộ phường bên (trình diễn)", "", NEIGHBOUR, (Role.officer, Role.leader))
    load_accounts(session, (account,))


def sound(page: Page) -> None:
    assert violations(page) == []
    assert fits(page)


def test_a_changed_definition_parts_the_series(browser: Browser, address: str) -> None:
    with window(browser, address, "tinh") as page:
        page.goto(f"{address}/dashboards?form=1&period=2026-H1")
        page.get_by_label("Chỉ tiêu", exact=True).select_option(label="Tỷ lệ nữ cấp ủy viên (cách tính quốc gia)")
        row = page.get_by_role("row").filter(has_text="6 tháng đầu năm 2026").filter(has_text="Định nghĩa chỉ tiêu")
        expect(row).to_contain_text(f"đã đổi từ kỳ này; không so với các kỳ trước: {CHANGE}")
        expect(row).to_contain_text("không so sánh: định nghĩa đã đổi")
        expect(page.locator(".drawing svg").first).to_contain_text("Định nghĩa đổi")
        sound(page)


def test_on_another_map_a_figure_has_bounds_or_says_why_it_has_none(browser: Browser, address: str) -> None:
    with window(browser, address, "tinh") as page:
        for asked, said in (
            ("period=2025-H1", re.compile(r"(từ [\d.]+ đến|ít nhất|nhiều nhất) [\d.]+")),
            ("period=2020&basis=official", re.compile("không so sánh được: ")),
        ):
            page.goto(f"{address}/dashboards?form=1&{asked}")
            of_today = page.get_by_label("Địa giới", exact=True).locator("option", has_text="/2026").first
            page.get_by_label("Địa giới", exact=True).select_option(of_today.get_attribute("value"))
            expect(page).to_have_url(re.compile("geography=2026"))
            page.get_by_label("Chỉ tiêu", exact=True).select_option(label="Cấp ủy viên")
            expect(page.get_by_role("row").filter(has_text=said).first).to_be_visible()
            sound(page)


def test_totals_by_category_and_what_is_withheld_from_a_neighbour(browser: Browser, address: str, divided: int) -> None:
    """Whoever is in the chain reads the small counts; a neighbour is told that they are withheld, and no zero."""
    for login, said in (
        ("tinh", ("2", "6", "8", "2", "12,50 %")),
        ("phuongben", (WITHHELD, WITHHELD, "8", *[WITHHELD] * 2)),
    ):
        with window(browser, address, login) as page:
            page.goto(f"{address}/totals?form=1&period=2025-H1&unit={divided}")
            rows = ("Cấp tỉnh", "Cấp huyện", "Cấp xã", "Trong đó: được cử đi đào tạo", "Tỷ lệ nữ cán bộ, công chức")
            for name, expected in zip(rows, said, strict=True):
                row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(f"^{name}")))
                expect(row.get_by_role("cell").first).to_have_text(expected)
            sound(page)
