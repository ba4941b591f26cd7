"""Countries that are reformed twice, as they are drawn and as they are built."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.corrections import correct
from tests.builders.country import BEFORE, REFORM, TODAY, Country, became, listed
from tests.builders.editions import put
from tests.builders.figures import Figures, build_figures
from tienbo.aggregates.keeping import refresh
from tienbo.editions.models import EditionState
from tienbo.packs.register import load_committees
from tienbo.submissions.models import State, Submission
from tienbo.units.importing import Source, import_list
from tienbo.units.models import Share

LATER = date(2026, 2, 1)
MAPS = {"2024": BEFORE.isoformat(), "2025": "2025-08-01", "2026": TODAY.isoformat()}
"""A day on the map of each period."""
DISTRICTS = ("436", "437")
Numbers = dict[str, int | None]
"""By code with dots as underscores; None: not collected."""


@dataclass(frozen=True)
class Reported:
    """How far a report has come, and what it says."""

    state: State
    numbers: Numbers


@dataclass(frozen=True)
class World:
    """Communes of 2024 with their district, what became of them in 2025 and of these in 2026, and a report of each.

    Attributes:
        goes: by the year of the old map, of every commune the indexes of the new ones.
        reports: by year, of the communes; `of_districts` of the districts of 2024.
        issued: the districts with an edition accepted, and what it adds; everything in `corrected` comes after.
        kept: after which step sums are kept.
    """

    districts: tuple[int, ...]
    goes: dict[str, tuple[frozenset[int], ...]]
    reports: dict[str, tuple[Reported, ...]]
    of_districts: tuple[Reported, ...]
    issued: dict[int, int]
    corrected: tuple[tuple[str, int, Numbers], ...]
    kept: frozenset[str]

    def communes(self, year: str) -> list[int]:
        """Those of one year's map."""
        if year == "2024":
            return list(range(len(self.districts)))
        before = str(int(year) - 1)
        return sorted(frozenset().union(*(self.goes[before][place] for place in self.communes(before))))


NUMBER = st.integers(0, 40)


@st.composite
def numbers(draw: st.DrawFn) -> Numbers:
    """Women officials, and those of them trained; zero often, not collected, or nothing at all."""
    women = draw(st.none() | st.just(0) | NUMBER | NUMBER)
    trained = draw(st.none() | st.integers(0, 40 if women is None else women))
    said: Numbers = {"CB_F": women, "CB_F_TRAINED": trained}
    for code in draw(st.sets(st.sampled_from(sorted(said)), max_size=1)):
        del said[code]
    return said


REPORTED = st.builds(Reported, st.sampled_from(State) | st.just(State.accepted) | st.just(State.accepted), numbers())


@st.composite
def worlds(draw: st.DrawFn) -> World:
    count = draw(st.integers(2, 4))
    districts = tuple(draw(st.integers(0, 1)) for _ in range(count))
    first = st.frozensets(st.integers(0, 2), min_size=1, max_size=2)
    second = st.frozensets(st.integers(0, 1), min_size=1, max_size=2)
    reports = {"2024": count, "2025": 3, "2026": 2}
    corrected = st.one_of(
        *(
            st.tuples(st.just(year), st.integers(0, of - 1), numbers())
            for year, of in [*reports.items()] + 2 * [("2024", count)]
        )
    )
    return World(
        districts,
        {"2024": tuple(draw(first) for _ in range(count)), "2025": tuple(draw(second) for _ in range(3))},
        {year: tuple(draw(REPORTED) for _ in range(of)) for year, of in reports.items()},
        tuple(draw(REPORTED) for _ in DISTRICTS),
        draw(st.dictionaries(st.integers(0, 1), st.integers(-5, 5), max_size=2)),
        tuple(draw(st.lists(corrected, max_size=4))),
        frozenset(draw(st.sets(st.sampled_from(["reported", "corrected"])))),
    )


def commune(year: str, place: int) -> str:
    """Its official code."""
    return f"{18001 + place + 1000 * (int(year) - 2024)}"


def build(session: Session, world: World) -> Figures:
    """The country with its reports, before anything is issued or corrected."""
    used = sorted({DISTRICTS[place] for place in world.districts})
    province = ("42", "Tỉnh Hà Tĩnh", None)
    import_list(
        session,
        Source(None),
        listed(
            province,
            *((code, f"Huyện {code}", "42") for code in used),
            *((commune("2024", i), f"Xã {i}", DISTRICTS[place]) for i, place in enumerate(world.districts)),
        ),
        [],
    )
    for year, day in (("2025", REFORM), ("2026", LATER)):
        communes = [(commune(year, j), f"Xã {year} {j}", "42") for j in world.communes(year)]
        import_list(session, Source(day), listed(province, *communes), became(*_links(world, year)))
    load_committees(session)
    figures = build_figures(Country(session))
    figures.ask("2025")
    for year in MAPS:
        for place in world.communes(year):
            said = world.reports[year][place]
            figures.report(commune(year, place), year, said.state, **said.numbers)
    for code, said in zip(DISTRICTS, world.of_districts, strict=True):
        if code in used:
            figures.report(code, "2024", said.state, **said.numbers)
    if "reported" in world.kept:
        refresh(session)
    return figures


def _links(world: World, year: str) -> list[tuple[str, str, Share]]:
    before = str(int(year) - 1)
    links = [("42", "42", Share.whole)]
    for place in world.communes(before):
        goes = sorted(world.goes[before][place])
        shares = [Share.whole] if len(goes) == 1 else [Share.part_main, Share.part]
        links += [(commune(before, place), commune(year, j), share) for j, share in zip(goes, shares, strict=True)]
    return links


def issue(figures: Figures, district: int, added: int) -> int:
    """An edition of the district as of now, with women officials added, accepted by the province; the district."""
    unit_id = figures.country.old(DISTRICTS[district])
    adjusted = {figures.ids["CB.F"]: added} if added else {}
    put(figures.session, figures.form, figures.periods["2024"], unit_id, 1, EditionState.accepted, adjusted)
    return unit_id


def correct_all(figures: Figures, world: World) -> None:
    """The corrections of the world, in their order."""
    session, ids = figures.session, figures.ids
    for year, place, said in world.corrected:
        if place not in world.communes(year):
            continue
        period = figures.periods[year]
        body_id = figures.body(commune(year, place), period.data_to)
        report = select(Submission).filter_by(body_id=body_id, period_id=period.id)
        answers = {ids[name.replace("_", ".")]: number for name, number in said.items()}
        correct(
            session,
            session.scalars(report).one(),
            {
                indicator: ("not_collected", None) if number is None else ("reported", Decimal(number))
                for indicator, number in answers.items()
            },
        )
    if "corrected" in world.kept:
        refresh(session)
