"""Where open data stands, in full: a catalogue is read far from the service that wrote it (pure)."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Addresses:
    """The public address of the installation, and what is made of it."""

    base: str

    @property
    def page(self) -> str:
        return f"{self.base.rstrip('/')}/open-data"

    @property
    def api(self) -> str:
        return f"{self.base.rstrip('/')}/api/v1/open-data"

    @property
    def catalogue(self) -> str:
        return f"{self.api}/catalog"

    def dataset(self, code: str) -> str:
        """Names the dataset, and leads to its place on the page."""
        return f"{self.page}#{quote(code, safe='@')}"

    def csv(self, code: str) -> str:
        return f"{self.api}/{quote(code, safe='@')}.csv"

    def metadata(self, code: str) -> str:
        """Beside the CSV, where programs look for it by the rule of CSVW."""
        return f"{self.csv(code)}-metadata.json"
