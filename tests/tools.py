"""What the tests need beside Python: a browser, node, Java, npm for the HTML validator, and two web servers.

Run as a program, before pytest: installs the browser where that can be done (Debian's package, as root), gets the validator
where npm and Java are, and says in one line what is still missing, what is therefore left out, and how to get it. With ``CI``
set, a missing one is an error.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from ctypes.util import find_library
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

# The first is Chromium without its own windows, which costs half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PANGO = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0", "harfbuzz-subset": "libharfbuzz-subset0"}
SERVERS = {"nginx": "nginx-light", "caddy": "caddy"}  # each with Debian's package
BROTLI = ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules")  # where the module for brotli may be
VNU = Path(sys.prefix) / "vnu.jar"
VNU_VERSION = "26.9.27"
VNU_SHA256 = "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7"  # of npm's tarball


def chromium() -> str | None:
    """The browser's program, if there is one."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (str(MAC) if MAC.exists() else None)


def node() -> str | None:
    """The program that runs scripts without a browser, if there is one. It is there where npm is."""
    return shutil.which("node") or shutil.which("nodejs")


@cache
def pango() -> bool:
    """Whether the libraries are there that paper is set with (`PANGO`: each with Debian's package)."""
    return all(map(find_library, PANGO))


def server(program: str) -> str | None:
    """A web server, if there is one: Debian has them where only root looks for programs."""
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))


def brotli_module() -> Path | None:
    """The module by which nginx gives files that are compressed already, if there is one."""
    return next((path for folder in BROTLI if (path := Path(folder, "ngx_http_brotli_static_module.so")).exists()), None)


def missing() -> dict[str, str]:
    """For each marker of the tests that cannot run here, one line that says why, and what helps."""
    found = {}
    if not chromium():
        found["browser"] = "no Chromium: the tests in a browser are left out; install it with: apt-get install chromium-headless-shell"
    if not node():
        found["node"] = "no node: the tests of scripts without a browser are left out; install it with: apt-get install nodejs"
    if not pango():
        found["paper"] = f"no Pango: worksheets are not printed; install it with: apt-get install {' '.join(PANGO.values())}"
    servers = [package for program, package in SERVERS.items() if not server(program)]
    servers += [] if brotli_module() else ["libnginx-mod-http-brotli-static"]
    if servers:
        found["server"] = f"no web server: what servers say is not read; install it with: apt-get install {' '.join(servers)}"
    if not shutil.which("java"):
        found["java"] = "no Java: HTML is not validated; install it with: apt-get install default-jre-headless"
    elif not VNU.exists() and not shutil.which("npm"):
        found["java"] = "no npm to get the validator with: HTML is not validated; install it with: apt-get install npm"
    elif not VNU.exists():
        found["java"] = "no validator: HTML is not validated; get it with: .venv/bin/python tests/tools.py"
    return found


def validator() -> None:
    """Gets the validator of HTML by npm, where npm and Java are: the file that we know, and whole or not at all."""
    if VNU.exists() or not shutil.which("npm") or not shutil.which("java"):
        return
    with TemporaryDirectory(dir=VNU.parent) as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, f"vnu-jar@{VNU_VERSION}"]
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            return
        tarball = Path(folder, f"vnu-jar-{VNU_VERSION}.tgz")
        if hashlib.sha256(tarball.read_bytes()).hexdigest() != VNU_SHA256:
            print(f"vnu-jar {VNU_VERSION} is not the file we know", file=sys.stderr)
            return
        with tarfile.open(tarball) as archive:
            archive.extract("package/build/dist/vnu.jar", folder)
        Path(folder, "package/build/dist/vnu.jar").replace(VNU)


def install() -> None:
    """Gets the browser from Debian's packages, where we may."""
    if chromium() or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("No Chromium here: installing Debian's package for the tests in a browser.")
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--no-install-recommends", "chromium-headless-shell"]):
        if subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode:
            return


def main() -> int:
    """0 where the tests may go on, 1 where nothing may be left out and something is."""
    install()
    validator()
    lines = missing().values()
    for line in lines:
        print(line)
    return 1 if lines and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
