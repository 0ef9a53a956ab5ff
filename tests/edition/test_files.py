"""A file is replaced whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from edition.files import replace

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
SMALL_DISK = f"""
import resource, sys
from pathlib import Path
sys.path.insert(0, {str(PLUGINS)!r})
from edition.files import replace
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
replace(Path(sys.argv[1]), b"new " * 5000)
"""


def test_a_file_holds_the_new_bytes_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    replace(path, b"one")
    replace(path, b"two")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("lock.json", b"two")]


def test_where_the_disk_is_full_the_old_file_stays_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    path.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", SMALL_DISK, str(path)], capture_output=True, text=True)
    assert "OSError: [Errno 27]" in run.stderr
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("lock.json", b"old")]


def test_who_has_the_old_file_open_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    path.write_bytes(b"old words")
    with path.open("rb") as reading:
        start = reading.read(3)
        replace(path, b"new")
        assert start + reading.read() == b"old words"


def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "lock.json").write_bytes(b"old")
    path = tmp_path / "lock.json"
    path.symlink_to(tmp_path / "elsewhere" / "lock.json")
    replace(path, b"new")
    assert path.is_symlink()
    assert (tmp_path / "elsewhere" / "lock.json").read_bytes() == b"new"


def test_a_file_keeps_its_permissions_and_a_new_one_has_those_of_any_new_file(tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    replace(path, b"old")
    other = tmp_path / "other.json"
    other.write_bytes(b"")
    assert path.stat().st_mode == other.stat().st_mode
    path.chmod(0o640)
    replace(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "lock.json").mkdir()
    with pytest.raises(IsADirectoryError):
        replace(tmp_path / "lock.json", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["lock.json"]
