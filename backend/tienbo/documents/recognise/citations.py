"""Citations: every place that names another document, grouped by the document it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tienbo.documents.recognise.mentions import MAY_HOLD, Found, Place, mentions_in
from tienbo.documents.recognise.results import Citation

_AGREED: Final = re.compile(r"[\s,]*(?:ngay\b|thang|nam\b|$)")


def citations_of(places: Iterable[Place], own_numbers: frozenset[str]) -> tuple[Citation, ...]:
    found: list[Found] = []
    for place in places:
        if MAY_HOLD.search(place.passage.text):
            found += mentions_in(place)
    return tuple(_citation(group, own_numbers) for group in _grouped(found))


@dataclass(slots=True)
class _Group:
    items: list[Found]
    dates: set[date]


def _grouped(found: list[Found]) -> list[list[Found]]:
    """Mentions of one document: the same number, unless their dates tell that a number was used twice."""
    groups: dict[str, list[_Group]] = {}
    order: list[_Group] = []
    for item in found:
        key = item.symbol.text or f"blank{item.symbol.tail}"
        group = next((group for group in groups.setdefault(key, []) if _same(group, item)), None)
        if group is None:
            group = _Group([], set())
            groups[key].append(group)
            order.append(group)
        group.items.append(item)
        if item.mention.date:
            group.dates.add(item.mention.date)
    return [group.items for group in order]


def _same(group: _Group, item: Found) -> bool:
    if item.symbol.number is None:
        return False
    value = item.mention.date
    if value is None or not group.dates or item.symbol.year or item.symbol.shape == "law":
        return True
    return any(
        value.year == other.year or (value.day, value.month) == (other.day, other.month) for other in group.dates
    )


def _citation(group: list[Found], own_numbers: frozenset[str]) -> Citation:
    mentions = tuple(item.mention for item in group)
    symbol = group[0].symbol
    number = symbol.text
    relation = next((mention.relation for mention in mentions if mention.relation != "mentions"), "mentions")
    return Citation(
        number=number,
        symbol=symbol.tail,
        type=next((mention.type for mention in mentions if mention.type), None),
        date=next((mention.date for mention in mentions if mention.date), None),
        issuer=next((mention.issuer for mention in mentions if mention.issuer), None),
        subject=next((mention.subject for mention in mentions if mention.subject), None),
        relation="self" if number in own_numbers else relation,
        mentions=mentions,
    )
