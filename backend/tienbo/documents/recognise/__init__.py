"""Recognition: what a plan document says, as data with places in the text."""

from tienbo.documents.recognise.engine import recognise, recognise_reading
from tienbo.documents.recognise.results import Recognition
from tienbo.documents.recognise.seed import to_seed

__all__ = ["Recognition", "recognise", "recognise_reading", "to_seed"]
