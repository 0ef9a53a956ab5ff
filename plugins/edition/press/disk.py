"""The site in one zip, which opens from a disk: no server, no network.

On a disk a browser runs no module, fetches no file, and shows a folder as a list. So links to folders lead to their
``index.html``, modules are rewritten as scripts that say what they define, what scripts ask for has a twin that is a script and gives
it, and faces are waited for, because there they take no time; `RUNTIME` brings the scripts together. What is left out (the service of
the text, earlier versions, what browsers keep) is linked where it is published.

Pages and modules are those that the site has; only addresses in ``href`` and ``src`` and the lines of modules that import and export
are written anew. The names of what modules export stand at the beginning of lines, as `theme/static/js` has them.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..dates import day
from ..model import Edition, pages
from ..outputs.archive import zipped
from .bag import name
from .seals import OWN, seal
from .within import EARLY

RUNTIME = "static/js/disk.js"
SOURCE = "templates/disk.js"  # of the theme
LEFT_OUT = re.compile(
    rf"(?:archive|{pages.DTS[:-1]})/|([^/]+)/\1/|keeper\.js$|static/(?:kept\.json|js/(?:keeper|missing|moved)\.js)$"
    r"|[^/]*\.(?:txt|xml|json)$|404\.html$"
)
SCRIPTS = (f"static/{EARLY}", pages.ASIDE)  # which are no modules
TWINS = re.compile(  # what scripts ask for, beside the text's
    r"static/css/[^/]+\.css$|static/js/[^/]+\.(?:json|txt)$|static/[^/]+\.svg$|contents/index\.html$"
)
LINK = re.compile(r'( (?:href|src)=")([^"#?]+)([^"]*")')
MODULE = re.compile(r'<script type="module"(?: async)? src="([^"]+)"></script>')
OPTIONAL, WAITED = re.compile(r"font-display: ?optional"), "font-display: block"
LEADS_ON = 'js/moved.js"'  # in a page that only leads to another
IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"(?:\.|\.\./\.\./static/js)/([\w-]+\.js)";$', re.MULTILINE)
EXPORT = re.compile(r"(^|[;}])export (?=(?:const|async function|function) (\{[^}]*\}|\w+))", re.MULTILINE)


def made(edition: Edition, output: Path, written: Iterable[str], theme: Path) -> bytes:
    """The zip of the site in the folder ``output``, of the files ``written`` there."""
    files = {path: (output / path).read_bytes() for path in written}
    return packed(files, (theme / SOURCE).read_text(encoding="utf-8"), edition)


def packed(files: Mapping[str, bytes], runtime: str, edition: Edition) -> bytes:
    """The zip of an edition's finished site, all in one folder: of ``files`` by their paths, and of ``runtime``, what `SOURCE` holds."""
    folder, slug = name(edition), edition.text.slug
    files = dict(_at_home(files, f"{edition.static}/"))
    kept = {path for path, data in files.items() if not LEFT_OUT.match(path) and not (_page(path) and LEADS_ON.encode() in data)}
    modules = {path: files[path].decode() for path in kept if re.fullmatch(r"static/js/[\w-]+\.js", path) and path not in SCRIPTS}
    found: dict[str, bytes] = {RUNTIME: runtime.encode()}
    for path in kept:
        if _page(path):
            found[path] = _linked(path, files[path].decode(), kept, modules, edition.address).encode()
        elif path in modules:
            found[path] = _classic(modules[path]).encode()
        elif path.endswith(".css"):
            found[path] = OPTIONAL.sub(WAITED, files[path].decode()).encode()
        else:
            found[path] = files[path]
    for path in [each for each in kept if TWINS.match(each) or _of_text(each, slug)]:
        found[f"{path}.js"] = f"disk.give({json.dumps(path)}, {json.dumps(found[path].decode(), ensure_ascii=False)});\n".encode()
    return zipped({f"{folder}/{path}": data for path, data in found.items()}, day(edition.said["date"]))


def _at_home(files: Mapping[str, bytes], static: str) -> Iterator[tuple[str, bytes]]:
    """The files of a site whose style sheets and scripts stand where they do at home; nobody keeps those of a disk."""
    for path, data in files.items():
        yield path.replace(static, "static/", 1), data.replace(static.encode(), b"static/") if _page(path) else data


def _page(path: str) -> bool:
    return path.endswith(".html")


def _of_text(path: str, slug: str) -> bool:
    """Whether it is of the text's folder and asked for by scripts: its words, its citations, the reading page."""
    folder, _, name = path.partition("/")
    return folder == slug and (name in ("index.html", f"{pages.CITE}.json") or re.fullmatch(r"[^/]+\.txt", name) is not None)


def _linked(path: str, page: str, kept: set[str], modules: Mapping[str, str], address: str) -> str:
    """A page with links that lead somewhere on a disk, and scripts in the order in which they need each other."""
    folder = posixpath.dirname(path)

    def led(found: re.Match[str]) -> str:
        before, href, after = found.groups()
        if ":" in href:
            return found[0]
        target = posixpath.normpath(posixpath.join(folder, href))
        whole = href.endswith("/") or href in (".", "..")
        file = posixpath.normpath(f"{target}/index.html") if whole else target
        if file in kept:
            return f"{before}{posixpath.relpath(file, folder or '.')}{after}"
        return f"{before}{address}/{'' if target == '.' else target}{'/' if whole and target != '.' else ''}{after}"

    def scripts(found: re.Match[str]) -> str:
        place = found[1].rpartition("/")[0]
        names = [RUNTIME.rpartition("/")[2]] if RUNTIME not in done else []
        done.add(RUNTIME)
        names += [each for each in needed(f"static/js/{found[1].rpartition('/')[2]}", modules) if each not in done]
        done.update(names)
        return "\n".join(f'<script defer src="{place}/{each}"></script>' for each in names)

    done: set[str] = set()
    return MODULE.sub(scripts, LINK.sub(led, _faced(page)))


def _faced(page: str) -> str:
    """A page whose own style waits for its faces, and is allowed."""
    for style in OWN["style"].findall(page):
        waited = OPTIONAL.sub(WAITED, style)
        page = page.replace(style, waited).replace(seal(style), seal(waited))
    return page


def needed(path: str, modules: Mapping[str, str]) -> Iterator[str]:
    """The names of the modules that one imports at once, each behind those that it needs, and itself last."""
    seen: set[str] = set()

    def reach(name: str) -> Iterator[str]:
        if name in seen:
            return
        seen.add(name)
        for found in IMPORT.finditer(modules[f"static/js/{name}"]):
            yield from reach(found[2])
        yield name

    yield from reach(path.rpartition("/")[2])


def _classic(module: str) -> str:
    """A module as a script: it tells the runtime what makes it, and gives what it exports."""
    names = [name for found in EXPORT.finditer(module) for name in re.findall(r"\w+", found[2])]
    body = IMPORT.sub(lambda found: f'{f"const {found[1]} = " if found[1] else ""}await use("./{found[2]}");', module)
    body = EXPORT.sub(lambda found: found[1], body).replace("import.meta.url", "url").replace("import(", "use(")
    return f"disk.define(async (use, url, fetch, location) => {{\n{body}\nreturn {{ {', '.join(names)} }};\n}});\n"
