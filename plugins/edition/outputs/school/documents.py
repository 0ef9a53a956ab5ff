"""Documents of XML, as platforms read them out of an archive."""

from __future__ import annotations

from lxml import etree

PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"  # the language of manifests


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
