"""Archives whose bytes depend on what is in them alone: sorted members, one date, one system."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = dt.date(1980, 1, 1)  # no archive knows an earlier day
UNIX, READABLE = 3, 0o100644 << 16


def zipped(members: Mapping[str, bytes], day: dt.date) -> bytes:
    """An archive of files, each by its path in it, all dated to the midnight of ``day``."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path in sorted(members):
            info = ZipInfo(path, (max(day, FIRST)).timetuple()[:6])
            info.create_system, info.external_attr, info.compress_type = UNIX, READABLE, ZIP_DEFLATED
            archive.writestr(info, members[path], compresslevel=9)
    return buffer.getvalue()
