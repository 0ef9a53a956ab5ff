"""What a browser has marked in its window: the words that a text directive found."""

from __future__ import annotations

import io
from time import monotonic

from PIL import Image, ImageChops
from playwright.sync_api import Page
from waits import PATIENCE

MARK = (233, 210, 253)  # the color in which Chromium marks what a text directive found
# The words from one place of a paragraph's words to one of the same or another's, as a rectangle in the window.
BOX = """([[id, start], [last, end]]) => {
    const place = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        for (; offset > node.data.length; node = walker.nextNode()) offset -= node.data.length;
        return [node, offset];
    };
    const range = document.createRange(), boxes = [];
    range.setStart(...place(id, start + 1));
    range.setStart(range.startContainer, range.startOffset - 1);
    range.setEnd(...place(last, end));
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, inside = document.createRange();
        if (!range.intersectsNode(node)) continue;
        inside.setStart(node, node === range.startContainer ? range.startOffset : 0);
        inside.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
        boxes.push(...[...inside.getClientRects()].filter(box => box.width > 1));
    }
    return [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top)),
        Math.max(...boxes.map(box => box.right)), Math.max(...boxes.map(box => box.bottom))] }"""
Place = tuple[str, int]


def marked(page: Page) -> tuple[int, int, int, int] | None:
    """The box around all that the browser has marked in the window."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    mask = ImageChops.difference(shot, Image.new("RGB", shot.size, MARK)).convert("L").point(lambda value: 255 if value == 0 else 0)
    return mask.getbbox()


def assert_marked(page: Page, address: str, one: Place, other: Place) -> None:
    """Goes there afresh, as one who follows a link from elsewhere, and holds what is marked against the words between two places."""
    page.goto("about:blank")
    page.goto(address)
    patience = monotonic() + PATIENCE
    while not (found := marked(page)) and monotonic() < patience:
        page.wait_for_timeout(20)
    box = page.evaluate(BOX, [one, other])
    assert found, f"{address}: nothing is marked"
    height = (page.viewport_size or {"height": 0})["height"]
    assert box[1] >= 0 and box[3] <= height, f"{address}: not in sight"
    assert all(abs(one - other) < 9 for one, other in zip(found, box, strict=True)), f"{address}: {found}, not {box}"
