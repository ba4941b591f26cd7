"""In which cells a ratio exists."""

import pytest

from tienbo.aggregates.ratio_cells import RatioCell, ratio_cells

SEX, LEVEL = 1, 2
# Category ids by their members: women, men, province, commune, and women of each level.
MEMBERS = {
    1: {SEX: 1},
    2: {SEX: 2},
    3: {LEVEL: 1},
    4: {LEVEL: 2},
    5: {SEX: 1, LEVEL: 1},
    6: {SEX: 1, LEVEL: 2},
}


@pytest.mark.parametrize(
    ("part", "whole", "parts", "wholes", "further"),
    [
        (0, 0, (), (), []),
        (0, 0, (3, 4), (3, 4), [(3, 3, 3), (4, 4, 4)]),
        (0, 0, (3, 4), (4,), [(4, 4, 4)]),
        (1, 0, (1, 2, 5, 6), (3, 4), [(3, 5, 3), (4, 6, 4)]),
        (1, 0, (1, 5), (1, 2), []),
        (1, 2, (1, 2, 5), (1, 2), []),
        (0, 1, (1, 3), (1, 5), [(3, 3, 5)]),
    ],
    ids=["totals", "both", "one lacks it", "women among all", "women among women", "women by men", "whole of women"],
)
def test_cells(
    part: int,
    whole: int,
    parts: tuple[int, ...],
    wholes: tuple[int, ...],
    further: list[tuple[int, int, int]],
) -> None:
    found = list(ratio_cells(part, whole, parts, wholes, MEMBERS))
    assert found == [RatioCell(0, part, whole), *(RatioCell(*cell) for cell in further)]
