"""The reform of 2025 on the real register, with a made-up figure for every commune and district of Vietnam."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import Role
from tienbo.access.permissions import PERMISSIONS
from tienbo.access.scope import Actor, Grant
from tienbo.aggregates import series
from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.restatement import Quality, Restated
from tienbo.aggregates.restating import Geography, read_geography, restated_figures
from tienbo.aggregates.series_rows import Row
from tienbo.aggregates.series_wanted import Wanted
from tienbo.forms.calendar import span
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.packs.matrix import unit_on
from tienbo.packs.register import REFORM, load_committees, load_units
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion

BEFORE: Final = date(2025, 6, 30)
EVER: Final[Range[date]] = Range(None, None)
TEXTS: Final = dict.fromkeys(("name_vi", "name_en", "folded", "definition", "measure_unit", "source"), "thử nghiệm")
# Each number is made of the unit's id, so that no two neighbours say the same and none is a stranger to its unit.
FILL: Final = """
WITH who AS (
    INSERT INTO submission (form_id, period_id, body_id, unit_id, tree_on, state, version, demo)
    SELECT :form, p.id, b.id, b.unit_id, p.data_to, 'accepted', 1, true
    FROM period p JOIN unit_version u ON u.valid @> p.data_to AND u.level IN ('district', 'commune')
    JOIN body b ON b.unit_id = u.unit_id AND b.kind = 'peoples_committee'
    RETURNING id, period_id, body_id, unit_id
)
INSERT INTO value (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number)
SELECT w.period_id, w.body_id, i.id, 0, w.id, w.unit_id, 'reported',
       (w.unit_id * 7919 + w.period_id * 31) % 97 + CASE i.code WHEN 'N' THEN 100 ELSE 1 END
FROM who w JOIN indicator i ON i.code = 'W' OR i.code = 'N' ORDER BY 1, 2, 3
"""


@dataclass
class Reform:
    """The loaded country: a national form with women (W), all (N) and the share (S), asked in three periods."""

    session: Session
    actor: Actor
    form: Form
    ids: dict[str, int]
    maps: dict[tuple[date, date], Geography]
    read: dict[tuple[object, ...], dict[int, dict[Key, Restated]]]

    def unit(self, code: str, day: date = REFORM) -> UnitVersion:
        return unit_on(self.session, code, day)

    def period(self, code: str) -> Period:
        return self.session.execute(select(Period).where(Period.code == code)).scalar_one()

    def asked(self, code: str) -> Asked:
        return asked_in(self.session, self.form, self.period(code))

    def series(self, unit_id: int, periods: tuple[str, ...], geography: date | None = None) -> Row:
        """As the API answers it."""
        wanted = Wanted(unit_id, frozenset({self.ids["W"]}), periods, frozenset({0}), geography=geography)
        return series.get_aggregates(self.session, self.actor, wanted)

    def figure(self, unit_id: int, period: str, geography: date | None = None) -> Row:
        (found,) = self.series(unit_id, (period,), geography)["figures"]
        row: Row = found
        return row

    def on_map(self, period: str, day: date, unit_ids: list[int], code: str = "W") -> dict[int, Restated]:
        """Figures of many units on one map, which is read once."""
        key = (self.period(period).data_to, day)
        if key not in self.maps:
            self.maps[key] = read_geography(self.session, *key)
        known = (*key, period, *unit_ids)
        if known not in self.read:
            asked = self.asked(period)
            self.read[known] = restated_figures(self.session, self.actor, asked, self.maps[key], unit_ids)
        return {unit_id: figures[self.ids[code], 0] for unit_id, figures in self.read[known].items()}

    def below(self, day: date, level: Level, parent_id: int | None = None) -> list[int]:
        query = select(UnitVersion.unit_id).where(UnitVersion.level == level, UnitVersion.valid.contains(day))
        if parent_id is not None:
            query = query.where(UnitVersion.parent_id == parent_id)
        return list(self.session.scalars(query))

    def said(self, period: str, unit_ids: list[int]) -> Decimal:
        """What these units themselves reported, added up by the database alone."""
        rows = self.session.execute(
            text(
                "SELECT coalesce(sum(number), 0) FROM value"
                " WHERE period_id = :period AND indicator_id = :indicator AND unit_id = ANY (:units)"
            ),
            {"period": self.period(period).id, "indicator": self.ids["W"], "units": unit_ids},
        )
        total: Decimal = rows.scalar_one()
        return total


@pytest.fixture(scope="module")
def reform(engine: Engine) -> Iterator[Reform]:
    """Loaded once for this module, in a transaction that is undone."""
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            load_units(session)
            load_committees(session)
            yield _with_figures(session)
        transaction.rollback()


def _with_figures(session: Session) -> Reform:
    nation = session.scalars(select(UnitVersion.unit_id).where(UnitVersion.level == Level.nation)).one()
    form = Form(
        unit_id=nation, code="QG", name_vi="x", name_en="x", reporter_kind=BodyKind.peoples_committee, source="x"
    )
    session.add(form)
    session.flush()
    session.add(FormVersion(form_id=form.id, number=1, valid=EVER, issued_at=clock.now()))
    session.flush()
    ids: dict[str, int] = {}
    for position, code in enumerate("WNS", 1):
        derived = {"numerator_id": ids["W"], "denominator_id": ids["N"], "factor": 100} if code == "S" else {}
        kind = IndicatorKind.ratio if derived else IndicatorKind.count
        indicator = Indicator(unit_id=nation, code=code, kind=kind, **derived)
        session.add(indicator)
        session.flush()
        ids[code] = indicator.id
        session.add(IndicatorVersion(indicator_id=indicator.id, number=1, valid=EVER, **TEXTS))
        if not derived:
            asked = {"section_vi": "", "section_en": "", "levels": [Level.district, Level.commune]}
            session.add(FormItem(form_id=form.id, version=1, indicator_id=indicator.id, position=position, **asked))
    for code in ("2024", "2025-H1", "2025"):
        dates = span(code)
        period = Period(code=code, kind=dates.kind, year=dates.year, data_from=dates.data_from, data_to=dates.data_to)
        session.add(period)
        session.flush()
        for level in (Level.district, Level.commune):
            asked_of = {"level": level, "due_on": dates.data_to, "demo": True}
            session.add(FormPeriod(form_id=form.id, period_id=period.id, **asked_of))
    session.flush()
    session.execute(text(FILL), {"form": form.id})
    session.execute(text("ANALYZE submission, value"))
    grant = Grant(nation, frozenset(PERMISSIONS[Role.auditor]), Role.auditor)
    actor = Actor(None, None, "thử nghiệm", (grant,), date(2026, 3, 2), "", "")
    return Reform(session, actor, form, ids, {}, {})


def number(row: Mapping[str, object]) -> tuple[object, object]:
    return row["number"], row["quality"]


def test_ha_tinh_keeps_its_borders(reform: Reform) -> None:
    """Its series are exact on both maps, forwards and back, though 12 districts and 140 communes ended."""
    ha_tinh = reform.unit("42").unit_id
    assert ha_tinh == reform.unit("42", BEFORE).unit_id
    before, after = reform.figure(ha_tinh, "2024"), reform.figure(ha_tinh, "2025")
    assert before["number"] != after["number"]
    assert number(reform.figure(ha_tinh, "2024", REFORM)) == (before["number"], Quality.exact)
    assert number(reform.figure(ha_tinh, "2025", BEFORE)) == (after["number"], Quality.exact)


def test_lao_cai_is_lao_cai_and_yen_bai(reform: Reform) -> None:
    """The merged province has the past of both; code 15 was Yên Bái's and is the merged one's."""
    lao_cai, yen_bai, merged = (reform.unit(*one).unit_id for one in (("10", BEFORE), ("15", BEFORE), ("15",)))
    assert len({lao_cai, yen_bai, merged}) == 3
    both = [reform.figure(unit_id, "2024")["number"] for unit_id in (lao_cai, yen_bai)]
    assert number(reform.figure(merged, "2024", REFORM)) == (sum(both), Quality.exact)
    # The other way round each old province has what the communes made of its own report, and together all of it.
    back = [reform.figure(unit_id, "2025", BEFORE) for unit_id in (lao_cai, yen_bai)]
    assert {one["quality"] for one in back} == {Quality.exact}
    assert sum(one["number"] for one in back) == reform.figure(merged, "2025")["number"]


def test_dong_tuyen_was_absorbed_by_coc_san(reform: Reform) -> None:
    """Xã Cốc San of the new map bears the code 02746 of the old one, and is another unit: three communes."""
    old = [reform.unit(code, BEFORE).unit_id for code in ("02662", "02746", "02749")]
    coc_san = reform.unit("02746").unit_id
    assert coc_san not in old
    assert reform.unit("02746", BEFORE).name == reform.unit("02746").name == "Xã Cốc San"
    restated = reform.figure(coc_san, "2025-H1", REFORM)
    assert number(restated) == (reform.said("2025-H1", old), Quality.exact)
    assert (restated["expected"], restated["counted"]) == (3, 3)
    # What Cốc San reports now is in part Đồng Tuyển's, and nobody recorded how much.
    now = reform.figure(coc_san, "2025")["number"]
    back = reform.figure(old[0], "2025", BEFORE)
    assert (*number(back), back["lower"], back["upper"]) == (None, Quality.bounded, 0, now)


def test_a_divided_commune_gives_bounds_both_ways(reform: Reform) -> None:
    """Kỳ Lợi went to three wards of Hà Tĩnh, its main part to Vũng Áng."""
    ky_loi = reform.unit("18796", BEFORE).unit_id
    said = reform.said("2025-H1", [ky_loi])
    wards = [reform.unit(code).unit_id for code in ("18754", "18823", "18832")]
    forward = reform.on_map("2025-H1", REFORM, wards)
    for found in forward.values():
        assert found.quality is Quality.bounded
        assert found.lower is not None
        assert found.upper == found.lower + said
    back = reform.on_map("2025", BEFORE, [ky_loi])[ky_loi]
    assert (back.quality, back.lower, back.upper) == (Quality.bounded, Decimal(0), reform.said("2025", wards))
    # The province above holds all of it, so its own figure stays exact.
    province = reform.unit("42").unit_id
    assert reform.on_map("2024", REFORM, [province])[province].quality is Quality.exact


def test_the_year_2025_is_broken_in_the_middle(reform: Reform) -> None:
    """Its half-year is reported on three levels and its end on two; both are whole, and the break is named."""
    ha_tinh = reform.unit("42").unit_id
    found = reform.series(ha_tinh, ("2025-H1", "2025"))
    half, end = found["figures"]
    districts = len(reform.below(BEFORE, Level.district, ha_tinh))
    communes = sum(
        len(reform.below(BEFORE, Level.commune, district)) for district in reform.below(BEFORE, Level.district, ha_tinh)
    )
    now = len(reform.below(REFORM, Level.commune, ha_tinh))
    assert (districts, now) == (12, 69)
    assert (half["expected"], half["counted"]) == (districts + communes, districts + communes)
    assert (end["expected"], end["counted"]) == (now, now)
    assert [(one["period"], one["kind"]) for one in found["breaks"]] == [("2025", "tree_changed")]
    # On one map there is no break, and the half-year of a district goes to its province and to no commune.
    on_one = reform.series(ha_tinh, ("2025-H1", "2025"), REFORM)
    assert [one["number"] for one in on_one["figures"]] == [half["number"], end["number"]]
    assert on_one["breaks"] == []


@pytest.mark.parametrize("code", ["W", "S"])
def test_the_nation_has_one_total_on_both_maps(reform: Reform, code: str) -> None:
    """63 provinces to 34: every province is exact, and together they have what was reported, those asked included."""
    reported, of_provinces = _on_the_other_map(reform, "2024", REFORM, code)
    assert len(of_provinces) == 34
    assert {one.quality for one in of_provinces} == {Quality.exact}
    figures = [one.figure for one in of_provinces]
    whole = reported.figure
    assert (
        sum(one.expected for one in figures) == sum(one.counted for one in figures) == whole.counted == whole.expected
    )
    if code == "W":
        assert whole.number == reform.said("2024", _everyone(reform, reform.period("2024").data_to))
        assert sum(one.number or 0 for one in figures) == whole.number
    else:
        assert sum(one.numerator or 0 for one in figures) == whole.numerator
        assert sum(one.denominator or 0 for one in figures) == whole.denominator


def test_the_nation_has_one_total_the_other_way_round(reform: Reform) -> None:
    """34 provinces to 63: a new commune made of two old provinces' land gives both of them bounds, and all hold it."""
    reported, of_provinces = _on_the_other_map(reform, "2025", BEFORE, "W")
    assert len(of_provinces) == 63
    exact = [one.figure.number or Decimal(0) for one in of_provinces if one.quality is Quality.exact]
    bounds = [(one.lower or Decimal(0), one.upper or Decimal(0)) for one in of_provinces if one.lower is not None]
    assert len(exact) + len(bounds) == 63
    total = reform.said("2025", _everyone(reform, reform.period("2025").data_to))
    assert reported.figure.number == total
    assert sum(exact) + sum(lower for lower, _ in bounds) <= total <= sum(exact) + sum(upper for _, upper in bounds)


def _on_the_other_map(reform: Reform, period: str, day: date, code: str) -> tuple[Restated, list[Restated]]:
    """The nation's figure on both maps, which is one, and those of the provinces of the other map."""
    nation = reform.form.unit_id
    as_reported = reform.on_map(period, reform.period(period).data_to, [nation], code)[nation]
    restated = reform.on_map(period, day, [nation, *reform.below(day, Level.province)], code)
    assert restated.pop(nation) == as_reported
    return as_reported, list(restated.values())


def _everyone(reform: Reform, day: date) -> list[int]:
    return [unit for level in (Level.district, Level.commune) for unit in reform.below(day, level)]


def test_the_communes_of_a_province_hold_its_total_between_them(reform: Reform) -> None:
    """What surely lies in its communes is never more than their total, and what may lie there never less."""
    ha_tinh = reform.unit("42").unit_id
    communes = reform.below(REFORM, Level.commune, ha_tinh)
    restated = reform.on_map("2025-H1", REFORM, communes)
    old = [
        commune
        for district in reform.below(BEFORE, Level.district, ha_tinh)
        for commune in reform.below(BEFORE, Level.commune, district)
    ]
    exact = [one.figure.number or Decimal(0) for one in restated.values() if one.quality is Quality.exact]
    bounds = [(one.lower or Decimal(0), one.upper or Decimal(0)) for one in restated.values() if one.lower is not None]
    assert len(exact) + len(bounds) == len(communes) == 69
    total = reform.said("2025-H1", old)
    assert sum(exact) + sum(lower for lower, _ in bounds) <= total <= sum(exact) + sum(upper for _, upper in bounds)


def test_a_change_that_nobody_recorded_is_not_guessed(reform: Reform) -> None:
    """Between the lists of 2020 and 2025 communes of Lào Cai closed without lineage: 2024 does not compare there."""
    coc_san = reform.unit("02746").unit_id
    assert number(reform.figure(coc_san, "2024", REFORM)) == (None, Quality.not_comparable)
