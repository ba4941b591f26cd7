"""What is different between two contents (pure)."""

from tienbo.editions.content import (
    CellDifference,
    Content,
    ContentLine,
    ContentReporter,
    Differences,
    ReporterDifference,
)


def differences(old: Content, new: Content) -> Differences:
    """Every figure, and every reporter, of which the two say something else; in the order of the new one."""
    return Differences(cells=_cells(old, new), reporters=_reporters(old, new))


def _cells(old: Content, new: Content) -> list[CellDifference]:
    before = {(line.indicator_id, line.category_id): line for line in old.lines}
    after = {(line.indicator_id, line.category_id): line for line in new.lines}
    found = []
    for key in dict.fromkeys([*after, *before]):
        cell = _cell(*key, before.get(key), after.get(key))
        if (cell.old, cell.old_counted) != (cell.new, cell.new_counted) or _withheld_otherwise(cell):
            found.append(cell)
    return found


def _withheld_otherwise(cell: CellDifference) -> bool:
    """Of an edition that never counted them nothing can be said to have changed."""
    known = cell.old_withheld is not None and cell.new_withheld is not None
    return known and cell.old_withheld != cell.new_withheld


def _cell(indicator_id: int, category_id: int, old: ContentLine | None, new: ContentLine | None) -> CellDifference:
    return CellDifference(
        indicator_id=indicator_id,
        category_id=category_id,
        old=old.result.number if old else None,
        new=new.result.number if new else None,
        old_counted=old.counted if old else 0,
        new_counted=new.counted if new else 0,
        old_withheld=old.withheld if old else 0,
        new_withheld=new.withheld if new else 0,
    )


def _reporters(old: Content, new: Content) -> list[ReporterDifference]:
    before = {one.body.id: one for one in old.reporters if one.counted}
    after = {one.body.id: one for one in new.reporters if one.counted}
    found = []
    for reporter in new.reporters:
        was = before.get(reporter.body.id)
        if not reporter.counted:
            if was:
                found.append(_changed(reporter, "removed"))
        elif was is None:
            found.append(_changed(reporter, "added"))
        elif (was.submission_id, was.version) != (reporter.submission_id, reporter.version):
            found.append(_changed(reporter, "corrected"))
    known = {one.body.id for one in new.reporters}
    gone = [one for body_id, one in before.items() if body_id not in known and body_id not in after]
    return [*found, *(_changed(one, "removed") for one in gone)]


def _changed(reporter: ContentReporter, change: str) -> ReporterDifference:
    return ReporterDifference.model_validate(
        {
            "body": reporter.body,
            "unit": reporter.unit,
            "change": change,
            "submission_id": reporter.submission_id,
        }
    )
