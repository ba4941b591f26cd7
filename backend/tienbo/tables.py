"""Imports every table, so that the metadata is whole for Alembic and for tests of the schema."""

from tienbo.access import models as access
from tienbo.aggregates import models as aggregates
from tienbo.assignments import models as assignments
from tienbo.assignments import progress_models as progress
from tienbo.bulk import models as bulk
from tienbo.database import Base
from tienbo.documents import models as documents
from tienbo.editions import models as editions
from tienbo.exchange import idempotency_models as idempotency
from tienbo.exchange import models as exchange
from tienbo.exchange import sequence_models as sequences
from tienbo.forms import models as forms
from tienbo.indicators import category_models as categories
from tienbo.indicators import models as indicators
from tienbo.indicators import public_models as publics
from tienbo.indicators import target_models as targets
from tienbo.open_data import models as open_data
from tienbo.reorganisations import models as reorganisations
from tienbo.submissions import entry_models as entries
from tienbo.submissions import models as submissions
from tienbo.units import body_models as bodies
from tienbo.units import models as units
from tienbo.webhooks import models as webhooks

__all__ = [
    "access",
    "aggregates",
    "assignments",
    "bodies",
    "bulk",
    "categories",
    "documents",
    "editions",
    "entries",
    "exchange",
    "forms",
    "idempotency",
    "indicators",
    "open_data",
    "progress",
    "publics",
    "reorganisations",
    "sequences",
    "submissions",
    "targets",
    "units",
    "webhooks",
]

metadata = Base.metadata
