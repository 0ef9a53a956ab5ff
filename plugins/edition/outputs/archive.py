"""What platforms and readers of books read: archives whose bytes depend on what is in them alone, and documents of XML in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"  # the language of manifests
FIRST = dt.date(1980, 1, 1)  # no archive knows an earlier day
UNIX, READABLE = 3, 0o100644 << 16


def zipped(members: Mapping[str, bytes], day: dt.date, first: str = "") -> bytes:
    """An archive of files, each by its path in it, sorted, all dated to the midnight of ``day``.

    The member ``first`` stands before all others, and as it is: by it some programs tell what an archive is (OCF 3.3, section 4.3).
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path in sorted(members, key=lambda each: (each != first, each)):
            info = ZipInfo(path, (max(day, FIRST)).timetuple()[:6])
            info.create_system, info.external_attr, info.compress_type = UNIX, READABLE, ZIP_STORED if path == first else ZIP_DEFLATED
            archive.writestr(info, members[path], compresslevel=9)
    return buffer.getvalue()


class Language:
    """Makes elements of one namespace: the default one of the document, or one with a ``prefix``."""

    def __init__(self, namespace: str, prefix: str | None = None):
        self.namespace, self.names = namespace, {prefix: namespace}

    def __call__(self, name: str, *inside: etree._Element | str, **attributes: str) -> etree._Element:
        """An element with what stands in it: elements, or words before the first of them."""
        element = etree.Element(f"{{{self.namespace}}}{name}", attributes, self.names)  # type: ignore[arg-type]  # a default namespace has no prefix
        for each in inside:
            if isinstance(each, str):
                element.text = each
            else:
                element.append(each)
        return element


def written(element: etree._Element) -> bytes:
    """A document, with its declaration."""
    etree.cleanup_namespaces(element)
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", pretty_print=True)
