"""A sent file as it was before it was packed, with a limit on what comes out of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa

from tienbo.bulk.models import FileFormat
from tienbo.bulk.problems import FileUnreadable
from tienbo.bulk.reading import Chunk, csv_chunks
from tienbo.bulk.reading_json import json_chunks, ndjson_chunks
from tienbo.bulk.reading_sheets import sheet_chunks
from tienbo.problems import Text

ENCODINGS: Final = ("", "gzip", "zstd")
_PIECE: Final = 1 << 20
_READERS: Final = {
    FileFormat.csv: csv_chunks,
    FileFormat.ndjson: ndjson_chunks,
    FileFormat.json: json_chunks,
    FileFormat.xlsx: sheet_chunks,
}


def unpack(source: Path, encoding: str, target: Path, most: int) -> Path:
    """The plain file: the source itself where it is not packed.

    Raises:
        FileUnreadable: damaged, or more than `most` bytes come out of it.
    """
    if not encoding:
        return source
    size = 0
    try:
        packed = pa.CompressedInputStream(pa.OSFile(str(source)), encoding)
        with packed as stream, target.open("wb") as file:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > most:
                    raise FileUnreadable(
                        Text("Nội dung sau khi giải nén quá lớn.", "What is packed in the file is too large.")
                    )
                file.write(piece)
    except (pa.ArrowException, OSError) as error:
        raise FileUnreadable(Text("Tệp nén bị hỏng.", "The packed file is damaged.")) from error
    return target


def chunks_of(path: Path, file_format: FileFormat) -> Iterator[Chunk]:
    """The rows of a plain file, a part at a time, so that memory does not grow with it."""
    return _READERS[file_format](path)
