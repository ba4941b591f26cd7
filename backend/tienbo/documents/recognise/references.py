"""Laws, programmes and strategies named without a number."""

import re
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.results import Citation, Reference

_LAW: Final = re.compile(
    rf"(?:Bộ luật|Luật|Pháp lệnh) (?P<name>(?:[{UPPER}][^\s,;.:()“”]*|bình đẳng giới|phòng)(?:(?: (?:và )?|, )(?!số|"
    rf"ngày|năm|được|có|đến|tới|trong|cho|về|là|"
    rf"của|để|theo|với|các|Luật|Nghị|Quyết|Kế|Bộ luật|Pháp|Chương|Chỉ|Công|Thông)[^\s,;.:()“”\d]+){{0,9}})(?! số)"
)
_CONSTITUTION: Final = re.compile(r"Hiến pháp(?: năm \d{4})?")
_PROGRAMME: Final = re.compile(
    r"(?:Chương trình|Chiến lược|Đề án|"
    r"chiến lược)(?= [^\W\d])(?P<name>[^;.:()\d”]{8,140}?)\s(?:trong )?giai đoạn "
    r"(?P<from>\d{4})\s?[-–]\s?(?P<to>\d{4})"
)
_LONGEST_LAW: Final = 60


def references_of(passages: list[Passage], citations: tuple[Citation, ...]) -> tuple[Reference, ...]:
    """Each named text once, where it is first named."""
    numbered = [(mention.at.start, mention.at.end) for citation in citations for mention in citation.mentions]
    found: dict[str, Reference] = {}
    for passage in passages:
        text = passage.text
        for match in [*_LAW.finditer(text), *_CONSTITUTION.finditer(text)]:
            name = re.sub(r"\s+(?:và|,)$", "", match[0].strip(" ,")[:_LONGEST_LAW])
            found.setdefault(name.lower(), Reference(name, passage.quote(match.start(), match.start() + len(name))))
        for match in _PROGRAMME.finditer(text):
            begin = match.start()
            name = text[begin : match.end()]
            quote = passage.quote(begin, match.end())
            if any(start <= quote.start < end for start, end in numbered):
                continue
            found.setdefault(name.lower(), Reference(name, quote, (int(match["from"]), int(match["to"]))))
    return tuple(sorted(found.values(), key=lambda reference: reference.at.start))
