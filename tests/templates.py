"""Templates read as Jinja2 reads them: every name, field, loop and call followed through the type hints of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from inspect import get_annotations
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from edition.wording import Area, Phrase, Wording
from jinja2 import Environment, nodes
from markupsafe import Markup

LOOP = {"first": bool, "last": bool}  # of a loop, whether this is its first round, or its last
PRINTED = (str, int)
Scope = dict[str, Any]  # a name, and the type of its value; ``page.next is there`` where that is sure
Field = tuple[type, str]


class Fault(Exception):
    """A template does what templates do not: the message says where and what."""


class Reader:
    """Reads templates of a folder, and remembers what they read: ``seen`` are fields, ``read`` templates and files."""

    def __init__(self, folder: Path, settings: dict[str, Any]):
        self.folder = folder
        self.environment = Environment(**settings)
        self.seen: set[Field] = set()
        self.read: set[str] = set()

    def page(self, template: str, page: type) -> None:
        """Follows a template for pages of this class. Raises `Fault`."""
        self._template(template, {"page": page, "footer": Markup, "say": Wording}, {})

    def text(self, source: str, scope: Scope) -> None:
        """Follows a template that stands in no file."""
        self._body(self.environment.parse(source).body, scope, Macros(self, "text", {}), {})

    def parsed(self, name: str) -> nodes.Template:
        self.read.add(name)
        return self.environment.parse((self.folder / name).read_text(encoding="utf-8"))

    def _template(self, name: str, scope: Scope, blocks: dict[str, tuple[nodes.Block, Macros]]) -> None:
        """A template, with the blocks of those that extend it in place of its own."""
        tree = self.parsed(name)
        macros = Macros(self, name, {each.name: each for each in tree.find_all(nodes.Macro)}).taking(tree)
        inner = {each.name: (each, macros) for each in tree.find_all(nodes.Block)} | blocks
        parent = next(tree.find_all(nodes.Extends), None)
        if parent:
            self._template(constant(parent.template), scope, inner)
        else:
            self._body(tree.body, scope, macros, inner)

    def _body(self, body: Iterable[nodes.Node], scope: Scope, macros: Macros, blocks: dict[str, tuple[nodes.Block, Macros]]) -> None:
        for node in body:
            self._node(node, scope, macros, blocks)

    def _node(self, node: nodes.Node, scope: Scope, macros: Macros, blocks: dict[str, tuple[nodes.Block, Macros]]) -> None:
        match node:
            case nodes.Output():
                for each in node.nodes:
                    self._printed(each, scope, macros)
            case nodes.Block():
                block, home = blocks.get(node.name, (node, macros))
                self._body(block.body, scope, home, blocks)
            case nodes.If():
                self._if(node, scope, macros, blocks)
            case nodes.For():
                inner = scope | self._bound(node, scope, macros) | {"loop": LOOP}
                self._body(node.body, inner, macros, blocks)
            case nodes.Include():
                name = constant(node.template)
                tree = self.parsed(name)
                self._body(tree.body, scope, Macros(self, name, {}).taking(tree), blocks)
            case nodes.Macro() | nodes.FromImport() | nodes.Extends():
                pass
            case _:
                raise Fault(f"{macros.file}:{node.lineno}: a template has no {type(node).__name__}")

    def _if(self, node: nodes.If, scope: Scope, macros: Macros, blocks: dict[str, tuple[nodes.Block, Macros]]) -> None:
        self._type(node.test, scope, macros)
        self._body(node.body, scope | dict.fromkeys(sure(node.test)), macros, blocks)
        for each in node.elif_:
            self._if(each, scope, macros, blocks)
        self._body(node.else_, scope, macros, blocks)

    def _bound(self, node: nodes.For, scope: Scope, macros: Macros) -> Scope:
        """What the names of a loop are bound to."""
        if node.test or node.else_ or node.recursive:
            raise Fault(f"{macros.file}:{node.lineno}: a loop only loops")
        over = self._type(node.iter, scope, macros)
        if get_origin(over) is not tuple or get_args(over)[1:] != (...,):
            raise Fault(f"{macros.file}:{node.lineno}: a loop goes through a tuple and not through {over}")
        item = get_args(over)[0]
        if isinstance(node.target, nodes.Name):
            return {node.target.name: item}
        assert isinstance(node.target, nodes.Tuple)
        names = [each.name for each in node.target.items if isinstance(each, nodes.Name)]
        return dict(zip(names, get_args(item), strict=True))

    def _printed(self, node: nodes.Node, scope: Scope, macros: Macros) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        found = self._type(node, scope, macros)
        if not (isinstance(found, type) and issubclass(found, PRINTED)) or found is bool:
            raise Fault(f"{macros.file}:{node.lineno}: {found} cannot be printed")

    def _type(self, node: nodes.Node, scope: Scope, macros: Macros) -> Any:
        """The type of what an expression gives."""
        match node:
            case nodes.Name():
                if node.name not in scope:
                    raise Fault(f"{macros.file}:{node.lineno}: nothing is called {node.name}")
                return scope[node.name]
            case nodes.Getattr():
                return self._field(node, scope, macros)
            case nodes.Const():
                return type(node.value)
            case nodes.Not():
                self._type(node.node, scope, macros)
                return bool
            case nodes.And() | nodes.Or():
                self._type(node.left, scope, macros)
                self._type(node.right, scope, macros)
                return bool
            case nodes.Test(name="none"):
                self._type(node.node, scope, macros)
                return bool
            case nodes.Call(node=nodes.Name() as called, kwargs=[], dyn_args=None, dyn_kwargs=None):
                given = [self._type(each, scope, macros) for each in node.args]
                home, macro = macros.named(called.name, node.lineno)
                inner = dict(zip([each.name for each in macro.args], given, strict=True))
                self._body(macro.body, inner, home, {})
                return Markup
            case nodes.Call(node=nodes.Getattr() as said, args=[], dyn_args=None, dyn_kwargs=None):
                if self._type(said, scope, macros) is not Phrase:
                    raise Fault(f"{macros.file}:{node.lineno}: {chain(said)} is no phrase, and only these have slots")
                for each in node.kwargs:
                    self._printed(each.value, scope, macros)
                return str
            case _:
                raise Fault(f"{macros.file}:{node.lineno}: a template has no {type(node).__name__}")

    def _field(self, node: nodes.Getattr, scope: Scope, macros: Macros) -> Any:
        owner = self._type(node.node, scope, macros)
        if owner is LOOP and node.attr in LOOP:
            return LOOP[node.attr]
        if owner in (Wording, Area):  # which words there are, and with which slots, is tested where their table is
            return Area if owner is Wording else Phrase
        if NoneType in get_args(owner):
            if there(node.node) not in scope:
                raise Fault(f"{macros.file}:{node.lineno}: {chain(node.node)} may be None")
            owner = known(owner)
        hints = get_type_hints(owner) if isinstance(owner, type) and is_dataclass(owner) else {}
        if node.attr not in {each.name for each in fields(owner)} if hints else True:
            raise Fault(f"{macros.file}:{node.lineno}: {chain(node)}: {owner} has no field {node.attr}")
        self.seen.add((home(owner, node.attr), node.attr))
        found = hints[node.attr]
        return known(found) if there(node) in scope else found


class Macros:
    """The macros that a template knows: its own, and those that it takes from others."""

    def __init__(self, reader: Reader, file: str, own: dict[str, nodes.Macro]):
        self.reader, self.file = reader, file
        self.known: dict[str, tuple[Macros, nodes.Macro]] = {name: (self, macro) for name, macro in own.items()}

    def taking(self, tree: nodes.Template) -> Macros:
        """The same, with those that a template takes from others."""
        for each in tree.find_all(nodes.FromImport):
            self.take(constant(each.template), [(name, name) if isinstance(name, str) else name for name in each.names])
        return self

    def take(self, file: str, names: Iterable[tuple[str, str]]) -> None:
        other = Macros(self.reader, file, {each.name: each for each in self.reader.parsed(file).find_all(nodes.Macro)})
        self.known |= {here: other.named(there, 0) for there, here in names}

    def named(self, name: str, line: int) -> tuple[Macros, nodes.Macro]:
        if name not in self.known:
            raise Fault(f"{self.file}:{line}: no macro {name}")
        return self.known[name]


def constant(node: nodes.Expr) -> str:
    """The name of a template, which is always written out."""
    assert isinstance(node, nodes.Const), f"line {node.lineno}"
    return str(node.value)


def chain(node: nodes.Node) -> str:
    """A name and its fields as they are written."""
    return f"{chain(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else node.name if isinstance(node, nodes.Name) else "?"


def there(node: nodes.Node) -> str:
    return f"{chain(node)} is there"


def sure(test: nodes.Node) -> Iterator[str]:
    """What is not None where a test is true."""
    match test:
        case nodes.Getattr() | nodes.Name():
            yield there(test)
        case nodes.And():
            yield from (*sure(test.left), *sure(test.right))
        case nodes.Not(node=nodes.Test(name="none") as none):
            yield there(none.node)
        case _:
            pass


def known(hint: Any) -> Any:
    """A type without None."""
    rest = [each for each in get_args(hint) if each is not NoneType]
    return rest[0] if get_origin(hint) in (UnionType, Union) and len(rest) == 1 else hint


def home(owner: type, name: str) -> type:
    """The class that gives a field its name."""
    return next(each for each in reversed(owner.__mro__) if name in get_annotations(each))


def views(page: type, found: Callable[[type], None]) -> None:
    """Tells every dataclass that a page is made of, itself among them."""
    found(page)
    for hint in get_type_hints(page).values():
        for each in parts(hint):
            if isinstance(each, type) and is_dataclass(each):
                views(each, found)


def parts(hint: Any) -> Iterator[Any]:
    yield hint
    for each in get_args(hint):
        yield from parts(each)
