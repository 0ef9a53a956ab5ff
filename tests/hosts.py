"""Real web servers on this machine, by the configurations that a published site brings: nginx and Caddy, for this machine alone."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tools

# What stands around a site's configuration where an administrator has set nginx up.
NGINX = """
load_module {module};
{user}daemon off;
pid nginx.pid;
error_log stderr crit;
events {{ worker_connections 512; }}
http {{
    log_format told '$status $bytes_sent $uri';
    access_log answers told;
    sendfile on;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}}
"""
CADDY = "{\n\tadmin off\n\tauto_https off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n"


@dataclass(frozen=True)
class Answer:
    """What a server said; the names of fields are in lower case."""

    status: int
    fields: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server that runs, by its name and its port; ``root`` is the folder of its files, ``address`` where it is asked."""

    name: str
    port: int
    root: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """Asks for a path; `Accept_Encoding="br"` is a field of the request."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.putrequest(method, path, skip_accept_encoding=True)
            for name, value in fields.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            answer = line.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            line.close()


@contextmanager
def serving(name: str, configuration: str, host: str, root: Path, work: Path) -> Iterator[Host]:
    """Runs a server by a configuration, in which nothing is another but where it listens and where the files of ``host`` lie."""
    port = _free()
    said = f"/srv/{host}"
    if name == "nginx":
        changes = {"listen 80;": f"listen 127.0.0.1:{port};", "    listen [::]:80;\n": "", f"root {said};": f"root {root};"}
        (work / "site.conf").write_text(_changed(configuration, changes), encoding="utf-8")
        around = NGINX.format(module=tools.brotli_module(), user="user root;\n" if work.owner() == "root" else "")
        (work / "nginx.conf").write_text(around, encoding="utf-8")
        command = [tools.server("nginx") or "nginx", "-p", str(work), "-c", str(work / "nginx.conf")]
    else:
        changes = {f"https://{host} {{": f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1", f"root * {said}": f"root * {root}"}
        (work / "Caddyfile").write_text(CADDY + _changed(configuration, changes), encoding="utf-8")
        command = [tools.server("caddy") or "caddy", "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    with (work / "errors").open("w") as errors:
        process = subprocess.Popen(command, stdout=errors, stderr=errors, cwd=work, env={"HOME": str(work), "PATH": "/usr/bin:/bin"})
    try:
        _wait(process, port, work / "errors")
        yield Host(name, port, root)
    finally:
        process.terminate()
        process.wait(30)


def _changed(configuration: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert configuration.count(old) == 1, old
        configuration = configuration.replace(old, new)
    return configuration


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    """Until the server listens. Raises AssertionError with what it says where it ends instead."""
    while True:
        assert process.poll() is None, errors.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
