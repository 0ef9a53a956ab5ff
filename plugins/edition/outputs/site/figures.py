"""Pictures on pages. What is said of one is apparatus: it is among no words of the text."""

from __future__ import annotations

from markupsafe import Markup

from ...model import Picture

FIGURE = Markup('<figure class="picture"{} data-apparatus><a href="{}">{}</a><figcaption>{}</figcaption></figure>\n')
IMAGE = Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">')


def figure(picture: Picture, root: str) -> Markup:
    """A picture, which leads to itself, and below it whose it is; ``root`` is the way from its page to the site's."""
    at, id = root + picture.path, Markup(' id="{}"').format(picture.id) if picture.id else ""
    return FIGURE.format(id, at, IMAGE.format(at, picture.description, picture.width, picture.height), picture.credit)
