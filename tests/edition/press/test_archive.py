"""What keeps a publication: a manifest that knows every file, a bag that a stranger validates, and earlier versions at their addresses."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
import zipfile
from pathlib import Path

import bagit
import press
import pytest
from bridge import Sample
from edition import proof
from edition.__main__ import main
from edition.model import ENGINE
from edition.press.bag import archive
from pages import Site

SITEURL = "https://example.org/edition"
OPTIONS = ("-s", str(press.ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "--fatal", "errors")


def publish(sample: Sample) -> Path:
    """The small edition, published beside its content."""
    site = sample.folder.parent / "output"
    done = press.pelican(sample.folder, site, *OPTIONS, SITEURL=SITEURL)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return site


def test_the_engine_has_the_version_of_the_project() -> None:
    project = tomllib.loads((press.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ENGINE


def plain(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files without their compressed forms and without the manifest."""
    again = {path + ending for path in files for ending in (".br", ".gz")}
    return {path: data for path, data in files.items() if path not in again | {"manifest.json"}}


def test_the_manifest_knows_every_file_and_its_sum(published: Site) -> None:
    said = json.loads((published.folder / "manifest.json").read_text(encoding="utf-8"))
    files = plain(press.files(published.folder))
    assert {path: each["sha256"] for path, each in said["files"].items()} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items()
    }
    assert {path: each["bytes"] for path, each in said["files"].items()} == {path: len(data) for path, data in files.items()}
    assert said["versions"]["engine"] == ENGINE
    assert (said["address"], list(said["files"])) == (f"{SITEURL}/", sorted(said["files"]))


def test_a_preview_has_no_manifest(site: Path) -> None:
    assert not (site / "manifest.json").exists()


def test_a_stranger_validates_the_bag_and_finds_the_site_and_its_content_in_it(sample: Sample, tmp_path: Path) -> None:
    site, folder = publish(sample), tmp_path / "archive"
    assert archive(site, sample.folder, folder) == 0
    (packed,) = folder.iterdir()
    assert packed.name == "letter-0.9.0-1.2.0.zip"
    with zipfile.ZipFile(packed) as archived:
        archived.extractall(tmp_path / "unpacked")
    home = tmp_path / "unpacked" / packed.stem
    bag = bagit.Bag(str(home))
    assert bag.validate(completeness_only=False)
    assert bag.info["External-Identifier"] == f"{SITEURL}/"
    assert bag.info["Bagging-Date"] == "1851-05-01"
    whole, kept = press.files(site), press.files(home / "data" / "site")
    assert {path for path in whole if path not in kept} == {path for path in whole if path.endswith((".br", ".gz"))} != set()
    assert kept == {path: whole[path] for path in kept}
    said = json.loads(kept["manifest.json"])["files"]
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in plain(kept).items()}
    assert sums == {path: each["sha256"] for path, each in said.items()}, "what the site says of itself is true in the bag"
    assert press.files(home / "data" / "content") == press.files(sample.folder)
    deposit = json.loads((home / "data" / "zenodo.json").read_text(encoding="utf-8"))
    assert (deposit["title"], deposit["license"], deposit["language"]) == ("A Letter About the Bridge", "cc-by-4.0", "eng")
    assert "doi" not in json.dumps(deposit).casefold()
    (home / "data" / "site" / "index.html").write_text("other", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(home)).validate()


def test_a_version_is_kept_once_and_published_with_the_next(sample: Sample, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, folder = publish(sample), sample.folder.parent / "archive"
    assert archive(site, sample.folder, folder) == 0
    first = (folder / "letter-0.9.0-1.2.0.zip").read_bytes()
    os.utime(folder)
    assert archive(site, sample.folder, folder) == 0
    assert (folder / "letter-0.9.0-1.2.0.zip").read_bytes() == first
    sample.damage("people/stone-ada.md", "She wrote", "She herself wrote")
    publish(sample)
    assert archive(site, sample.folder, folder) == 1
    assert "is there, and is another; raise the version" in capsys.readouterr().err
    sample.damage("edition.md", "version-apparatus: 1.2.0", "version-apparatus: 1.2.1")
    assert archive(site, sample.folder, folder) == 1
    assert "holds another version than" in capsys.readouterr().err
    pages = Site(publish(sample))
    assert (site / "archive" / "letter-0.9.0-1.2.0.zip").read_bytes() == first
    assert "archive/letter-0.9.0-1.2.0.zip" not in json.loads((site / "manifest.json").read_text())["files"], "it has its own sums"
    assert "../archive/" in pages["data/"].texts("//main//a/@href")
    shown = pages["archive/"]
    assert shown.texts("//main//section//a/@href") == ["letter-0.9.0-1.2.0.zip"]
    assert shown.texts("//main/article/p/a/@href | //main/article/p/a/text()") == ["../changes/", "Changes"]
    assert shown.texts("//main/article/p/code/text()") == ["data/site/index.html"]
    assert shown.texts("//main//h2/text()") == ["Text 0.9.0, apparatus 1.2.0"]
    assert shown.texts("//main//dd//text()") == ["1 May 1851", f"1 MB ({len(first):,} bytes)", hashlib.sha256(first).hexdigest()]
    assert proof.read(site).told("site") == []
    assert archive(site, sample.folder, folder) == 0
    with zipfile.ZipFile(folder / "letter-0.9.0-1.2.1.zip") as second:
        assert [name for name in second.namelist() if name.endswith(".zip")] == []
        assert "letter-0.9.0-1.2.1/data/site/archive/index.html" in second.namelist()
    assert first == (folder / "letter-0.9.0-1.2.0.zip").read_bytes()


def test_publications_stand_the_last_first_and_what_is_none_is_a_slip(sample: Sample) -> None:
    folder = sample.folder.parent / "archive"
    assert archive(publish(sample), sample.folder, folder) == 0
    sample.damage("edition.md", "version-apparatus: 1.2.0", "version-apparatus: 1.10.0")
    sample.damage("edition.md", "date: 1851-05-01", "date: 1852-01-02")
    assert archive(publish(sample), sample.folder, folder) == 0
    sample.damage("pages/changes.md", "closing: corrections\n", "")
    pages = Site(publish(sample))
    assert pages["archive/"].texts("//main/article/p/a") == [], "no page tells what was corrected"
    assert pages["archive/"].texts("//main//h2/text()") == ["Text 0.9.0, apparatus 1.10.0", "Text 0.9.0, apparatus 1.2.0"]
    assert "../archive/" in pages["contents/"].texts("//main//a/@href")
    for name in ("holiday.zip", "letter-0.9.0-1.2.0.zip"):
        (folder / name).write_bytes(b"PK")
    done = press.pelican(sample.folder, sample.folder.parent / "output", *OPTIONS, SITEURL=SITEURL)
    told = "is no publication as `make archive` keeps it, or it is damaged; move it away"
    assert done.returncode == 1
    assert [f"archive/{name}:1: this {told}" in done.stderr for name in ("holiday.zip", "letter-0.9.0-1.2.0.zip")] == [True, True]


def test_where_nothing_is_kept_no_page_says_so(published: Site) -> None:
    assert not (published.folder / "archive").exists()
    assert [href for page in ("data/", "contents/") for href in published[page].texts("//a/@href") if "archive" in href] == []


def test_what_was_not_published_is_not_archived(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["archive"]) == 1
    assert capsys.readouterr().err == "output/ holds no published site; type: make publish SITEURL=https://…\n"
