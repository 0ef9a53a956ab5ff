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


def test_the_manifest_knows_every_file_and_its_sum(published: Site) -> None:
    said = json.loads((published.folder / "manifest.json").read_text(encoding="utf-8"))
    files = press.files(published.folder)
    files.pop("manifest.json")
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
    assert press.files(home / "data" / "site") == press.files(site)
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
    assert pages["data/"].texts("//section[last()]//li/a/@href") == ["../archive/letter-0.9.0-1.2.0.zip"]
    assert archive(site, sample.folder, folder) == 0
    with zipfile.ZipFile(folder / "letter-0.9.0-1.2.1.zip") as second:
        assert [name for name in second.namelist() if name.endswith(".zip")] == []
    assert first == (folder / "letter-0.9.0-1.2.0.zip").read_bytes()


def test_what_was_not_published_is_not_archived(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["archive"]) == 1
    assert capsys.readouterr().err == "output/ holds no published site; type: make publish SITEURL=https://…\n"
