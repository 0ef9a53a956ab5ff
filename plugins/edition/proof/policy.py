"""What a page may fetch and run: its content-security policy, and whether the page keeps to it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from .pages import DATA, Page, said

ALONE = {"'self'", "'none'"}
ALSO = ("base-uri", "form-action")  # default-src does not speak of these


def faults(page: Page) -> Iterator[str]:
    """What is wrong with the policy of a page, and what in the page is against it, in sentences."""
    metas = [each for each in page.head if said(each, "http-equiv").lower() == "content-security-policy"]
    if len(metas) != 1:
        yield f"the page has {len(metas) or 'no'} content-security {'policies' if metas else 'policy'}"
        return
    before = page.head[: page.head.index(metas[0])]
    yield from (f"a <{each.name}> stands before the policy that governs it" for each in before if each.name in ("link", "script", "style"))
    rules = {words[0].lower(): words[1:] for part in said(metas[0], "content").split(";") if (words := part.split())}
    if rules.get("default-src") != ["'none'"]:
        yield f"the policy begins with {' '.join(['default-src', *rules.get('default-src', ['unsaid'])])}, and not with 'none'"
    yield from (f"the policy says nothing of {name}, which default-src does not govern" for name in ALSO if name not in rules)
    yield from _hashes(page, rules)
    yield from _inline(page)


def _hashes(page: Page, rules: dict[str, list[str]]) -> Iterator[str]:
    """Beyond the site a policy allows the styles and scripts that stand in the page, each by its hash, and nothing else."""
    styles = {_hash(each.string or "") for each in page.named("style")}
    scripts = {_hash(each.string or "") for each in page.named("script") if not each.has_attr("src") and said(each, "type") not in DATA}
    held = {"data:" for each in page.named("img") if said(each, "src").startswith("data:image/")}
    if held - {*rules.get("img-src", ())}:
        yield "a picture stands in the page itself, which its policy does not allow"
    own = {"style-src": styles, "script-src": scripts}
    for name, words in rules.items():
        for word in words:
            if word not in ALONE | (held if name == "img-src" else own.get(name, set())):
                yield f"the policy allows {word} in {name}, and the page has no use for it"
    for name, hashes in own.items():
        if hashes - {*rules.get(name, ())}:
            yield f"a <{name.removesuffix('-src')}> stands in the page that its policy does not allow"


def _inline(page: Page) -> Iterator[str]:
    """What no policy of ours allows."""
    for each in page.elements:
        for attribute in each.attrs:
            if attribute == "style":
                yield f"<{each.name} style=“{said(each, 'style')}”> is a style that the policy does not allow"
            elif attribute == "ping":
                yield f"a link tells {said(each, 'ping')} that it was followed"
            elif attribute.startswith("on"):
                yield f"<{each.name} {attribute}=…> is a script that the policy does not allow"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
