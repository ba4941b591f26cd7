"""The columns of a file of figures."""

from typing import Final

KEY: Final = ("period", "unit_code", "body", "form")
CELL: Final = ("indicator", "category")
COLUMNS: Final = (*KEY, *CELL, "status", "value", "explanation")
NEEDED: Final = {"period", "unit_code", "form", "indicator", "value"}
ROW: Final = "row"
