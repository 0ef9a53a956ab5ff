"""Pictures on pages, and those of the pages of the source. What is said of one is apparatus: it is among no words of the text."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup

from ...model import Leaf, Nodes, PageBreak, Paragraph, Picture, Text, marked, pages, walk
from ...wording import Wording
from .signs import unseen

FIGURE = Markup('<figure class="{}"{} data-apparatus><a href="{}">{}</a><figcaption>{}</figcaption></figure>\n')
IMAGE = Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">')


def figure(picture: Picture, root: str) -> Markup:
    """A picture, which leads to itself, and below it whose it is; ``root`` is the way from its page to the site's."""
    at, id = root + picture.path, Markup(' id="{}"').format(picture.id) if picture.id else ""
    return FIGURE.format("picture", id, at, IMAGE.format(at, picture.description, picture.width, picture.height), picture.credit)


def mark(node: PageBreak, say: Wording, led: bool) -> str:
    """The mark of a page of the source, whose number is drawn; ``led``: it leads to the picture of that page, which stands below."""
    name, drawn = say.place.page(number=node.number), say.place.page_drawn(number=node.number)
    place = f'id="{pages.leaf_id(node.number, node.version)}"'
    if led:
        link = f'href="#{pages.facsimile_id(node.number)}" aria-label="{say.place.facsimile(number=node.number)}" data-n="{drawn}"'
        return f'<span {place} role="doc-pagebreak" title="{name}"></span><a class="pb" {link}>{unseen(f"[{drawn}] ")}</a>'
    return f'<span {place} class="pb" role="doc-pagebreak" title="{name}" data-n="{drawn}">{unseen(f"[{drawn}] ")}</span>'


def begun(paragraph: Paragraph) -> tuple[Leaf, ...]:
    """The pages of the source that begin in a paragraph."""
    return tuple(node.number for node in walk(paragraph.nodes) if isinstance(node, PageBreak))


class Setter(Protocol):
    """What sets lines for a page: ``root`` is the way from there to the site's, ``say`` are the interface's words."""

    root: str
    say: Wording

    def printed(self, nodes: Nodes) -> Markup:
        """The nodes as they were typed."""
        ...


def facsimiles(text: Text, numbers: tuple[Leaf, ...], lines: Setter) -> Markup:
    """The pictures of these pages of the source, as far as there are some, each with whose it is."""
    made, rights = [], lines.printed(marked(text.facts, "facsimile-rights"))
    for each in text.surfaces:
        if each.number in numbers:
            at, said = lines.root + each.path, lines.say.place.facsimile(number=each.number)
            id = Markup(' id="{}"').format(pages.facsimile_id(each.number))
            made.append(
                FIGURE.format("leaf", id, at, IMAGE.format(at, said, each.width, each.height), Markup("{}. {}").format(said, rights))
            )
    return Markup("").join(made)
