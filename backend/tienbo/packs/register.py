"""The shipped register: every unit since 2020 with its lineage, and the People's Committee of each."""

from datetime import date

from sqlalchemy.orm import Session

from tienbo.packs.files import read_lines
from tienbo.units import committees, tree
from tienbo.units.importing import Source, derive, enter_list
from tienbo.units.listing import read_lineage, read_list

REFORM = date(2025, 7, 1)
# The day of most changes between the lists of 2020 and 2025 is not recorded; of these two it is.
EXACT_IN_2025 = ("448", "46")

LISTS = (
    ("units/units_2020.csv.gz", Source(None), None),
    (
        "units/units_until_2025-06-30.csv.gz",
        Source(date(2025, 1, 1), exact=False, exact_codes=EXACT_IN_2025),
        None,
    ),
    (
        "units/units_from_2025-07-01.csv.gz",
        Source(REFORM, resolution="Nghị quyết 202/2025/QH15"),
        "units/lineage_2025-07-01.csv.gz",
    ),
)


def load_units(session: Session) -> list[tuple[str, dict[str, int]]]:
    """Bring in the three lists; answers what each of them changed."""
    counts = []
    for name, source, links in LISTS:
        lineage = read_lineage(read_lines(links)) if links else []
        counts.append((name, enter_list(session, source, read_list(read_lines(name)), lineage)))
    if any(number for _, found in counts for name, number in found.items() if name != "unchanged"):
        derive(session)
    return counts


def load_committees(session: Session) -> int:
    """Give every unit that has none its People's Committee, named as the unit was named; answers how many."""
    opened = committees.open_missing(session)
    if opened:
        tree.analyze(session)
    return len(opened)
