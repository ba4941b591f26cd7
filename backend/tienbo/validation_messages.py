"""Sentences, in Vietnamese and English, for what Pydantic finds wrong in a payload."""

from collections.abc import Mapping
from typing import Any

_SENTENCES = {
    "missing": ("Thiếu trường bắt buộc này.", "This field is required."),
    "extra_forbidden": ("Trường này không có trong biểu.", "This field is not known here."),
    "string_too_short": ("Cần ít nhất {min_length} ký tự.", "At least {min_length} characters are needed."),
    "string_too_long": ("Tối đa {max_length} ký tự.", "At most {max_length} characters are allowed."),
    "string_type": ("Cần một đoạn văn bản.", "A text is needed."),
    "string_pattern_mismatch": ("Không đúng dạng quy định.", "This does not have the required form."),
    "int_parsing": ("Cần một số nguyên.", "A whole number is needed."),
    "int_type": ("Cần một số nguyên.", "A whole number is needed."),
    "bool_parsing": ("Cần giá trị true hoặc false.", "true or false is needed."),
    "greater_than_equal": ("Cần giá trị từ {ge} trở lên.", "A value of at least {ge} is needed."),
    "less_than_equal": ("Cần giá trị không quá {le}.", "A value of at most {le} is needed."),
    "decimal_parsing": ("Cần một số, ví dụ 1234.5.", "A number is needed, for example 1234.5."),
    "finite_number": ("Số phải hữu hạn.", "The number must be finite."),
    "date_from_datetime_parsing": ("Cần ngày dạng 2026-06-14.", "A date such as 2026-06-14 is needed."),
    "date_parsing": ("Cần ngày dạng 2026-06-14.", "A date such as 2026-06-14 is needed."),
    "enum": ("Cần một trong: {expected}.", "One of these is needed: {expected}."),
    "literal_error": ("Cần một trong: {expected}.", "One of these is needed: {expected}."),
    "json_invalid": ("JSON không đọc được: {error}.", "The JSON cannot be read: {error}."),
    "model_attributes_type": ("Cần một đối tượng JSON.", "A JSON object is needed."),
    "list_type": ("Cần một danh sách.", "A list is needed."),
    "too_long": ("Danh sách tối đa {max_length} mục.", "The list may hold at most {max_length} items."),
    "too_short": ("Danh sách cần ít nhất {min_length} mục.", "The list needs at least {min_length} items."),
}


def explain(item: Mapping[str, Any]) -> tuple[str, str]:
    """The sentence (Vietnamese, English) for one of Pydantic's errors; rules of our own bring both."""
    context = item.get("ctx") or {}
    own = context.get("error")
    if isinstance(own, ValueError) and len(own.args) == 2:  # noqa: PLR2004 -- ValueError(vietnamese, english)
        return str(own.args[0]), str(own.args[1])
    kind = item["type"]
    # A text that is trimmed or cleaned first is measured as anything that has a length.
    if kind in {"too_long", "too_short"} and isinstance(item.get("input"), str):
        kind = f"string_{kind}"
    vi, en = _SENTENCES.get(kind, ("Giá trị không hợp lệ: {msg}.", "The value is not valid: {msg}."))
    words = {"msg": item.get("msg", ""), **context}
    return vi.format_map(words), en.format_map(words)
