"""What is published, as a list for people."""

from collections.abc import Sequence

from tienbo.open_data.addresses import Addresses
from tienbo.open_data.catalogue import Terms
from tienbo.open_data.queries import Dataset
from tienbo.open_data.schemas import OpenDataList, OpenDatasetRead


def listed(datasets: Sequence[Dataset], where: Addresses, terms: Terms) -> OpenDataList:
    items = [_listed(one, where) for one in datasets]
    return OpenDataList(licence=terms.licence, contact=terms.contact, catalogue_url=where.catalogue, items=items)


def _listed(one: Dataset, where: Addresses) -> OpenDatasetRead:
    row, said = one
    newest = said.meanings[-1]
    return OpenDatasetRead(
        code=row.code,
        title_vi=said.title_vi,
        title_en=said.title_en,
        definition=newest.definition,
        measure_unit=newest.measure_unit,
        kind=said.kind,
        source=newest.source,
        publisher=said.publisher,
        decision=said.decision,
        periods=said.periods,
        first_day=said.first_day,
        last_day=said.last_day,
        levels=said.levels,
        units=said.units,
        rows=row.rows,
        withheld=said.withheld,
        demo=said.demo,
        issued_at=row.issued_at,
        modified_at=row.modified_at,
        csv_url=where.csv(row.code),
        csv_size=row.size,
        csv_sha256=row.sha256,
        metadata_url=where.metadata(row.code),
    )
