"""The signature block: authority, position, name, and the recipients beside it."""

import re
from dataclasses import dataclass, field
from typing import Final

from tienbo.documents.reading import Paragraph, Passage, Quote
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.reading.passages import joined
from tienbo.documents.recognise.marks import AUTHORITY, POSITION, RECIPIENTS
from tienbo.documents.recognise.results import Signer

_NAME: Final = re.compile(
    rf"(?:(?:ThS|TS|PGS|GS|BS|CN|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Đại úy)\.?\s*)*"
    rf"(?P<name>[{UPPER}][^\W\d_{UPPER}]+(?:\s[{UPPER}]['’]?[^\W\d_{UPPER}]*){{1,5}})"
)
_TRAILING_NAME: Final = re.compile(rf"\s(?P<name>[{UPPER}][^\W\d_{UPPER}]+(?:\s[{UPPER}][^\W\d_{UPPER}]*){{1,5}})$")
_MARK: Final = re.compile(r"\((?:[ĐđD]ã ký|Đã kí|Đã ký và đóng dấu|đã ký)[^)]{0,20}\)")
_NEW_TOKEN: Final = re.compile(rf"(?<!\S)(?:{AUTHORITY.pattern}|{POSITION.pattern})")
_BOUND: Final = re.compile(r"(?:KT|K/T|TL|T/L|TUQ|T/UQ|Q|PHÓ)[\s.,/]*$|,\s*$")
_ITEM: Final = re.compile(r"(?:^|(?<=[;.:\s]))\s*[-–+]\s*(?=\S)")
_GLUED: Final = re.compile(r"\s[-–]\s*(?=Lưu\b)")
_ARCHIVE: Final = re.compile(r"Lưu\s*(?:tại)?\s*[:,.]?\s*(?P<codes>.+)")


@dataclass(frozen=True, slots=True)
class Tail:
    signer: Signer | None
    recipients: tuple[Quote, ...]
    archive_codes: tuple[str, ...]
    glued: Quote | None
    left: list[Passage]


def tail_of(paragraphs: list[Paragraph]) -> Tail:
    """The paragraphs behind the body, told apart; what belongs to neither column is left over."""
    found = _Columns()
    for paragraph in paragraphs:
        found.take(paragraph)
    codes = next((_codes(quote.text) for quote in found.recipients if quote.text.startswith("Lưu")), ())
    return Tail(_signer(found.signing), tuple(found.recipients), codes, found.glued, found.left)


@dataclass(slots=True)
class _Columns:
    """Recipients on the left, signature on the right, as their lines come one after the other."""

    recipients: list[Quote] = field(default_factory=list)
    signing: list[Passage] = field(default_factory=list)
    left: list[Passage] = field(default_factory=list)
    glued: Quote | None = None
    announced: bool = False
    listing: bool = False
    named: bool = False

    def take(self, paragraph: Paragraph) -> None:
        passage = paragraph.passage
        heading = RECIPIENTS.match(paragraph.text)
        if heading:
            self.announced = self.listing = True
            passage = _inline_signature(passage.part(heading.end(), len(passage.text)), self.signing)
        if self._is_recipient(paragraph, passage):
            self.glued = self.glued or _glued_in(passage)
            self.recipients += _items(passage)
        elif passage.text and not heading:
            self._sign(paragraph, passage)

    def _is_recipient(self, paragraph: Paragraph, passage: Passage) -> bool:
        if self.announced and _is_item(passage.text):
            return True
        if not self.listing or _signs(paragraph) or paragraph.caps:
            return False
        self.listing = not _closed(self.recipients)
        return self.listing

    def _sign(self, paragraph: Paragraph, passage: Passage) -> None:
        name = _NAME.fullmatch(paragraph.text) is not None
        if self.named or not (_signs(paragraph) or paragraph.caps or _MARK.match(paragraph.text) or name):
            self.left.append(passage)
            return
        self.listing = False
        self.signing.append(passage)
        self.named = name and len(self.signing) > 1


def _signs(paragraph: Paragraph) -> bool:
    return AUTHORITY.match(paragraph.text) is not None or POSITION.match(paragraph.text) is not None


def _is_item(text: str) -> bool:
    return text.startswith(("-", "–", "+", "•"))


def _closed(recipients: list[Quote]) -> bool:
    return any(quote.text.startswith("Lưu") for quote in recipients)


def _inline_signature(passage: Passage, signing: list[Passage]) -> Passage:
    """Recipients and signature on one line, as a flattened table row leaves them."""
    match = re.search(rf"\s(?={AUTHORITY.pattern}[{UPPER}]{{2}})", passage.text)
    if match is None:
        return passage
    signing.append(passage.part(match.end(), len(passage.text)))
    return passage.part(0, match.start())


def _glued_in(passage: Passage) -> Quote | None:
    match = _GLUED.search(passage.text)
    return passage.quote(match.end()) if match and not passage.text[: match.start()].endswith(";") else None


def _items(passage: Passage) -> list[Quote]:
    """The recipients of a line: one each, or several run together."""
    text = passage.text
    starts = [match.end() for match in _ITEM.finditer(text) if _opens_item(text, match.start(), match.end())]
    if not starts or starts[0] > len(text) // 2:
        starts = [0, *starts]
    found: list[Quote] = []
    for begin, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        end = stop
        while end > begin and text[end - 1] in " ;.,:-–+":
            end -= 1
        if end > begin and text[begin:end].strip(":") not in {"", "Gửi"}:
            found.append(passage.quote(begin, end))
    return found


def _opens_item(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ";:.+" or text.startswith("Lưu", end)


def _codes(text: str) -> tuple[str, ...]:
    match = _ARCHIVE.match(text)
    if match is None:
        return ()
    return tuple(code for part in re.split(r"[,;]", match["codes"]) if (code := part.strip(" .")))


def _signer(passages: list[Passage]) -> Signer | None:
    if not passages:
        return None
    capitals: list[list[Passage]] = [[]]
    mark = name = None
    for passage in passages:
        trailing = _TRAILING_NAME.search(passage.text)
        printed = _MARK.match(passage.text)
        whole = None if passage.text.isupper() or AUTHORITY.match(passage.text) else _NAME.fullmatch(passage.text)
        if printed:
            mark = printed[0]
            capitals.append([])
        elif whole:
            name = whole["name"]
        elif trailing and passage.text[: trailing.start()].isupper():
            name = trailing["name"]
            capitals[-1].append(passage.part(0, trailing.start()))
        else:
            capitals[-1].append(passage)
    tokens = [token for group in capitals if group for token in _tokens(joined(group).text)]
    authority = [token for token in tokens if AUTHORITY.match(token)]
    positions = [token for token in tokens if not AUTHORITY.match(token)]
    if not tokens:
        return None
    return Signer(
        " / ".join(authority) or None,
        positions[0] if positions else None,
        mark,
        " ".join(positions[1:]) or None,
        name,
        passages[0].line,
        passages[-1].last_line,
    )


def _tokens(text: str) -> list[str]:
    """`TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH` in its three parts."""
    starts = [
        match.start()
        for match in _NEW_TOKEN.finditer(text)
        if not _BOUND.search(text[max(0, match.start() - 9) : match.start()])
    ]
    if not starts or starts[0] > 0:
        starts = [0, *starts]
    return [
        token
        for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)
        if (token := text[begin:end].strip(" -–*_"))
    ]
