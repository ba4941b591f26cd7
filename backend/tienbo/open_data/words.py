"""What is said beside open data, in both languages."""

from typing import Final

from tienbo.problems import Text

CATALOGUE: Final = Text("Dữ liệu mở về bình đẳng giới và vì sự tiến bộ của phụ nữ", "Open data on gender equality")
CATALOGUE_MEANING: Final = Text(
    "Số liệu chính thức của các chỉ tiêu được công khai: từ các bản tổng hợp đã chốt và được cấp trên tiếp nhận.",
    "Official figures of the indicators that are public: from frozen editions that the superior accepted.",
)
DEMO: Final = Text(
    "Dữ liệu trình diễn: số liệu bịa để xem thử, không dùng để trích dẫn.",
    "Demo data: made-up figures, not to be cited.",
)
SUPPRESSED: Final = Text(
    "Số nhỏ của chỉ tiêu nhạy cảm, và những số từ đó suy ra được, không công bố (withheld).",
    "Small counts of a sensitive indicator, and what would give them away, are not published (withheld).",
)
EMPTY: Final = Text("Chưa có bản tổng hợp nào được tiếp nhận.", "No edition has been accepted yet.")
