"""How a published site is to be served: configurations for nginx and for Caddy, and the file of headers that hosts of static sites read.

What they say is the same, and is said by the site itself: a page's policy is the one in its head, and what is named by its content may be
kept for ever. Nothing of it is needed: a plain server of files shows the whole site, and without their headers pages keep their policies.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from ..model import Edition, pages
from . import media

NGINX, CADDY, HEADERS = f"{pages.HOSTING}/nginx.conf", f"{pages.HOSTING}/Caddyfile", "_headers"
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
WHILE = "public, max-age=600"  # in seconds: how long a page may be older than what is published
EVER = "public, max-age=31536000, immutable"  # RFC 8246
NEVER = "no-cache"  # for what is missing, and may be there the next time
SNIFF = "nosniff"
INDEX = re.escape("index.html")
MANY = 40  # names in a rule: nginx reads none that is longer than 4,096 letters
LETTER = re.compile(r"%20|(?:%[89A-F][0-9A-F])+")  # servers compare these as what they mean; what else is encoded means nothing good


def policy(page: bytes) -> str:
    """The content-security policy in the head of a page; nothing where it has none."""
    found = POLICY.search(page)
    return html.unescape(found[1].decode()) if found else ""


def made(edition: Edition, policies: Mapping[str, str], files: Iterable[str]) -> dict[str, str]:
    """The configurations and the headers by their paths; ``policies`` are those of all pages, ``files`` are all, by their paths."""
    lasting = sorted(path for path in files if path.startswith("static/fonts/") and path.endswith(".woff2"))
    ((common, _),) = Counter(policies[path] for path in sorted(policies)).most_common(1)
    host = _Host(edition, dict(sorted(policies.items())), common, lasting)  # several processes have gathered them
    return {NGINX: _lines(host.nginx()), CADDY: _lines(host.caddy()), HEADERS: _lines(host.headers())}


def rules(policies: Mapping[str, str], common: str) -> Iterator[tuple[str, str]]:
    """Regular expressions for the paths of pages whose policy is another than the common one, each with that policy; the first that fits
    counts. Most pages of a folder have one, so it stands behind those of the others there."""
    folders: dict[str, dict[str, list[str]]] = {}
    for path, policy in sorted(policies.items()):
        folder = path[: path.removesuffix("/index.html").rfind("/") + 1]
        folders.setdefault(folder, {}).setdefault(policy, []).append(path[len(folder) :])
    for folder, said in folders.items():
        counted = {policy: sum("/" in name for name in names) for policy, names in said.items()}
        most = max(counted, key=counted.__getitem__) if folder else common
        for policy, names in said.items():
            apart = [re.escape(name) for name in names if policy != most or (policy != common and "/" not in name)]
            yield from ((f"{re.escape(folder)}({'|'.join(apart[at : at + MANY])})", policy) for at in range(0, len(apart), MANY))
        if most != common:
            yield f"{re.escape(folder)}[^/]+/{INDEX}", most


def joined(policies: Iterable[str]) -> str:
    """The policy that allows whatever one of these does. A page under it has its own as well, and keeps to both."""
    rules: dict[str, dict[str, None]] = {}
    for each in policies:
        for rule in each.split(";"):
            name, *sources = rule.split()
            rules.setdefault(name, {}).update(dict.fromkeys(sources))
    allowed = {name: [each for each in sources if each != "'none'" or len(sources) == 1] for name, sources in rules.items()}
    return "; ".join(" ".join([name, *sources]) for name, sources in allowed.items())


class _Host:
    """The address of a site, and what its files are served with: the policies of all pages, the one that most have, and fonts."""

    def __init__(self, edition: Edition, policies: Mapping[str, str], common: str, lasting: list[str]):
        self.address, self.policies, self.common, self.lasting = urlsplit(edition.address), policies, common, lasting
        self.home = f"{LETTER.sub(lambda found: unquote(found[0]), self.address.path)}/"
        self.named, self.slug = edition.static, edition.text.slug
        self.special = {f"^{re.escape(self.home)}{path}$": kind for path, kind in media.special(self.slug).items()}
        self.kept = f"^{re.escape(self.home)}({re.escape(self.named)}/|static/fonts/[^/]+\\.woff2$)"
        self.told = [
            f"Serves {edition.address}/, and is written by `make publish`: what changes with the site is in it.",
            f"What stands in output/ belongs into {self.folder}{self.home}",
        ]

    @property
    def folder(self) -> str:
        """Where the files of the whole host are thought to lie."""
        return f"/srv/{self.address.hostname}"

    def _rules(self) -> Iterator[tuple[str, str]]:
        """As `rules`, of whole paths."""
        yield from ((f"^{re.escape(self.home)}{paths}$", policy) for paths, policy in rules(self.policies, self.common))

    def nginx(self) -> Iterator[str]:
        """A file for nginx's folder of sites, which stands in ``http``."""
        cache, policy = (f"${self.slug.replace('-', '_')}_{each}" for each in ("cache", "policy"))
        yield from (f"# {each}" for each in self.told)
        yield f"map $uri {cache} {{"
        yield f'    default "{WHILE}";'
        yield f'    {_quoted("~^" + re.escape(self.home + pages.MISSING) + "$")} "{NEVER}";'
        yield f'    {_quoted("~" + self.kept)} "{EVER}";'
        yield "}"
        yield f"map $uri {policy} {{"
        yield '    default "";'
        yield from (f'    {_quoted("~" + paths)} "{said}";' for paths, said in self._rules())
        yield f'    "~\\.html$" "{self.common}";'
        yield "}"
        yield "server {"
        yield "    listen 80;"
        yield "    listen [::]:80;"
        yield f"    server_name {self.address.hostname};"
        yield f"    root {self.folder};"
        yield f"    location {_quoted(self.home)} {{"
        yield "        index index.html;"
        yield f"        error_page 404 {_quoted(self.home + pages.MISSING)};"
        yield "        absolute_redirect off;"
        yield "        gzip_static on;"
        yield "        brotli_static on;  # of the module ngx_brotli: Debian's libnginx-mod-http-brotli-static"
        yield "        gzip_vary on;"
        yield "        charset utf-8;"
        yield f"        charset_types {' '.join(sorted({media.TYPES[each] for each in media.LETTERS} - {'text/html'}))};"
        yield f"        add_header Cache-Control {cache} always;"
        yield f"        add_header Content-Security-Policy {policy} always;"
        yield f"        add_header X-Content-Type-Options {SNIFF} always;"
        yield "        types {"
        yield from (f"            {kind} {' '.join(each for each in media.TYPES if media.TYPES[each] == kind)};" for kind in _kinds())
        yield "        }"
        for path, kind in self.special.items():
            yield f"        location ~ {_quoted(path)} {{ types {{}} default_type {kind}; }}"
        yield "    }"
        yield "}"

    def caddy(self) -> Iterator[str]:
        """A Caddyfile: one site."""
        yield from (f"# {each}" for each in self.told)
        yield f"{self.address.scheme}://{self.address.netloc} {{"
        yield f"\troot * {self.folder}"
        yield "\tmap {path} {type} {"
        yield from (f'\t\t{_ticked("~" + path)} "{kind}"' for path, kind in self.special.items())
        yield '\t\t`~(/|\\.html)$` "text/html; charset=utf-8"'
        yield from (f'\t\t`~\\.{ending}$` "{media.said(ending)}"' for ending in media.TYPES if ending != "html")
        yield '\t\tdefault "application/octet-stream"'
        yield "\t}"
        yield "\tmap {path} {cache} {"
        yield f'\t\t{_ticked("~" + self.kept)} "{EVER}"'
        yield f'\t\tdefault "{WHILE}"'
        yield "\t}"
        yield "\tmap {path} {policy} {"
        for paths, said in self._rules():
            yield f'\t\t{_ticked("~" + paths.replace(INDEX, f"({INDEX})?"))} "{said}"'
        yield f'\t\tdefault "{self.common}"'
        yield "\t}"
        yield "\t@pages path */ *.html"
        yield "\theader @pages Content-Security-Policy {policy}"
        yield f"\theader X-Content-Type-Options {SNIFF}"
        yield "\theader Content-Type {type}"
        yield "\theader Cache-Control {cache}"
        yield "\tfile_server {"
        yield "\t\tprecompressed br gzip"
        yield "\t}"
        yield "\thandle_errors {"
        yield "\t\t@missing expression {http.error.status_code} == 404"
        yield "\t\thandle @missing {"
        yield f"\t\t\trewrite * {_ticked(self.home + pages.MISSING)}"
        yield f'\t\t\theader Content-Security-Policy "{self.policies.get(pages.MISSING, self.common)}"'
        yield f'\t\t\theader Content-Type "{media.said("html")}"'
        yield f'\t\t\theader Cache-Control "{NEVER}"'
        yield "\t\t\tfile_server {"
        yield "\t\t\t\tprecompressed br gzip"
        yield "\t\t\t}"
        yield "\t\t}"
        yield "\t}"
        yield "}"

    def headers(self) -> Iterator[str]:
        """The file ``_headers`` of Netlify, Cloudflare Pages and their like, which join what two rules say: no two say the same."""
        home = f"{self.address.path}/"
        yield f"{home}*"
        yield f"  Content-Security-Policy: {joined([self.common, *self.policies.values()])}"
        yield f"  X-Content-Type-Options: {SNIFF}"
        for path in (f"{self.named}/*", *self.lasting):
            yield f"{home}{path}"
            yield f"  Cache-Control: {EVER}"


def _kinds() -> list[str]:
    return list(dict.fromkeys(media.TYPES.values()))


def _quoted(word: str) -> str:
    """A word of nginx's."""
    return '"' + word.replace("\\", "\\\\") + '"'


def _ticked(word: str) -> str:
    """A word of Caddy's, in which nothing is escaped."""
    return f"`{word}`"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join([*lines, ""])
