"""Which body or group a printed name means: certain, or else suggestions with a score (pure functions).

Certain is what was written down by a person: an official name, an alias, a group's phrase, or one of these in another
spelling. The unit that speaks comes first, then its superiors, then what is below it; what two bodies share on one
step means neither. A likeness is never more than a suggestion.
"""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from tienbo.units.body_keys import body_key, implied_keys, plain_words
from tienbo.vietnamese import fold, normalise

BELOW: Final = 99  # the step of all that is below the unit that speaks: after every superior
MOST_SUGGESTIONS: Final = 5
_LEAST_LIKENESS: Final = 60.0
_LOOKED_AT: Final = 25
_ELSEWHERE: Final = 0.03  # a like name outside the unit that speaks is a little less likely meant


class How(StrEnum):
    """By what a printed name was recognised."""

    official = "official"
    alias = "alias"
    normalised = "normalised"  # other dashes, case, diacritics, abbreviations, or the unit left unsaid
    group = "group"


class Spelling(NamedTuple):
    """One name of a body.

    Attributes:
        means: the body that answers to it on the day; the successor of one that has ended.
        step: how far its unit is from the one that speaks: 0 itself, then the superiors, then all that is `BELOW`.
        usable: False for a name of another time, which is only suggested.
    """

    body_id: int
    means: int
    name: str
    official: bool
    unit_name: str
    step: int
    usable: bool = True


class Phrase(NamedTuple):
    group_id: int
    text: str
    step: int


class Suggestion(NamedTuple):
    """A body or group that may be meant, by the name that is like the printed one; the score is from 0 to 1."""

    body_id: int | None
    group_id: int | None
    name: str
    score: float


class Match(NamedTuple):
    """What a printed name means: one body, one group, or nothing certain.

    Attributes:
        ended_id: the body that was named, where `body_id` is its successor.
        shared: more than one body bears the name, so it means none of them.
    """

    printed: str
    body_id: int | None
    group_id: int | None
    how: How | None
    ended_id: int | None
    shared: bool
    suggestions: tuple[Suggestion, ...]


class Directory:
    """The names that a unit may use on a day, made once and asked for any number of printed names."""

    def __init__(self, spellings: Iterable[Spelling], phrases: Iterable[Phrase]) -> None:
        names, groups = tuple(spellings), tuple(phrases)
        self._by_key: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in names:
            if spelling.usable:
                for key in _keys_of(spelling):
                    self._by_key[key].append(spelling)
        self._groups: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in groups:
            self._groups[body_key(phrase.text)].append(phrase)
        self.phrases = {phrase.group_id: phrase.text for phrase in groups}
        self._all: tuple[Spelling | Phrase, ...] = (*names, *groups)
        texts = [named.text if isinstance(named, Phrase) else named.name for named in self._all]
        self._forms = [(form, [form(text) for text in texts]) for form in (body_key, plain_words)]

    def find(self, printed: str, *, suggest: bool = True) -> Match:
        """What the name means, with suggestions (unless not wanted) where that is not certain."""
        named = self._named(printed)
        meant = {spelling.means for spelling in named}
        if len(meant) == 1:
            found = min(named, key=lambda spelling: spelling.means != spelling.body_id)
            how = _how(printed, named)
            ended = found.body_id if found.body_id != found.means else None
            return Match(printed, found.means, None, how, ended, shared=False, suggestions=())
        group = self._group(printed)
        if group is not None:
            return Match(printed, None, group.group_id, How.group, None, shared=False, suggestions=())
        shared = tuple(Suggestion(s.means, None, s.name, 1.0) for s in _one_of_each(named)[:MOST_SUGGESTIONS])
        like = self._like(printed) if suggest and not shared else ()
        return Match(printed, None, None, None, None, bool(shared), shared or like)

    def _named(self, printed: str) -> list[Spelling]:
        """The bodies of the nearest step that bear the name, by the strictest comparison that any of them passes."""
        bearing = self._by_key.get(body_key(printed), [])
        nearest = min((spelling.step for spelling in bearing), default=0)
        here = [spelling for spelling in bearing if spelling.step == nearest]
        for compared in (normalise, fold):
            same = [spelling for spelling in here if compared(spelling.name) == compared(printed)]
            if same:
                return same
        return here

    def _group(self, printed: str) -> Phrase | None:
        bearing = self._groups.get(body_key(printed), [])
        nearest = min((phrase.step for phrase in bearing), default=0)
        here = [phrase for phrase in bearing if phrase.step == nearest]
        return here[0] if len(here) == 1 else None

    def _like(self, printed: str) -> tuple[Suggestion, ...]:
        likeness: dict[int, float] = {}
        for form, others in self._forms:
            name = form(printed)
            for index in _likest(name, others):
                likeness[index] = max(likeness.get(index, 0), _likeness(name, others[index]))
        ranked = [self._suggested(index, like) for index, like in likeness.items()]
        return _best_of_each(sorted(ranked, key=lambda one: (-one.score, one.name)))

    def _suggested(self, index: int, like: float) -> Suggestion:
        named = self._all[index]
        score = round(min(like / 100, 0.99) - (_ELSEWHERE if named.step else 0), 2)
        if isinstance(named, Phrase):
            return Suggestion(None, named.group_id, named.text, score)
        return Suggestion(named.means, None, named.name, score)


def _likest(name: str, others: list[str]) -> set[int]:
    found: set[int] = set()
    for scorer in (fuzz.token_sort_ratio, fuzz.token_set_ratio):
        rows = process.extract(
            name, others, scorer=scorer, processor=None, limit=_LOOKED_AT, score_cutoff=_LEAST_LIKENESS
        )
        found.update(index for _, _, index in rows)
    return found


def _likeness(name: str, other: str) -> float:
    """From 0 to 100: the same words in another order are alike, and one name inside the other somewhat less."""
    return 0.6 * fuzz.token_sort_ratio(name, other) + 0.4 * fuzz.token_set_ratio(name, other)


def _keys_of(spelling: Spelling) -> frozenset[str]:
    """What is below never leaves its unit unsaid: "UBND xã" could be any commune's."""
    if spelling.step == BELOW:
        return frozenset({body_key(spelling.name)})
    return implied_keys(spelling.name, spelling.unit_name)


def _how(printed: str, named: list[Spelling]) -> How:
    same = [spelling for spelling in named if normalise(spelling.name) == normalise(printed)]
    if not same:
        return How.normalised
    return How.official if any(spelling.official for spelling in same) else How.alias


def _one_of_each(spellings: list[Spelling]) -> list[Spelling]:
    return list({spelling.means: spelling for spelling in reversed(spellings)}.values())


def _best_of_each(ranked: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    best: dict[tuple[int | None, int | None], Suggestion] = {}
    for suggestion in ranked:
        best.setdefault((suggestion.body_id, suggestion.group_id), suggestion)
    return tuple(best.values())[:MOST_SUGGESTIONS]
