"""Names of agencies in running text: where one begins, where it ends, and where the next one starts.

A phrase that stands for a group ("các sở, ban, ngành, huyện, thành phố, thị xã") is one name.
"""

import re
from collections.abc import Collection
from typing import Final

from tienbo.documents.reading.letters import UPPER

_NAME = rf"(?=[{UPPER}])"

# Words an agency's name begins with. Those in the first group need a name behind them: "Sở, ban, ngành" is no agency.
_NAMED = r"(?:[Ss]ở|[Pp]hòng|[Bb]an|Bộ|Vụ|Cục|Chi cục|Tổng cục|Báo|[Tt]rường|[Tt]rung tâm|Viện|Học viện|Thuế|Tổ)\s+"
_WHOLE = (
    r"[UỦ][yỷ] ban|[ỦU]ỷ ban|UBND|HĐND|Hội đồng|UBMTTQ|UB MTTQ|UBMT|MTTQ|Mặt trận Tổ quốc|Trung ương (?:Hội|Đoàn|"
    r"Đảng)|Tổng Liên đoàn|Mặt trận|VP UBND|VP|"
    r"Văn phòng|"
    r"Hội (?:[Ll]iên hiệp|LHPN|[Pp]hụ nữ|[Nn]ông dân|Cựu|Chữ|Người|Luật|Khuyến|Bảo|Nhà|Doanh|Nữ)|Công an|Quân đội|"
    r"Bộ (?:phận|đội)|[Bb]an (?:[Vv]ì sự|[Cc]hỉ|[Cc]án sự|[Qq]uản lý|[Gg]iám|[Nn]gành)|Đài|Báo và|Trạm|"
    r"Bảo hiểm xã hội|BHXH|"
    r"Tòa án|Toà án|Viện kiểm sát|Liên đoàn|LĐLĐ|Công đoàn|Đoàn (?:[Tt]hanh niên|TN|TNCS|[Đđ]ại biểu|ĐBQH|[Kk]hối)|"
    r"Tỉnh đoàn|Thành đoàn|Huyện đoàn|Xã đoàn|Tỉnh [uủ][yỷ]|Thành [uủ][yỷ]|Huyện [uủ][yỷ]|Thị [uủ][yỷ]|Quận [uủ][yỷ]|"
    r"[ĐđD]ảng [uủ][yỷ]|Đảng đoàn|Cấp [uủ][yỷ]|cấp [uủ][yỷ]|Ngân hàng|Chính phủ|Thủ tướng|Quốc hội|Bộ Chính trị|"
    r"Kho bạc|"
    r"Thanh tra|Bệnh viện|Liên minh|Liên hiệp|Hiệp hội|Bưu điện|Công chức|Cán bộ|Thường trực|Thường vụ|Thủ trưởng|"
    r"[Nn]gười đứng đầu|Giám đốc|Phó Giám đốc|Chủ tịch|Phó Chủ tịch|Trưởng [Bb]an|Trưởng các|Trưởng phòng|Trưởng thôn|"
    r"Chánh Văn phòng|Bí thư|Lãnh đạo|lãnh đạo|Chính quyền|chính quyền|Doanh nghiệp|Hợp tác xã|Ủy viên|Cơ quan|cơ quan|"
    r"Thành viên|Đơn vị|Đoàn thể|Địa phương|Hiệu trưởng|Ban Thường|Bộ Tư lệnh|Bộ Chỉ huy|Ngành|Khối|Nhà văn hóa|"
    r"Nhà trường"
)
_GROUP = (
    r"(?:[Cc]ác|[Mm]ọi|[Tt]oàn thể|[Nn]hững)\s+(?:[Ss]ở|[Bb]an|[Bb]ộ|[Nn]gành|[Cc]ơ quan|[Đđ]ơn vị|[Đđ]ịa phương|"
    r"[Pp]hòng|"
    r"[Đđ]oàn thể|[Tt]ổ chức|[Hh]ội|[Tt]rường|[Dd]oanh nghiệp|[Tt]hành viên|[Cc]ấp|[Tt]rạm|[Đđ]ồng chí|[Tt]hành phần|"
    r"[Cc]hi (?:hội|đoàn|bộ)|[Bb]an ngành|[Cc]ông chức|[Cc]án bộ|[Cc]hủ đầu tư|[Ll]ực lượng|[Cc]ơ sở|[Tt]rung tâm|"
    r"[Ủủ]y ban|"
    r"UBND|[Hh]uyện ủy|[Đđ]ảng ủy|[Tt]ỉnh ủy|[Tt]hôn|Văn phòng|[Cc]ông ty|[Hh]ọc viện)|[Ss]ở,? (?:ban|ngành)|Ban, ngành"
)
_PLURAL_PLACES = (
    r"(?:[Cc]ác)\s+(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|[Qq]uận|[Đđ]ặc khu|[Tt]ỉnh)"
)
HEAD: Final = re.compile(rf"(?:{_NAMED}{_NAME}|(?:{_WHOLE})(?!\w)|{_GROUP}(?!\w))")
FIRST_HEAD: Final = re.compile(rf"(?:{HEAD.pattern}|{_PLURAL_PLACES}(?!\w))")

# Small words that go on inside a name or a group phrase after a comma.
_CONTINUES: Final = re.compile(
    rf"(?:ban|ngành|sở|đoàn thể|các đoàn thể|hội|huyện|thành phố|thị xã|xã|phường|thị trấn|đặc khu|quận|tỉnh|"
    rf"địa phương|đơn vị|"
    rf"cơ quan|tổ chức|doanh nghiệp|phòng|trường|thôn|bản|ấp|buôn|khu phố|khóm|tổ dân phố|cấp|cấp ủy|thành viên|"
    rf"cá nhân|đoàn|"
    rf"trạm|thành phần|chính quyền|bộ phận|công chức|viên chức|người|chi|khu|công ty|liên quan|có liên quan|Ban,|"
    rf"Ngành|Đoàn thể|"
    rf"{_PLURAL_PLACES[len('(?:[Cc]ác)') :]}|{_PLURAL_PLACES})(?!\w)"
)
# What comes behind an agency's name when the sentence goes on.
_VERBS = (
    r"chủ trì|phối hợp|tham mưu|tham gia|tổ chức(?! (?:chính trị|xã hội|đoàn thể|thành viên|tôn giáo|liên quan|"
    r"có liên quan|"
    r"[Đđ]ảng|khác|hội|kinh tế|phi chính phủ|đại diện|,))|triển khai|thực hiện|xây dựng(?! Đảng)|hướng dẫn|đôn đốc|"
    r"theo dõi|"
    r"kiểm tra|"
    r"giám sát|rà soát|đề xuất|tổng hợp|báo cáo|lồng ghép|chỉ đạo|ban hành|căn cứ|có trách nhiệm|chịu trách nhiệm|"
    r"chịu|bố trí|"
    r"cân đối|thẩm định|tuyên truyền|vận động|đẩy mạnh|tăng cường|nâng cao|nghiên cứu|bảo đảm|đảm bảo|chủ động|"
    r"thường xuyên|"
    r"tiếp tục|quán triệt|phát huy|cung cấp|gửi|nộp|trong|theo|để|trước|chậm nhất|khi|nhằm|trên cơ sở|trên địa bàn|"
    r"tại|về|với|đã|"
    r"được|phải|cần|nghiêm túc|tạo điều kiện|ưu tiên|lựa chọn|quan tâm|duy trì|phê duyệt|trình|giao|yêu cầu|đề nghị|"
    r"đưa|kịp thời|"
    r"lập|thu thập|khảo sát|đánh giá|định kỳ|hằng năm|hàng năm|hàng quý|hằng quý|hàng tháng|hằng tháng|phổ biến|"
    r"bồi dưỡng|"
    r"tập huấn|đào tạo|hỗ trợ|quản lý|sử dụng|giải quyết|phân bổ|cấp (?:kinh phí|phát)|huy động|xử lý|phòng, chống|"
    r"phòng ngừa|là|"
    r"làm|có(?! liên quan)|xác định|quy định|thống nhất|phân công|sắp xếp|kiện toàn|củng cố|đổi mới|khuyến khích|in|"
    r"mở|phát động|"
    r"hưởng ứng|nâng|đăng|phản ánh|chuẩn bị|cập nhật|tiến hành|hoàn thiện|hoàn thành|ứng dụng|phát triển|giúp|"
    r"xem xét|lãnh đạo|"
    r"góp phần|liên hệ|qua|năm|ngày|tháng|từ|đến|kết quả|tình hình|việc|danh sách|số liệu|nói riêng|nói chung|cùng"
)
_STOP: Final = re.compile(rf"(?<![\w-])(?:{_VERBS})(?!\w)|[.:()“”|/](?!\w)|[(“”|]")
_SEPARATOR: Final = re.compile(
    r"\s*(?:;|,|(?<!\w)và(?!\w)|(?<=\w)-(?=\s)|\s[-–]\s|/|(?<!\w)hoặc(?!\w)|(?<!\w)cùng(?!\w))\s*"
)
_TAIL: Final = " ,;.:-–/"
# An agency's name alone shares the place of the name behind it: "Đảng ủy, UBND các xã, thị trấn".
_BARE: Final = re.compile(
    r"(?:[ĐđD]ảng [uủ][yỷ]|Cấp [uủ][yỷ]|cấp [uủ][yỷ]|HĐND|UBND|Hội đồng nhân dân|[UỦ][yỷ] ban nhân dân|Báo|Thường trực|"
    r"Thường trực (?:HĐND|Đảng [uủ]y)|(?:các )?(?:Phó )?Chủ tịch|Lãnh đạo|Chủ tịch|Văn phòng|Mặt trận|UBMTTQ|"
    r"Văn phòng Đoàn (?:ĐBQH|đại biểu Quốc hội)|(?:VP|Văn phòng) (?:HĐND|HĐND và)|Chính quyền|chính quyền)"
)
_LONGEST: Final = 400

Span = tuple[int, int]


def head_at(text: str, position: int, *, places: bool = False) -> bool:
    """Whether the name of an agency or of a group of them begins at `position`."""
    return (FIRST_HEAD if places else HEAD).match(text, position) is not None


def bodies_at(text: str, start: int, breaks: Collection[int] = ()) -> list[Span]:
    """The agencies listed from `start` on; nothing where none begins there.

    `breaks` are places of spaces that were line breaks in a cell, which separate as well as commas do.
    """
    if not head_at(text, start, places=True):
        return []
    spans: list[Span] = []
    begin = start
    end = _piece_end(text, start, breaks)
    while True:
        step = _next(text, begin, end, breaks)
        if step is None:
            break
        position, new = step
        if new:
            spans.append((begin, end))
            begin = position
        end = _piece_end(text, position, breaks)
        if end <= position or end - start > _LONGEST * 4:
            break
    spans.append((begin, end))
    return [(left, _trim(text, left, right)) for left, right in spans if _trim(text, left, right) > left]


def split_bodies(text: str, breaks: Collection[int] = ()) -> list[Span]:
    """All agencies of a cell; what is no agency's name stays as it is printed between two semicolons."""
    spans: list[Span] = []
    position = 0
    while position < len(text):
        while position < len(text) and text[position] in " ,;.+-–•":
            position += 1
        if position >= len(text):
            break
        found = bodies_at(text, position, breaks)
        stop = found[-1][1] if found else position
        semicolon = text.find(";", stop)
        end = len(text) if semicolon < 0 else semicolon
        if found and _trim(text, stop, end) > stop:
            found[-1] = (found[-1][0], _trim(text, found[-1][0], end))
        elif not found:
            found = [(position, _trim(text, position, end))]
        spans += [span for span in found if span[1] > span[0]]
        position = end + 1
    return spans


def is_group(name: str) -> bool:
    """Whether the phrase stands for several agencies."""
    return re.search(r"(?<!\w)[Cc]ác(?!\w)|(?<!\w)[Mm]ọi(?!\w)|[Tt]oàn thể", name) is not None


def _next(text: str, begin: int, end: int, breaks: Collection[int]) -> tuple[int, bool] | None:
    """Where the list goes on behind `end`, and whether with another agency."""
    separator = _SEPARATOR.match(text, end)
    if separator is None:
        return (end + 1, True) if end in breaks and head_at(text, end + 1) else None
    position = separator.end()
    while True:  # "; và", ", và"
        again = _SEPARATOR.match(text, position)
        if again is None or again.end() == again.start():
            break
        position = again.end()
    if position >= len(text):
        return None
    printed = separator[0].strip()
    if head_at(text, position):
        bare = _BARE.fullmatch(text[begin:end].strip()) is not None and printed != ";"
        return position, not bare
    if _CONTINUES.match(text, position) and printed != "/":
        return position, False
    if text[position].isupper() and printed in {",", "và", "-", "–"} and not text[position - 1 : position].isalnum():
        return position, False
    return None


def _piece_end(text: str, start: int, breaks: Collection[int]) -> int:
    """The end of the stretch without separators that begins at `start`."""
    head = FIRST_HEAD.match(text, start)
    begin = head.end() if head else start
    limit = min(len(text), start + _LONGEST)
    ends = [limit]
    stop = _STOP.search(text, begin, limit)
    if stop:
        ends.append(stop.start())
    separator = _SEPARATOR.search(text, begin, limit)
    if separator:
        ends.append(separator.start())
    ends += [place for place in breaks if begin <= place < limit and head_at(text, place + 1)][:1]
    end = min(ends)
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return end
