"""Who issued a document, as the sentence that cites it or the one that opens a plan says."""

import re
from typing import Final

from tienbo.documents.recognise.bodies import bodies_at

_BY: Final = re.compile(r"\s*[,)]?\s*(?:của|do)\s+(?=\S)")
# What follows an issuer: the matter of the document, or the sentence going on.
_STOP: Final = re.compile(
    r"\s*(?:[;.,:“”\"/](?!\w)|[;“\"\[]|[()]|\s(?:về|v/v|V/v|ban hành|phê duyệt|quy định|triển khai|thực hiện|hướng dẫn|"
    r"sửa đổi|điều chỉnh|tiếp tục|tăng cường|đẩy mạnh|giao|trình|năm|ngày|tại|theo|là|để|trong|được|đã|công bố|"
    r"kiện toàn|thành lập|"
    r"bổ sung|công nhận|thông qua|trên|tập trung|đối với|nhằm|gửi|yêu cầu|đề nghị|hỗ trợ|phân công|bãi bỏ|thay thế|"
    r"xây dựng|việc|và các|"
    r"tổ chức thực hiện|nêu|quyết định|cho|còn|chưa|vẫn|luôn|bước đầu|cơ bản|rất|sau|kèm|nay|một số|giai đoạn|"
    r"Quy định|Ban hành|Phê duyệt|Về|phát động|hưởng ứng|có)(?!\w))"
)
_AND: Final = re.compile(r"\s(?:và|,)\s(?=(?P<next>[^\s,;.]+))")
_TYPE_WORD: Final = re.compile(
    r"(?i:Kế hoạch|Quyết định|Nghị|Chương trình|Chỉ thị|Thông|Luật|Công|Kết luận|Hướng dẫn|Đề án|Văn bản)"
)
_TERM: Final = re.compile(r"\s*\((?:khóa|khoá|Khóa|Khoá)\s+[IVXL]+\)")
_LONGEST: Final = 130
_LONGEST_VERB: Final = 32
_ISSUES: Final = re.compile(
    r"\s+(?:đã\s+|vừa\s+)?(?:xây dựng|ban hành|lập|đề ra)\s+(?:và\s+\S+\s+\S+\s+)?"
    r"(?i:kế hoạch|chương trình|quyết định|chỉ thị|hướng dẫn|nghị quyết|đề án|công văn|báo cáo|thông báo)"
)


def issuer_after(text: str, position: int) -> tuple[str, int] | None:
    """The issuer named behind a number or its date, and where its name ends."""
    by = _BY.match(text, position)
    if by is None or not (text[by.end()].isupper() or text.startswith(("tỉnh ủy", "liên", "thường trực"), by.end())):
        return None
    start = by.end()
    stop = _STOP.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    for joint in _AND.finditer(text, start, end):
        following = text[joint.end() :]
        if not joint["next"][0].isupper() or _TYPE_WORD.match(following):
            end = joint.start()
            break
    term = _TERM.match(text, end)
    end = term.end() if term else end
    name = text[start:end].strip(" ,.;:-")
    return (name, end) if name else None


def issuer_before(text: str, position: int) -> str | None:
    """The body that `ban hành` the document whose type begins at `position`: its name right before the verb."""
    floor = max(0, position - _LONGEST_VERB)
    verb = re.search(r"\s+(?:đã\s+|vừa\s+)?ban hành\s+(?:các\s+)?$", text[floor:position])
    if verb is None:
        return None
    return _body_ending_at(text, floor + verb.start())


def issuing_body(text: str) -> tuple[int, int] | None:
    """The body that says it issues the plan: `UBND tỉnh xây dựng Kế hoạch …`, as a span of `text`."""
    for verb in _ISSUES.finditer(text):
        for start in _starts_before(text, verb.start()):
            spans = bodies_at(text, start)
            if spans and abs(spans[-1][1] - verb.start()) <= 1:
                return spans[0][0], spans[-1][1]
    return None


def _starts_before(text: str, end: int) -> list[int]:
    """Places where the sentence part before `end` may begin, the nearest first."""
    floor = max(0, end - _LONGEST)
    starts = [match.end() for match in re.finditer(r"(?:^|[;,.:]\s+|\s)(?=\S)", text[floor:end])]
    near = [floor + start for start in starts]
    clause = [start for start in near if start == 0 or text[start - 2 : start - 1] in {";", ",", ".", ":"}]
    return list(reversed(clause)) + list(reversed(near))


def _body_ending_at(text: str, end: int) -> str | None:
    for start in _starts_before(text, end):
        spans = bodies_at(text, start)
        if spans and spans[-1][1] == end:
            return text[spans[0][0] : end]
    return None
