"""Corpora for measuring, made from the real content: the same bare prose for other builders, and an edition many times as large."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
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
PAGE = "<!doctype html>\n<title>{title}</title>\n{content}\n"


@dataclass(frozen=True)
class Peer:
    """Another builder: what it is told, how its home page is called, and its files: the least that sets a page."""

    options: tuple[str, ...]
    home: str
    files: dict[str, str]


HUGO = PAGE.format(title="{{ .Title }}", content="{{ .Content }}")
PEERS = {
    "hugo": Peer(
        ("--quiet", "--destination", "pages"),
        "_index.md",
        {
            "config.toml": 'title = "Plain"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
            "layouts/index.html": HUGO,
            "layouts/_default/list.html": HUGO,
            "layouts/_default/single.html": HUGO,
        },
    ),
    "eleventy": Peer(
        ("--quiet", "--input=content", "--output=pages"),
        "index.md",
        {
            "eleventy.config.cjs": 'module.exports = (told) => {\n  told.addGlobalData("layout", "page.liquid");\n'
            "  return { markdownTemplateEngine: false };\n};\n",
            "content/_includes/page.liquid": PAGE.format(title="{{ title }}", content="{{ content }}"),
        },
    ),
    "mkdocs": Peer(
        ("build", "--quiet"),
        "index.md",
        {
            "mkdocs.yml": "site_name: Plain\ndocs_dir: content\nsite_dir: pages\nplugins: []\ntheme: {name: null, custom_dir: theme}\n",
            "theme/main.html": PAGE.format(title="{{ page.title }}", content="{{ page.content }}"),
        },
    ),
}
LEMMA = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\[\^[^\]]+\]")
CHANGED = re.compile(r" Changed in round \d+\.")
NOTE = re.compile(r"^\[\^[^\]]+\]: .*$", re.MULTILINE)
LINK = re.compile(r"\]\(([a-z-]+/[a-z0-9-]+)\.md\b")
NAME = re.compile(r"^(?:name|title|title-short): .*$", re.MULTILINE)  # no two of a kind have the same
VOICES = re.compile(r"^voices: .*\n", re.MULTILINE)  # whose words stand where, told by words that stand in the text once
ALPHABET = len(ascii_lowercase)
TEXT = next(line.removeprefix("text: ") for line in (CONTENT / "edition.md").read_text("utf-8").splitlines() if line.startswith("text: "))


def files(content: Path) -> list[Path]:
    """The files that an edition is made from: no forms, and not the editors' manual."""
    return [path for path in sorted(content.rglob("*.md")) if not path.stem.startswith("_blank") and path.stem != "README"]


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


def peer(name: str, content: Path, folder: Path) -> Path:
    """The site of plain Pelican for another builder: the same prose below a head that it reads; gives its folder."""
    for path in files(content):
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        title = head.partition("\n")[0].removeprefix("Title: ")
        relative = path.relative_to(content)
        target = folder / "content" / (PEERS[name].home if relative.name == "edition.md" else relative)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{body}", encoding="utf-8")
    for file, typed in PEERS[name].files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(typed, encoding="utf-8")
    return folder


def changed(path: Path, number: int) -> str:
    """Changes a sentence at the end of an entry, of the first note of the text, or a remark of a template; gives the sentence."""
    sentence = f" Changed in round {number}."
    typed = CHANGED.sub("", path.read_text(encoding="utf-8"))
    if path.suffix == ".html":
        typed = f"{typed.removesuffix('{##}')}{{#{sentence}#}}"
    elif path.name == TEXT:
        typed = NOTE.sub(lambda note: note[0] + sentence, typed, count=1)
    else:
        typed = f"{typed.rstrip()}{sentence}\n"
    path.write_text(typed, encoding="utf-8")
    return sentence.strip()


def entry(content: Path) -> Path:
    """The entry that is changed, from the folder of content: the one in the middle of all."""
    kinds = re.findall(r"^kind: ([a-z-]+);", (content / "edition.md").read_text(encoding="utf-8"), re.MULTILINE)
    entries = [path.relative_to(content) for path in files(content) if path.parent.name in kinds]
    return entries[len(entries) // 2]


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
    whose paragraphs and pages go on counting. Pages of prose and the title stay single, as they would; one page more speaks
    of the copies of all that they speak of, for of some nothing else does."""
    kinds = [path.name for path in sorted(content.iterdir()) if path.is_dir() and path.name != "pages"]
    shutil.copytree(content, folder, ignore=shutil.ignore_patterns("anchors.lock.json"))
    head, _, text = (content / TEXT).read_text(encoding="utf-8").partition("\n\n")
    paragraphs = max(map(int, re.findall(r"\{: #p(\d+) \}", text)))
    pages = max(map(int, re.findall(r"\[\[page (\d+)\]\]", text)))
    bodies = [text]
    spoken = sorted(
        {link for path in (content / "edition.md", *(content / "pages").glob("*.md")) for link in LINK.findall(path.read_text("utf-8"))}
    )
    links = []
    for copy in range(1, times):
        # A paragraph that has no number has no digit in its name.
        tag = f"-copy-{ascii_lowercase[copy // ALPHABET]}{ascii_lowercase[copy % ALPHABET]}"

        def rename(prose: str, tag: str = tag, copy: int = copy) -> str:
            return renamed(prose, kinds, tag, copy * paragraphs, copy * pages)

        bodies.append(rename(text))
        links += [f"- [{link}]({link}{tag}.md)" for link in spoken if link.partition("/")[0] in kinds]
        for path in files(content):
            if path.parent.name in kinds:
                target = folder / path.parent.name / f"{path.stem}{tag}.md"
                target.write_text(NAME.sub(rf"\g<0>{tag}", rename(path.read_text(encoding="utf-8"))), encoding="utf-8")
    (folder / TEXT).write_text(f"{head}\n\n" + "\n\n".join(body.strip() for body in bodies) + "\n", encoding="utf-8")
    (folder / "pages" / "copies.md").write_text(
        "title: Copies\nsummary: What the copies are.\n\n" + "\n".join(links) + "\n", encoding="utf-8"
    )
    title = folder / "edition.md"
    title.write_text(VOICES.sub("", title.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (title, *folder.glob("lessons/*.md")):  # it was never published, and has no lock
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
        r"^(?:reading|extended|short): .*$",
        lambda line: re.sub(r"\bp(\d+)", lambda found: f"p{int(found[1]) + paragraphs}", line[0]),
        prose,
        flags=re.MULTILINE,
    )
