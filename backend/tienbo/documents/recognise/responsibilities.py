"""Tasks by agency: what the part on carrying out the plan asks of whom, and in which role."""

import re
from collections.abc import Iterable
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.addressed import ASK, REQUEST, agency_named
from tienbo.documents.recognise.bodies import bodies_at, is_group
from tienbo.documents.recognise.outline import walk
from tienbo.documents.recognise.results import AgencyTask, AgencyTasks, Clause, Role
from tienbo.documents.recognise.roles import EXECUTES, partners_in, role_of

_PART: Final = re.compile(
    r"to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc)|trach nhiem (?:cua|thuc hien|thi hanh|"
    r"to chuc|cac)|"
    r"^trach nhiem$|nhiem vu cua cac|phan cong$|to chuc trien khai"
)
_GENERAL: Final = re.compile(
    r"(?:phoi hop giua|phat huy vai tro(?:,? trach nhiem)?(?: cua)?|tang cuong vai tro(?: cua)?)\s+"
)
_INVOLVED: Final = re.compile(r"\b(tham gia|giam sat|phoi hop)\b")


def responsibilities_of(clauses: tuple[Clause, ...]) -> tuple[AgencyTasks, ...]:
    """From the parts on implementation and the executing article; from general clauses where there is neither."""
    found: list[AgencyTasks] = []
    for clause in walk(clauses, bullets=False):
        if clause.kind == "article":
            found += _executing(clause)
    for part in _parts(clauses):
        parents = {
            child.anchor: parent.heading
            for parent in walk(part.children, bullets=False)
            for child in parent.children
            if parent.heading
        }
        for clause in walk(part.children, bullets=False):
            found += _of_clause(clause, agency_named(parents[clause.anchor]) if clause.anchor in parents else None)
        found += _of_bullets(part)
        found += _of_paragraphs(part)
    if not found:
        for clause in walk(clauses, bullets=False):
            found += _general(clause)
    return tuple(found)


def _parts(clauses: tuple[Clause, ...]) -> list[Clause]:
    parts = [clause for clause in walk(clauses, bullets=False) if clause.heading and _PART.search(flat(clause.heading))]
    inner = {child.anchor for part in parts for child in walk(part.children)}
    return [part for part in parts if part.anchor not in inner]


def _of_clause(clause: Clause, above: tuple[str, tuple[str, ...], bool] | None) -> list[AgencyTasks]:
    named = agency_named(clause.heading) if clause.heading else None
    if named is None:
        if above is not None and not clause.children:
            return [_tasks(clause.anchor, above, [clause.body])]
        return _of_sentence(clause)
    passages = _task_passages(clause)
    return _by_subject(clause.anchor, named, passages) if passages else []


def _task_passages(clause: Clause) -> list[Passage]:
    """Everything under the heading, and what the heading's own line says behind its colon."""
    passages: list[Passage] = []
    text = clause.body.text
    colon = text.find(": ")
    if clause.heading and 0 <= colon < len(text) - 2 and len(clause.heading) <= colon + 1:
        passages.append(clause.body.part(colon + 1, len(text)))
    inner = [(bullet.at.start, bullet.body) for bullet in clause.bullets]
    inner += [(paragraph.start, paragraph) for paragraph in clause.paragraphs]
    passages += [passage for _, passage in sorted(inner, key=lambda pair: pair[0])]
    return passages


def _by_subject(anchor: str, named: tuple[str, tuple[str, ...], bool], passages: list[Passage]) -> list[AgencyTasks]:
    """One entry for the agencies of a heading, unless its bullets name them one by one."""
    _, agencies, requested = named
    if len(agencies) == 1:
        return [_tasks(anchor, named, passages)]
    groups: dict[tuple[str, ...], list[Passage]] = {}
    for passage in passages:
        own = tuple(passage.text[start:end] for start, end in bodies_at(passage.text, 0))
        known = {flat(agency)[:_SAME] for agency in agencies}
        mine = own if own and all(flat(name)[:_SAME] in known for name in own) else ()
        groups.setdefault(mine, []).append(passage)
    return [
        _tasks(anchor, (", ".join(own), own, requested) if own else named, group, skip_subject=bool(own))
        for own, group in groups.items()
    ]


_SAME: Final = 9


def _of_sentence(clause: Clause) -> list[AgencyTasks]:
    """`2. Sở Tài chính chủ trì, phối hợp với …`: the subject of the sentence is the agency."""
    text = clause.body.text
    ask = ASK.match(text)
    begin = ask.end() if ask else 0
    spans = bodies_at(text, begin)
    if not spans:
        return []
    requested = REQUEST.match(text) is not None
    names = tuple(text[start:end] for start, end in spans)
    rest = clause.body.part(spans[-1][1], len(text))
    if not rest.text.strip(" .,;:"):
        return []
    task = AgencyTask(role_of(rest.text), partners_in(rest.text), clause.at)
    if is_group(names[0]) or len(names) == 1:
        whole = text[spans[0][0] : spans[-1][1]]
        return [AgencyTasks(clause.anchor, whole, names, requested, (task,), 0.85)]
    return [AgencyTasks(clause.anchor, name, (name,), requested, (task,), 0.85) for name in names]


def _of_bullets(part: Clause) -> list[AgencyTasks]:
    """`- Sở Nội vụ: …` directly under the heading of the part."""
    found: list[AgencyTasks] = []
    for bullet in part.bullets:
        colon = bullet.body.text.find(": ")
        named = agency_named(bullet.body.text[:colon]) if colon > 0 else None
        if named:
            found.append(_tasks(bullet.anchor, named, [bullet.body.part(colon + 1, len(bullet.body.text))]))
        else:
            found += _of_sentence(bullet)
    return found


def _of_paragraphs(part: Clause) -> list[AgencyTasks]:
    """`Giao Sở Nội vụ chủ trì, …` without a number under the heading of the part."""
    found: list[AgencyTasks] = []
    for passage in part.paragraphs:
        ask = ASK.match(passage.text)
        spans = bodies_at(passage.text, ask.end() if ask else 0)
        if spans and passage.text[spans[-1][1] :].strip(" .,;:"):
            whole = passage.text[spans[0][0] : spans[-1][1]]
            names = tuple(passage.text[start:end] for start, end in spans)
            rest = passage.text[spans[-1][1] :]
            task = AgencyTask(role_of(rest), partners_in(rest), passage.quote())
            requested = REQUEST.match(passage.text) is not None
            found.append(AgencyTasks(part.anchor, whole, names, requested, (task,), 0.7))
    return found


def _tasks(
    anchor: str, named: tuple[str, tuple[str, ...], bool], passages: Iterable[Passage], *, skip_subject: bool = False
) -> AgencyTasks:
    tasks: list[AgencyTask] = []
    for passage in passages:
        text = passage.text
        if skip_subject:
            spans = bodies_at(text, 0)
            text = text[spans[-1][1] :] if spans else text
        tasks.append(AgencyTask(role_of(text), partners_in(text), passage.quote()))
    return AgencyTasks(anchor, named[0], named[1], named[2], tuple(tasks), 0.95)


def _executing(clause: Clause) -> list[AgencyTasks]:
    """The article that says who carries out the decision."""
    text = clause.body.text
    match = EXECUTES.search(flat(text))
    if match is None:
        return []
    spans = bodies_at(text, ASK.match(text).end() if ASK.match(text) else 0)  # type: ignore[union-attr] # matched in the condition
    if not spans:
        return []
    whole = "; ".join(text[start:end] for start, end in spans)
    names = tuple(text[start:end] for start, end in spans)
    task = AgencyTask("execute the decision", (), clause.at)
    return [AgencyTasks(clause.anchor, whole, names, requested=False, tasks=(task,), confidence=0.9)]


def _general(clause: Clause) -> list[AgencyTasks]:
    """A summary without assignments: whom its clauses name as working together or taking part."""
    text = clause.body.text
    match = _GENERAL.search(flat(text[:200]))
    if match is None:
        return []
    spans = bodies_at(text, match.end())
    if not spans:
        return []
    whole = text[spans[0][0] : spans[-1][1]]
    names = tuple(text[start:end] for start, end in spans)
    role: Role = "coordinate"
    if "phoi hop giua" not in match[0]:
        behind = [found[1] for found in _INVOLVED.finditer(flat(text[spans[-1][1] : spans[-1][1] + 60]))]
        role = "supervise" if "giam sat" in behind else "participate"
    return [
        AgencyTasks(
            clause.anchor, whole, names, requested=False, tasks=(AgencyTask(role, (), clause.at),), confidence=0.6
        )
    ]
