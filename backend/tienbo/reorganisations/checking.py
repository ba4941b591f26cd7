"""Rules on the lines of a reorganisation that need no register (pure)."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from tienbo.reorganisations import problems
from tienbo.reorganisations.models import ReorganisationKind
from tienbo.reorganisations.schemas import AlteredUnit, LineageLine, ReorganisationWanted
from tienbo.units.listing import ListedUnit, level_of
from tienbo.units.models import Level, Share

_ORDER = list(Level)


def check_lines(wanted: ReorganisationWanted) -> None:
    """Every old unit is shared out fully, and every new one is made of something and is nobody's continuation.

    Raises:
        NothingChanges, LineUnfit, SharesUnfit, NewUnitUnfit
    """
    if not (wanted.lines or wanted.alters or wanted.abolishes):
        raise problems.NothingChanges
    codes = Counter(one.code for one in wanted.begins)
    pairs = Counter((line.predecessor_id, line.successor_code) for line in wanted.lines)
    ends = {line.predecessor_id for line in wanted.lines}
    once = Counter([*ends, *wanted.abolishes, *(one.unit_id for one in wanted.alters)])
    if any(count > 1 for of in (codes, pairs, once) for count in of.values()):
        raise problems.LineUnfit
    if any(line.successor_code not in codes for line in wanted.lines):
        raise problems.LineUnfit
    by_old, by_new = _grouped(wanted.lines)
    for lines in by_old.values():
        shares = Counter(line.share for line in lines)
        if shares != {Share.whole: 1} and not (len(lines) > 1 and shares == _parts(len(lines))):
            raise problems.SharesUnfit
    for code in codes:
        made_of = by_new.get(code, [])
        if not made_of or (len(made_of) == 1 and made_of[0].share is Share.whole):
            raise problems.NewUnitUnfit


def _parts(count: int) -> dict[Share, int]:
    return {Share.part_main: 1, Share.part: count - 1}


def _grouped(lines: Iterable[LineageLine]) -> tuple[dict[int, list[LineageLine]], dict[str, list[LineageLine]]]:
    by_old: dict[int, list[LineageLine]] = defaultdict(list)
    by_new: dict[str, list[LineageLine]] = defaultdict(list)
    for line in lines:
        by_old[line.predecessor_id].append(line)
        by_new[line.successor_code].append(line)
    return by_old, by_new


def kinds_of(wanted: ReorganisationWanted) -> list[ReorganisationKind]:
    """What happens, in the order of the enumeration."""
    by_old, by_new = _grouped(wanted.lines)
    found = {_kind_of(made_of, by_old) for made_of in by_new.values()}
    found |= {kind for one in wanted.alters for kind in _kinds_of_alteration(one)}
    if wanted.abolishes:
        found.add(ReorganisationKind.level_abolished)
    return [kind for kind in ReorganisationKind if kind in found]


def _kind_of(made_of: list[LineageLine], by_old: dict[int, list[LineageLine]]) -> ReorganisationKind:
    if all(line.share is Share.whole for line in made_of):
        return ReorganisationKind.merge
    mixed = len(made_of) > 1 or any(
        len([one for lines in by_old.values() for one in lines if one.successor_code == line.successor_code]) > 1
        for line in by_old[made_of[0].predecessor_id]
    )
    return ReorganisationKind.partial if mixed else ReorganisationKind.division


def _kinds_of_alteration(one: AlteredUnit) -> Iterable[ReorganisationKind]:
    if one.name or one.kind:
        yield ReorganisationKind.rename
    if one.code:
        yield ReorganisationKind.recode
    if one.parent_id:
        yield ReorganisationKind.transfer


def check_levels(listed: Iterable[ListedUnit]) -> None:
    """Codes are each one unit's, of the unit's level, and below one of a higher level.

    Raises:
        CodeTaken, LevelUnfit
    """
    by_code: dict[str, ListedUnit] = {}
    for unit in listed:
        if unit.code in by_code:
            raise problems.CodeTaken
        by_code[unit.code] = unit
    for unit in by_code.values():
        above = by_code.get(unit.parent_code or "")
        if unit.parent_code is not None and above is None:
            raise problems.LevelUnfit
        higher = Level.nation if above is None else above.level
        if level_of(unit.code) is not unit.level or _ORDER.index(higher) >= _ORDER.index(unit.level):
            raise problems.LevelUnfit
        if above is None and unit.level is not Level.province:
            raise problems.LevelUnfit
