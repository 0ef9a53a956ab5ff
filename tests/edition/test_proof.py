"""The proof finds nothing wrong with a site as it is built, and each fault that is put into one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import press
import pytest
from bridge import Sample
from edition import proof
from edition.__main__ import main
from edition.press import shelf

ADDRESS = "https://example.org/edition"
PAGE = "words/ferry/index.html"
POLICY = r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
MAIN, HEAD, END = "</main>", "</head>", r"\Z"
NAMED = shelf.named(press.ROOT / "theme" / "static")
STYLE, SCRIPT = f"{NAMED}/css/base.css", f"{NAMED}/js/typed.js"


Told = dict[str, list[str]]

# What is put into a page in the place of what stands there, and what is told of it.
PAGES = [
    # links
    (MAIN, '<a href="../bridg/">a</a></main>', "there is no words/bridg/; did you mean words/bridge/?"),
    (MAIN, '<a href="../bridge">a</a></main>', "there is no words/bridge; did you mean words/bridge/?"),
    (MAIN, '<a href="../bridge/index.html">a</a></main>', "there is no words/bridge/index.html; the address of that page is words/bridge/"),
    (MAIN, '<a href="../../letter/#p33">a</a></main>', "there is no letter/#p33; did you mean letter/#p3?"),
    (MAIN, '<a href="#nowhere">a</a></main>', "there is no words/ferry/#nowhere"),
    (MAIN, f'<a href="{ADDRESS}/boat/">a</a></main>', "there is no boat/; did you mean about/?"),
    (MAIN, '<a href="../../../elsewhere/">a</a></main>', "../../../elsewhere/ leads out of the site"),
    (MAIN, '<a href="ftp://example.org/">a</a></main>', "ftp://example.org/ is no address of the web or of mail"),
    (MAIN, '<a href="http://[a">a</a></main>', "http://[a is no address"),
    (MAIN, '<q cite="../../letter/#p9">a</q></main>', "there is no letter/#p9"),
    (HEAD, '<link rel="author" href="../../people/nobody/"></head>', "there is no people/nobody/"),
    (HEAD, f'<meta property="og:image" content="{ADDRESS}/images/card.png"></head>', "there is no images/card.png"),
    (HEAD, '<noscript><meta http-equiv="refresh" content="0; url=../boat/"></noscript></head>',
     "there is no words/boat/"),
    ('"isPartOf":', f'"citation":{{"@id":"{ADDRESS}/letter/#p9"}},"isPartOf":', "there is no letter/#p9"),
    ('"@context":', '"@context"', "the data for machines in the page is no JSON"),
    (HEAD, '<base href="../"></head>', "a <base> bends every link of the page, and those within it"),
    # requests
    (HEAD, '<link rel="stylesheet" href="https://cdn.example/a.css"></head>', "another host is asked for https://cdn.example/a.css"),
    (HEAD, '<script src="//cdn.example/a.js"></script></head>', "another host is asked for //cdn.example/a.js"),
    (MAIN, '<img src="https://cdn.example/a.png" alt="" width="1" height="1"></main>',
     "another host is asked for https://cdn.example/a.png"),
    (MAIN, '<svg><use xlink:href="https://cdn.example/a.svg#a"></use></svg></main>',
     "another host is asked for https://cdn.example/a.svg#a"),
    (MAIN, '<img src="../../static/icon.svg" srcset="../../images/a.png 2x" alt="" width="1" height="1"></main>',
     "there is no images/a.png"),
    (MAIN, '<a href="../bridge/" ping="/told">a</a></main>', "a link tells /told that it was followed"),
    # the policy
    (POLICY, "", "the page has no content-security policy"),
    (POLICY, '<meta http-equiv="Content-Security-Policy" content="\\1">' * 2, "the page has 2 content-security policies"),
    ("default-src 'none'", "default-src 'self'", "the policy begins with default-src 'self', and not with 'none'"),
    ("style-src 'self'", "style-src 'self' 'unsafe-inline'",
     "the policy allows 'unsafe-inline' in style-src, and the page has no use for it"),
    ("img-src 'self'", "img-src 'self' data:", "the policy allows data: in img-src, and the page has no use for it"),
    ("img-src 'self'", "img-src *", "the policy allows * in img-src, and the page has no use for it"),
    ("; base-uri 'self'", "", "the policy says nothing of base-uri, which default-src does not govern"),
    (POLICY, '<link rel="icon" href="../../static/icon.svg"><meta http-equiv="Content-Security-Policy" content="\\1">',
     "a <link> stands before the policy that governs it"),
    (MAIN, '<p style="color: red">a</p></main>', "<p style=“color: red”> is a style that the policy does not allow"),
    (MAIN, '<p onclick="a()">a</p></main>', "<p onclick=…> is a script that the policy does not allow"),
    (MAIN, '<a href="javascript:a()">a</a></main>', "javascript:a() is no address of the web or of mail"),
    (HEAD, "<style>p { color: red }</style></head>", "a <style> stands in the page that its policy does not allow"),
    (HEAD, "<script>a()</script></head>", "a <script> stands in the page that its policy does not allow"),
    # the head
    ('<meta charset="utf-8">', "", 'the head does not begin with <meta charset="utf-8">'),
    ("<title>[^<]*</title>", "", "the head has no title"),
    (HEAD, "<title>a</title></head>", "the head has 2 titles"),
    ('(<meta name="description" content=)"[^"]*"', '\\1" "', "the description is empty"),
    ('<meta name="viewport"[^>]*>', "", "the head has no viewport"),
    ('<link rel="canonical"[^>]*>', "", f"the canonical address is not given, and the page stands at {ADDRESS}/words/ferry/"),
    ('(<link rel="canonical" href=)"[^"]*"', f'\\1"{ADDRESS}/words/bridge/"',
     f"the canonical address is {ADDRESS}/words/bridge/, and the page stands at {ADDRESS}/words/ferry/"),
    (HEAD, f'<link rel="canonical" href="{ADDRESS}/"></head>', "the head has 2 canonical addresses"),
    ("<html lang=[^>]*>", "<html>", "the page does not say its language: <html> has no lang"),
    ("<html lang=[^>]*>", '<html lang="">', "lang=“” is no language"),
    ("<title>[^<]*</title>", "<title>bridge · A Letter About the Bridge</title>",
     "the title “bridge · A Letter About the Bridge” is also that of words/bridge/index.html"),
    # the body
    (MAIN, "<h1>a</h1></main>", "the page has 2 h1, and needs one"),
    (MAIN, "<h2>a</h2><h4>b</h4></main>", "the headings go from h2 to h4"),
    (MAIN, '<p id="main">a</p></main>', "2 elements have the id main"),
    (MAIN, '<p aria-labelledby="nowhere">a</p></main>', "aria-labelledby=“nowhere” names an id that is not on the page"),
    (MAIN, '<img src="../../static/icon.svg" width="1" height="1"></main>', "the picture ../../static/icon.svg has no alt"),
    (MAIN, '<img src="../../static/icon.svg" alt=""></main>',
     "the picture ../../static/icon.svg has no width and height, so the page will jump"),
    (MAIN, '<img src="data:image/gif;base64,R0lGOD" alt="" width="1" height="1"></main>',
     "a picture stands in the page itself, which its policy does not allow"),
    (MAIN, "<table><tr><td>a</td></tr></table></main>", "a table has no header cells"),
    (MAIN, "<table><tr><th>a</th></tr></table></main>", "the header cell “a” has no scope"),
    (MAIN, '<input name="a"></main>', "<input> has no label (id “”, name “a”)"),
    (MAIN, "<p>{{ name }}</p></main>", "“{{ name }}” is printed where words should stand"),
    (MAIN, "<p>{% if a %}</p></main>", "“{% if a %}” is printed where words should stand"),
    (MAIN, "<p>born None, near</p></main>", "“born None, near” is printed where words should stand"),
    (MAIN, "<p> None </p></main>", "“None” is printed where words should stand"),
    (MAIN, "<p>undefined</p></main>", "“undefined” is printed where words should stand"),
    (MAIN, '<p title="pages None–None">a</p></main>', "“pages None–None” is printed where words should stand"),
    (MAIN, "<p>lo\ufffdt</p></main>", "“lo\ufffdt” is printed where words should stand"),
]  # fmt: skip
# The same for other files; no two are in each other's way.
FILES = [
    (STYLE, END, "p { background: url(https://cdn.example/a.png) }", "another host is asked for https://cdn.example/a.png"),
    (STYLE, END, "p { background: url('nothing.png') }", f"there is no {NAMED}/css/nothing.png"),
    (STYLE, END, "@import 'text.css';", "@import fetches one style sheet after the other; link both from the page"),
    (SCRIPT, END, 'fetch("https://cdn.example/a.json");', "asks another host for https://cdn.example/a.json"),
    (SCRIPT, END, 'import { a } from "./nothing.js";', f"there is no {NAMED}/js/nothing.js"),
    ("sitemap.xml", f"<url><loc>{ADDRESS}/words/ferry/</loc></url>", "", f"{ADDRESS}/words/ferry/ is not listed, and is to be found"),
    ("sitemap.xml", "(<url>.*</url>)", "\\1\\1", f"{ADDRESS}/ is listed twice"),
    ("sitemap.xml", "</urlset>", f"<url><loc>{ADDRESS}/404.html</loc></url></urlset>",
     f"{ADDRESS}/404.html is listed, and is no page that is to be found"),
    ("changes/atom.xml", "#v-", "#w-", "there is no changes/#w-"),
    ("changes/atom.xml", '(<link rel="alternate" href="[^"]*#)v-', "\\1x-", "there is no changes/#x-"),
    ("static/icon.svg", "</svg>", "", "no machine can read this XML: "),
    ("letter/linkset.json", "/letter/p1/", "/letter/p11/", "there is no letter/p11/; did you mean letter/p1/?"),
    ("letter/p2.json", r"\{", "", "no machine can read this JSON: "),
    ("letter/p1.ris", "#p1", "#p9", "there is no letter/#p9"),
    ("letter/p1.txt", END, "\ufffd", "a character is lost at “"),
    (PAGE, MAIN, "\udcff</main>", "the page is not UTF-8"),
    ("letter/p2.txt", END, "\udcff", "the file is not UTF-8"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the small edition, as it is built."""
    folder = tmp_path_factory.mktemp("bridge")
    options = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "--fatal", "errors")
    done = press.pelican(Sample(folder / "content").folder, folder / "site", *options, SITEURL=ADDRESS)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def damage(folder: Path, file: str, pattern: str, put: str) -> None:
    """Puts something in the place of what a pattern finds in a built file; ``\\1`` is its group."""
    text, count = re.subn(
        pattern, lambda found: put.replace("\\1", found[found.lastindex or 0]), (folder / file).read_text("utf-8"), count=1
    )
    assert count, f"{file} has no {pattern}"
    (folder / file).write_text(text, encoding="utf-8", errors="surrogateescape")


def another(folder: Path, name: str) -> str:
    """Makes one more page like `PAGE`, with its own title and addresses, linked and listed; its file."""
    file = f"words/{name}/index.html"
    shutil.copytree((folder / PAGE).parent, (folder / file).parent)
    damage(folder, file, "<title>", f"<title>{name} or ")
    damage(folder, file, '(<link rel="canonical" href=")[^"]*', f"\\1{ADDRESS}/words/{name}/")
    damage(folder, "index.html", MAIN, f'<a href="words/{name}/">{name}</a></main>')
    damage(folder, "sitemap.xml", "</urlset>", f"<url><loc>{ADDRESS}/words/{name}/</loc></url></urlset>")
    return file


@pytest.fixture
def copied(sound: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return shutil.copytree(sound, tmp_path / "output")


@pytest.fixture(scope="module")
def told(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What is told of each file of a site that has every fault: those of pages each on a page of its own."""
    folder = shutil.copytree(sound, tmp_path_factory.mktemp("damaged") / "output")
    for number, (pattern, put, _) in enumerate(PAGES):
        damage(folder, another(folder, f"copy-{number}"), pattern, put)
    for file, pattern, put, _ in FILES:
        damage(folder, file, pattern, put)
    found: Told = {}
    for file, sentence in proof.read(folder).faults:
        found.setdefault(file, []).append(sentence)
    return found


def test_one_more_page_is_no_fault(copied: Path) -> None:
    another(copied, "boat")
    assert proof.read(copied).told("output") == []


@pytest.mark.parametrize("number", range(len(PAGES)), ids=[put[:50] or pattern for pattern, put, _ in PAGES])
def test_a_fault_of_a_page_is_told_and_nothing_else(told: Told, number: int) -> None:
    assert told.get(f"words/copy-{number}/index.html") == [PAGES[number][2].replace("words/ferry/", f"words/copy-{number}/")]


@pytest.mark.parametrize(("file", "sentence"), [(file, sentence) for file, _, _, sentence in FILES])
def test_a_fault_of_another_file_is_told(told: Told, file: str, sentence: str) -> None:
    assert [each for each in told.get(file, []) if each.startswith(sentence)]


def test_a_page_that_no_link_leads_to_is_told_unless_it_is_not_to_be_found(copied: Path) -> None:
    boat = another(copied, "boat")
    damage(copied, "index.html", '<a href="words/boat/">boat</a>', "")
    assert proof.read(copied).told("output") == [f"output/{boat}: no way of links leads here from the title page"]
    damage(copied, boat, HEAD, '<meta name="robots" content="noindex"></head>')
    damage(copied, "sitemap.xml", f"<url><loc>{ADDRESS}/words/boat/</loc></url>", "")
    assert proof.read(copied).told("output") == []


def test_a_site_without_a_sitemap_and_with_a_title_page_that_knows_no_address_is_told(copied: Path) -> None:
    (copied / "sitemap.xml").unlink()
    damage(copied, "index.html", '<link rel="canonical"[^>]*>', "")
    assert {
        "output/sitemap.xml: there is no sitemap that lists the pages",
        f"output/{PAGE}: the canonical address is {ADDRESS}/words/ferry/, and the title page gives none",
    } <= {*proof.read(copied).told("output")}


def test_what_an_english_sentence_says_of_none_and_undefined_is_no_fault(copied: Path) -> None:
    said = "None came. The rest was left undefined. “None of us knew.” <cite>Second to None</cite> was second to none.<!-- {{ a }} -->"
    damage(copied, PAGE, MAIN, f"<p>{said}</p><code>{{{{ a }}}}</code></main>")
    assert proof.read(copied).told("output") == []


def test_what_is_wrong_with_many_pages_is_told_once(copied: Path) -> None:
    pages = sorted(copied.rglob("*.html"))
    for page in pages:
        damage(copied, str(page.relative_to(copied)), "<html[^>]*>", "<html>")
    assert proof.read(copied).told("output") == [
        f"output/404.html and {len(pages) - 1} more: the page does not say its language: <html> has no lang"
    ]


def test_the_command_tells_all_faults_or_what_it_has_read(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(copied)]) == 0
    assert re.fullmatch(r"\d+ pages, \d+ links and \d+ files are read, and nothing is wrong with them\n", capsys.readouterr().out)
    damage(copied, PAGE, "<h1>", "<h2>")
    damage(copied, PAGE, "<html[^>]*>", "<html>")
    assert main(["check", str(copied)]) == 1
    assert capsys.readouterr().err.count(f"{copied}/{PAGE}: ") == 3


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}/index.html: there is no title page, so this is no finished site\n"
