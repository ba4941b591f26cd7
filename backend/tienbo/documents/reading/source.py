"""The text as it was given, and the same text in one Unicode form, with the way back from one to the other."""

import re
import unicodedata
from dataclasses import dataclass, field

from tienbo.documents.reading.legacy import convert, legacy_encoding
from tienbo.documents.reading.offsets import Offsets, newlines

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# What is no letter, and what neither a database nor a file of ours can hold.
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ONE_TO_ONE = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_BREAKS, "\r"))
_MARK = re.compile("[\u0300-\u036f]")
_IRREGULAR = re.compile(f"[\u0300-\u036f]+|[{_INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the text as a whole that a reader should know, in both languages."""

    kind: str
    text_vi: str
    text_en: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    original: str
    text: str
    offsets: Offsets
    line_ends: list[int]
    notes: tuple[Note, ...] = field(default=())


def source_of(original: str) -> Source:
    """NFC letters, plain spaces, no invisible characters; a legacy encoding is converted and noted.

    What is no text becomes a space of the original too, so that every place in it stays where it is.
    """
    original = NO_TEXT.sub(" ", original)
    encoding = legacy_encoding(original)
    text, offsets = convert(original, encoding) if encoding else _composed(original)
    return Source(original, text.translate(_ONE_TO_ONE), offsets, newlines(original), _notes(original, encoding))


def _composed(original: str) -> tuple[str, Offsets]:
    offsets = Offsets()
    offsets.add(0, 0)
    parts: list[str] = []
    length = done = 0
    for match in _IRREGULAR.finditer(original):
        start = match.start()
        marked = match[0][0] not in _INVISIBLE and start > done and original[start - 1].isalpha()
        if match[0][0] not in _INVISIBLE and not marked:
            continue
        start -= marked
        parts.append(original[done:start])
        length += start - done
        done = match.end()
        if marked:
            cluster = unicodedata.normalize("NFC", original[start:done])
            for index in range(len(cluster)):
                offsets.add(length + index, start, done - start)
            parts.append(cluster)
            length += len(cluster)
        offsets.add(length, done)
    parts.append(original[done:])
    return "".join(parts), offsets


def _notes(original: str, encoding: str | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if encoding:
        vi = f"Văn bản dùng bảng mã {encoding}, đã được chuyển sang Unicode."
        notes.append(Note("legacy-encoding", vi, f"The text was in {encoding} and has been converted to Unicode."))
    marks = len(_MARK.findall(original))
    if marks:
        vi = f"Có {marks} dấu tổ hợp (Unicode tổ hợp): văn bản chưa ở dạng dựng sẵn (NFC)."
        notes.append(Note("combining-marks", vi, f"{marks} combining marks: the text is not NFC.", marks))
    no_break = original.count("\u00a0")
    if no_break and not encoding:
        vi = f"Có {no_break} dấu cách không ngắt dòng."
        notes.append(Note("no-break-spaces", vi, f"{no_break} no-break spaces.", no_break))
    return tuple(notes)
