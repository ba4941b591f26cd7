"""The concepts of the data structure, what they are called, and where the attributes are attached (pure)."""

from typing import Final

from pysdmx.model import DataType

from tienbo.problems import Text

CONCEPTS: Final = {
    "FREQ": Text("Loại kỳ", "Frequency"),
    "REF_AREA": Text("Đơn vị hành chính", "Reference area"),
    "INDICATOR": Text("Chỉ tiêu", "Indicator"),
    "TIME_PERIOD": Text("Kỳ báo cáo", "Time period"),
    "OBS_VALUE": Text("Số liệu", "Observation value"),
    "UNIT_MEASURE": Text("Đơn vị tính", "Unit of measure"),
    "OBS_STATUS": Text("Tình trạng số liệu", "Observation status"),
    "PERIOD": Text("Tên kỳ báo cáo", "Name of the reporting period"),
    "EXPECTED": Text("Số đơn vị phải báo cáo", "Reporters that are asked"),
    "COUNTED": Text("Số đơn vị đã tính", "Reporters that are counted"),
    "NUMERATOR": Text("Tử số", "Numerator"),
    "DENOMINATOR": Text("Mẫu số", "Denominator"),
    "QUALITY": Text("Độ chắc chắn", "Quality"),
    "LOWER_BOUND": Text("Ít nhất", "Lower bound"),
    "UPPER_BOUND": Text("Nhiều nhất", "Upper bound"),
    "BASIS": Text("Cách cộng", "Basis"),
}
TYPES: Final = {
    "TIME_PERIOD": DataType.PERIOD,
    "OBS_VALUE": DataType.DECIMAL,
    "NUMERATOR": DataType.DECIMAL,
    "DENOMINATOR": DataType.DECIMAL,
    "LOWER_BOUND": DataType.DECIMAL,
    "UPPER_BOUND": DataType.DECIMAL,
    "EXPECTED": DataType.INTEGER,
    "COUNTED": DataType.INTEGER,
}
ATTRIBUTES: Final = {
    "UNIT_MEASURE": "series",
    "OBS_STATUS": "observation",
    "PERIOD": "observation",
    "EXPECTED": "observation",
    "COUNTED": "observation",
    "NUMERATOR": "observation",
    "DENOMINATOR": "observation",
    "QUALITY": "observation",
    "LOWER_BOUND": "observation",
    "UPPER_BOUND": "observation",
}
