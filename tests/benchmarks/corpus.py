"""Corpora for measuring, made from the real content: the same bare prose for plain Pelican, and an edition ten times as large."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import ascii_lowercase

ROOT = Path(__file__).parent.parent.parent
CONTENT = ROOT / "content"
PLAIN_SETTINGS = """\
SITENAME, SITEURL, TIMEZONE, THEME = "Plain", "", "UTC", "simple"
PATH, PAGE_PATHS, ARTICLE_PATHS, STATIC_PATHS = "content", ["."], [], []
DIRECT_TEMPLATES, DISPLAY_PAGES_ON_MENU = [], False
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
LOAD_CONTENT_CACHE = CACHE_CONTENT = False
"""
LEMMA = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\[\^[^\]]+\]")
TEXT = next(line.removeprefix("text: ") for line in (CONTENT / "edition.md").read_text("utf-8").splitlines() if line.startswith("text: "))


def files(content: Path) -> list[Path]:
    """The files that an edition is made from: no forms, and not the editors' manual."""
    return [path for path in sorted(content.rglob("*.md")) if path.stem not in ("_blank", "README")]


def plain(content: Path, folder: Path) -> Path:
    """A site for plain Pelican: a page for each file, with its prose and its links and no other marks; gives its settings."""
    for path in files(content):
        relative = path.relative_to(content)
        address = "" if relative.name == "edition.md" else f"{relative.with_suffix('').as_posix()}/"
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        name = re.search(r"^(?:name|title): (.+)$", head, re.MULTILINE)
        target = folder / "content" / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        facts = f"Title: {name[1] if name else path.stem}\nDate: 2026-01-01\nURL: {address}\nSave_as: {address}index.html\n\n"
        target.write_text(facts + bare(body, "../" * address.count("/"), relative.name == TEXT), encoding="utf-8")
    settings = folder / "settings.py"
    settings.write_text(PLAIN_SETTINGS, encoding="utf-8")
    return settings


def bare(body: str, root: str, notes: bool) -> str:
    """The prose of a body in plain Markdown: lemmas and notes are words among words, links lead to pages."""
    body = re.sub(r"\[\[page \d+\]\]\s?", "", body)
    while LEMMA.search(body):
        body = LEMMA.sub(r"\1", body)
    body = re.sub(r"^\[\^[^\]]+\]:[ ]*", "", body, flags=re.MULTILINE)
    body = re.sub(r"[ ]?\{:[^}]*\}", "", body)
    body = re.sub(r"^    ", "", body, flags=re.MULTILINE) if notes else body  # a note's second paragraph is no code
    body = re.sub(r"\]\(#([\w-]+)\)", rf"]({root}{TEXT.removesuffix('.md')}/#\1)", body)
    return re.sub(r"\]\(((?!https?:)[\w/-]+?)(?:\.md)?(?: \"[^\"]*\")?\)", rf"]({root}\1/)", body)


def multiplied(content: Path, folder: Path, times: int) -> Path:
    """An edition of the same grammar, ``times`` as large: copies of all entries, sources and lessons, and of the text,
    whose paragraphs and pages go on counting. Pages of prose and the title stay single, as they would."""
    kinds = [path.name for path in sorted(content.iterdir()) if path.is_dir() and path.name != "pages"]
    shutil.copytree(content, folder, ignore=shutil.ignore_patterns("anchors.lock.json"))
    head, _, text = (content / TEXT).read_text(encoding="utf-8").partition("\n\n")
    paragraphs = max(map(int, re.findall(r"\{: #p(\d+) \}", text)))
    pages = max(map(int, re.findall(r"\[\[page (\d+)\]\]", text)))
    bodies = [text]
    for copy in range(1, times):
        tag = f"-copy-{ascii_lowercase[copy]}"  # a paragraph that has no number has no digit in its name

        def rename(prose: str, tag: str = tag, copy: int = copy) -> str:
            return renamed(prose, kinds, tag, copy * paragraphs, copy * pages)

        bodies.append(rename(text))
        for path in files(content):
            if path.parent.name in kinds:
                target = folder / path.parent.name / f"{path.stem}{tag}.md"
                target.write_text(rename(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / TEXT).write_text(f"{head}\n\n" + "\n\n".join(body.strip() for body in bodies) + "\n", encoding="utf-8")
    for path in (folder / "edition.md", *folder.glob("lessons/*.md")):  # it was never published, and has no lock
        path.write_text(
            re.sub(r"^(version(?:-text)?): 1\.0\.0$", r"\1: 0.9.0", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8"
        )
    return folder


def renamed(prose: str, kinds: list[str], tag: str, paragraphs: int, pages: int) -> str:
    """The same prose in another copy: its links go to that copy's files, its numbers go on from the copies before."""
    prose = re.sub(rf"(?<![\w/.-])((?:{'|'.join(kinds)})/[a-z0-9][a-z0-9-]*)", rf"\1{tag}", prose)
    prose = re.sub(r"#p(\d+)\b", lambda found: f"#p{int(found[1]) + paragraphs}", prose)
    prose = re.sub(r"#(headnote|signature|source-note|s-[a-z0-9-]+)", rf"#\1{tag}", prose)
    prose = re.sub(r"\[\^([^\]]+)\]", rf"[^\1{tag}]", prose)
    prose = re.sub(r"\[\[page (\d+)\]\]", lambda found: f"[[page {int(found[1]) + pages}]]", prose)
    prose = re.sub(r"^(notes: )(.*)$", lambda line: line[1] + re.sub(r"[^; ]+", rf"\g<0>{tag}", line[2]), prose, flags=re.MULTILINE)
    return re.sub(
        r"^(?:reading|extended): .*$",
        lambda line: re.sub(r"\bp(\d+)", lambda found: f"p{int(found[1]) + paragraphs}", line[0]),
        prose,
        flags=re.MULTILINE,
    )
