"""How a published site is served: by nginx and by Caddy as its configurations say, below a path of their host."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import press
import pytest
import tools
from edition.memory import Memory
from edition.model import Edition, pages
from edition.press import encodings, hosting, media, shelf
from edition.press.manifest import summed
from hosts import Host, serving
from pages import Site
from playwright.sync_api import Browser
from ruamel.yaml import YAML
from waits import whole

HOST, PATH = "example.org", "/edition/"
SERVERS = {"nginx": hosting.NGINX, "caddy": hosting.CADDY}
OPTIONS = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "--fatal", "errors")
POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The lamp as it is published; and, in it, a file of each ending."""
    folder = tmp_path_factory.mktemp("host") / PATH.strip("/")
    done = press.pelican(press.ROOT / "tests" / "samples" / "lamp", folder, *OPTIONS, SITEURL=f"https://{HOST}{PATH}".rstrip("/"))
    assert (done.returncode, done.stderr) == (0, "")
    made = Site(folder)
    for ending in media.TYPES:
        (folder / f"any.{ending}").write_bytes(b"any")
    return made


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The site behind a server."""
    configuration = (site.folder / SERVERS[request.param]).read_text(encoding="utf-8")
    with serving(request.param, configuration, HOST, site.folder.parent, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.mark.server
def test_a_page_has_its_own_policy_as_header_and_is_asked_for_again_soon(host: Host, site: Site) -> None:
    for address, page in site.items():
        if address != "404.html":
            answer = host.ask(PATH + address)
            assert (answer.status, answer.body) == (200, site.file(address).read_bytes()), address
            assert [answer.fields["content-security-policy"]] == page.texts(POLICY), address
            assert answer.fields["content-type"] == "text/html; charset=utf-8", address
            assert answer.fields["cache-control"] == hosting.WHILE, address
            assert answer.fields["x-content-type-options"] == "nosniff", address


@pytest.mark.server
def test_what_is_missing_is_told_by_the_sites_page_and_not_kept(host: Host, site: Site) -> None:
    page = site["404.html"]
    named = next(path for path in site.files if path.startswith("static-")).partition("/")[0]
    for path in ("no/such/page/", "no.html", f"{named}/css/no.css", "report/no/"):
        answer = host.ask(PATH + path)
        assert (answer.status, answer.body) == (404, site.file("404.html").read_bytes()), path
        assert [answer.fields["content-security-policy"]] == page.texts(POLICY), path
        assert (answer.fields["cache-control"], answer.fields["content-type"]) == (hosting.NEVER, "text/html; charset=utf-8"), path


@pytest.mark.server
def test_below_a_path_a_folder_has_its_slash(host: Host) -> None:
    answer = host.ask(f"{PATH}report")
    assert answer.status in (301, 308)
    assert urljoin(f"{host.address}{PATH}report", answer.fields["location"]) == f"{host.address}{PATH}report/"
    assert host.ask("/report/").status == 404


@pytest.mark.server
def test_only_what_is_named_by_its_content_may_be_kept_for_ever(host: Host, site: Site) -> None:
    said = {
        path: host.ask(PATH + path, "HEAD").fields["cache-control"] for path in site.files if not path.endswith((".html", ".br", ".gz"))
    }
    ever = {path for path, cache in said.items() if cache == hosting.EVER}
    assert ever == {path for path in said if path.startswith("static-") or path.endswith(".woff2")}
    assert {said[path] for path in said.keys() - ever} == {hosting.WHILE}


@pytest.mark.server
def test_what_is_compressed_goes_to_those_who_understand_it(host: Host, site: Site) -> None:
    compressed = [path.removesuffix(".br") for path in sorted(site.files) if path.endswith(".br") and "404" not in path]
    assert compressed
    for path in compressed:
        address = PATH + path.removesuffix("index.html")
        plain, small, zipped = (host.ask(address, Accept_Encoding=each) for each in ("identity", "gzip, br", "gzip"))
        file = site.folder / path
        assert plain.body == file.read_bytes()
        assert small.body == Path(f"{file}.br").read_bytes()
        assert zipped.body == Path(f"{file}.gz").read_bytes()
        assert [each.fields.get("content-encoding") for each in (plain, small, zipped)] == [None, "br", "gzip"], path
        assert len({each.fields["content-type"] for each in (plain, small, zipped)}) == 1, path
        assert {each.fields["vary"].lower() for each in (small, zipped)} == {"accept-encoding"}, path
        assert len({each.fields["etag"] for each in (plain, small, zipped)}) == 3, path


@pytest.mark.server
def test_what_has_not_changed_is_not_sent_again_and_a_part_of_it_can_be_had(host: Host, site: Site) -> None:
    for path in ("", "report/report.txt", "static/fonts/literata-first.woff2"):
        for encoding in ("br", "identity"):
            first = host.ask(PATH + path, Accept_Encoding=encoding)
            for field in ({"If_None_Match": first.fields["etag"]}, {"If_Modified_Since": first.fields["last-modified"]}):
                again = host.ask(PATH + path, Accept_Encoding=encoding, **field)
                assert (again.status, again.body) == (304, b""), path
            assert host.ask(PATH + path, Accept_Encoding=encoding, If_None_Match='"another"').status == 200
        whole = site.file(path).read_bytes()
        part = host.ask(PATH + path, Accept_Encoding="identity", Range="bytes=10-19")
        assert (part.status, part.body) == (206, whole[10:20])
        assert part.fields["content-range"] == f"bytes 10-19/{len(whole)}"
        assert host.ask(PATH + path, Accept_Encoding="identity", Range=f"bytes={len(whole)}-").status == 416


@pytest.mark.server
def test_a_file_has_the_type_of_its_ending_and_the_one_by_which_pages_and_the_service_name_it(host: Host, site: Site) -> None:
    for ending in media.TYPES:
        assert host.ask(f"{PATH}any.{ending}").fields["content-type"] == media.said(ending)
    home = f"https://{HOST}{PATH}"
    named = {
        (link, kind)
        for address, page in site.items()
        for kind in page.texts("//link/@type")
        for link in page.resolved(f"//link[@type='{kind}']/@href", home.rstrip("/"))
        if link.startswith(home)
    }
    linkset = json.loads((site.folder / "report" / "linkset.json").read_text(encoding="utf-8"))["linkset"]
    named |= {
        (link["href"], link["type"])
        for context in linkset
        for links in context.values()
        if isinstance(links, list)
        for link in links
        if link["href"].startswith(home) and "type" in link
    }
    assert {kind for _, kind in named} >= {"text/html", "application/tei+xml", "application/x-bibtex", "application/linkset+json"}
    named |= {(f"{home}dts/index.json", "application/ld+json"), (f"{home}report/annotations.json", "application/ld+json")}
    named |= {(f"{home}static/data/text.schema.json", "application/schema+json"), (f"{home}sitemap.xml", "application/xml")}
    for link, kind in sorted(named):
        answer = host.ask(urlsplit(link).path)
        assert (answer.status, answer.fields["content-type"].partition(";")[0]) == (200, kind), link


@pytest.mark.server
@pytest.mark.parametrize("server", SERVERS)
def test_a_path_of_other_letters_is_served_too(server: str, lamp: Edition, tmp_path: Path) -> None:
    folder = tmp_path / "host" / "a b" / "é.x"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("Here", encoding="utf-8")
    edition = replace(lamp, address=f"https://{HOST}/a%20b/%C3%A9.x", static="static-0")
    made = hosting.made(edition, {"index.html": "default-src 'none'", "other/index.html": "default-src 'self'"}, [])
    with serving(server, made[SERVERS[server]], HOST, tmp_path / "host", tmp_path) as running:
        answer = running.ask("/a%20b/%C3%A9.x/")
    assert (answer.status, answer.body) == (200, b"Here")
    assert answer.fields["content-security-policy"] == "default-src 'none'"


@pytest.mark.server
@pytest.mark.browser
def test_a_browser_misses_nothing_and_is_forbidden_nothing(host: Host, chromium: Browser) -> None:
    page, wrong = chromium.new_page(), list[str]()
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for address in ("", "check/", "assign/", "timeline/", "search/#q=lamp", "report/p2/", "report/"):
        page.goto(f"{host.address}{PATH}{address}")
        page.wait_for_load_state("networkidle")
    whole(page)
    page.locator(".text a[href*='/']:not(.n)").first.hover()
    page.locator("#card").wait_for()
    page.evaluate("document.querySelector('h1').append(' Ἀнастас Ł')")  # letters whose faces come with the card
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_load_state("networkidle")
    page.close()
    assert wrong == []


def rules(site: Site) -> dict[str, dict[str, str]]:
    """What the file of headers says, by its paths."""
    found: dict[str, dict[str, str]] = {}
    for part in re.split(r"^(?=/)", (site.folder / hosting.HEADERS).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        path, *lines = part.splitlines()
        assert path not in found
        found[path] = dict(line.strip().split(": ", 1) for line in lines)
    return found


def test_hosts_of_static_sites_are_told_the_same(site: Site) -> None:
    """Of two rules for one path they join what both say of one name: so no two do. Cloudflare reads 100 rules of 2,000 letters a line."""
    said = rules(site)
    assert len(said) <= 100
    assert max(len(line) for line in (site.folder / hosting.HEADERS).read_text(encoding="utf-8").splitlines()) <= 2000
    assert all(path.startswith(PATH) and path.count("*") <= 1 for path in said)
    names = {path: [rule for rule in said if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), PATH + path)] for path in site.files}
    for path, matched in names.items():
        given = [name for rule in matched for name in said[rule]]
        assert len(given) == len(set(given)), path
        assert ("Cache-Control" in given) == (path.startswith("static-") or path.endswith(".woff2")), path
    assert {rule for rule in said if not any(rule in matched for matched in names.values())} == set()
    allowed = {name: {*sources} for name, *sources in map(str.split, said[f"{PATH}*"]["Content-Security-Policy"].split(";"))}
    for address, page in site.items():
        for name, *sources in map(str.split, page.texts(POLICY)[0].split(";")):
            assert {*sources} <= allowed[name], address
    assert allowed["default-src"] == {"'none'"}


def test_a_policy_that_allows_what_either_does_forbids_nothing_that_one_allows() -> None:
    assert hosting.joined(["a 'none'; b 'self' x", "a 'none'; b 'none'; c y"]) == "a 'none'; b 'self' x; c y"


def test_servers_are_told_the_same_in_whatever_order_pages_were_made(lamp: Edition) -> None:
    policies = {f"{name}/index.html": f"default-src 'sha256-{name}'" for name in "abc"}
    edition = replace(lamp, address="https://example.org")
    assert hosting.made(edition, policies, []) == hosting.made(edition, dict(reversed(policies.items())), [])


def test_every_text_that_gains_stands_there_in_brotli_and_gzip_too(site: Site) -> None:
    for path in site.files - {pages.MANIFEST}:
        plain = (site.folder / path).read_bytes()
        if f"{path}.br" not in site.files:
            assert f"{path}.gz" not in site.files, path
            assert not encodings.wanted(path, len(plain)) or len(encodings.best(plain)) > 0.9 * len(plain), path
    compressed = [path.removesuffix(".br") for path in site.files if path.endswith(".br")]
    assert len(compressed) > 100
    for path in compressed:
        plain, zipped = (site.folder / path).read_bytes(), (site.folder / f"{path}.gz").read_bytes()
        assert encodings.wanted(path, len(plain))
        assert (site.folder / f"{path}.br").stat().st_size <= 0.9 * len(plain)
        assert brotli.decompress((site.folder / f"{path}.br").read_bytes()) == gzip.decompress(zipped) == plain  # type: ignore[no-untyped-call]
        assert zipped[4:8] == bytes(4), "no hour stands in it"


def test_what_was_compressed_is_remembered_by_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words " * 1000, encoding="utf-8")
    memory = Memory(tmp_path)

    def made(memory: Memory) -> dict[str, bytes]:
        return dict(encodings.made(tmp_path, [("a.txt", summed((tmp_path / "a.txt").read_bytes()))], memory))

    first = made(memory)
    assert made(memory) == made(Memory()) == first
    assert first.keys() == {"a.txt.br", "a.txt.gz"}
    assert len(memory.new) == 1
    (tmp_path / "a.txt").write_text("other " * 1000, encoding="utf-8")
    assert made(memory)["a.txt.br"] != first["a.txt.br"]


def test_the_folder_of_styles_and_scripts_has_another_name_where_any_byte_of_them_is_another(tmp_path: Path) -> None:
    names = {shelf.named(tmp_path)}
    for path, words in (("css/a.css", "a"), ("css/a.css", "b"), ("js/check/a.js", "a"), ("js/check/b.js", "a"), ("css/.a.css.swp", "")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(words, encoding="utf-8")
        names.add(shelf.named(tmp_path))
    assert len(names) == 5
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.woff2").touch()
    os.utime(tmp_path / "css" / "a.css", (0, 0))
    assert shelf.named(tmp_path) in names
    assert dict(shelf.files(tmp_path)).keys() == {"css/a.css", "js/check/a.js", "js/check/b.js", "fonts/a.woff2"}


CI = press.ROOT / ".ci"
WORKFLOWS = {"github-pages.yml": "github-workflows", "gitlab-pages.yml": "gitlab-ci"}


def valid(path: Path, schema: str) -> bool:
    """Whether a workflow is one by the schema of its host."""
    transform = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    command = [str(press.BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *transform, str(path)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize(("name", "schema"), WORKFLOWS.items())
def test_a_workflow_is_one_by_the_schema_of_its_host(name: str, schema: str, tmp_path: Path) -> None:
    assert valid(CI / name, schema)
    (tmp_path / name).write_text(
        (CI / name).read_text(encoding="utf-8").replace("environment:", "surroundings:").replace("image:", "picture:")
    )
    assert not valid(tmp_path / name, schema)


def test_a_workflow_publishes_when_somebody_says_so_and_by_what_it_names_exactly() -> None:
    github, gitlab = (YAML(typ="safe").load(CI / name) for name in WORKFLOWS)
    assert github["on"] == {"workflow_dispatch": None}
    assert [rule["when"] for rule in gitlab["pages"]["rules"]] == ["manual"]
    assert github["permissions"] == {}
    (job,) = github["jobs"].values()
    assert job["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]) for step in job["steps"] if "uses" in step)
    for steps in ([step["run"] for step in job["steps"] if "run" in step], gitlab["pages"]["script"]):
        said = " ".join(steps)
        assert "make publish" in said
        assert {*re.findall(r"lib[\w.-]+", said)} == {*tools.PANGO.values()}
        assert "${{" not in said, "what comes from outside is no word of a script"
    assert [step["with"]["path"] for step in job["steps"] if "upload" in step.get("uses", "")] == ["output"]
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert "mv output public" in gitlab["pages"]["script"]
