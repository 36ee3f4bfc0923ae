"""New names for a problem's identifiers: natural, consistent over its programs, never colliding."""

from __future__ import annotations

import ast
import builtins
import keyword
import random
from collections.abc import Mapping, Sequence
from typing import Any

from hydraopt.corpus.syntax import is_step

_RESERVED = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "self", "cls"})

_POOLS: dict[str, str] = {
    "numbers": "values numbers nums data items readings series xs arr elements sequence samples",
    "strings": "words strings items entries tokens labels terms texts parts lines_in",
    "records": "records rows entries items objects data collection documents",
    "rows": "rows table grid groups data lists nested blocks",
    "sequence": "items data entries elements values collection things sequence",
    "text": "text string s content phrase message source_text sentence chars",
    "number": "n limit size number value amount bound m threshold top k",
    "mapping": "mapping table lookup data info settings by_name",
    "path": "path filename file_name file_path location source_file",
    "item": "item entry element x value current each candidate e v one",
    "char": "char ch c letter symbol character",
    "index": "i j k idx index pos position p place n spot",
    "list": "result results output out collected found answer res kept acc chosen gathered",
    "table": "table lookup mapping groups store by_key d registry known_values buckets",
    "set": "seen known unique visited members lookup present already",
    "count": "total count acc running tally result amount counter so_far number res",
    "string": "result output out text built joined acc buffer res combined",
    "flag": "found ok flag done matched is_valid hit good",
    "file": "f file handle source stream infile reader",
    "function": "helper compute step visit evaluate calc work inner check",
    "generic": "value current temp part x y",
    "entry": "solve process run compute calculate evaluate handle transform func task answer f",
}
"""Role to names that a programmer would give it."""

_GROUPS = """
total sum tally|count number|items values entries elements|words terms tokens|
seen known visited|best top leading|largest biggest maximum|smallest lowest minimum|low lower start|
high upper end|index idx position|place spot slot|result output answer|current cur|previous prev|
left remaining|word term token|number num value|char ch letter symbol|
name label title|key code ident|limit bound cap|find get locate|make build create|
pairs couples|longest widest|size length|text string content|parts pieces chunks|
score points rating|price cost|
days dates|users people members|values numbers data|
matrix grid table|row line|column col|found matched|kept selected chosen|
unique distinct|missing absent|common shared|sorted_values ordered|group bucket cluster|
groups buckets clusters|path filename|temp tmp
"""
_SYNONYMS: dict[str, list[str]] = {}
for _group in _GROUPS.replace("\n", "").split("|"):
    for _word in _group.split():
        _SYNONYMS.setdefault(_word, []).extend(word for word in _group.split() if word != _word)

_PREFIXES = ("get", "compute", "find", "calculate")
_GENERIC_SHARE = 0.3
"""A name without a role says best itself what it means: it mostly gives way to cousins only."""
_LIST_MAKERS = ("list", "sorted")
_TABLE_MAKERS = ("dict", "defaultdict", "Counter", "OrderedDict")


def identifiers(tree: ast.AST) -> set[str]:
    """Return every identifier that stands in a program, bound or not, attributes included."""
    found: set[str] = set()
    for node in ast.walk(tree):
        for field in ("id", "arg", "attr", "name", "asname", "rest", "module"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                found.update(value.split("."))
        if isinstance(node, ast.Global | ast.Nonlocal):
            found.update(node.names)
    return found


def bound_roles(tree: ast.Module, entry_point: str, arguments: Sequence[Any]) -> dict[str, str]:
    """Return the identifiers that a program binds and that may be renamed, each with its role.

    Imports, names of builtins, names that begin with an underscore, and everything bound in the
    body of a class are left out.

    Args:
        tree: Program.
        entry_point: Its function.
        arguments: One example of the function's arguments: their types decide their roles.
    """
    roles: dict[str, str] = {}
    fixed = _imported(tree) | _class_names(tree)

    def bind(name: str, role: str) -> None:
        if name not in fixed and name not in _RESERVED and not name.startswith("_"):
            roles.setdefault(name, role)

    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            is_entry = node.name == entry_point
            bind(node.name, "entry" if is_entry else "function")
            examples = arguments if is_entry else ()
            for index, parameter in enumerate(_parameters(node.args)):
                known = index < len(examples)
                bind(parameter, _role_of_value(examples[index]) if known else "generic")
        elif isinstance(node, ast.Lambda):
            for parameter in _parameters(node.args):
                bind(parameter, "item")
        elif isinstance(node, ast.For | ast.comprehension):
            for name in _target_names(node.target):
                bind(name, _role_of_loop(node.iter, roles))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                _bind_assigned(target, node.value, bind)
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            bind(node.optional_vars.id, "file")
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bind(node.id, "generic")
        elif isinstance(node, ast.ExceptHandler) and node.name:
            bind(node.name, "generic")
    for counter in _counters(tree):
        if roles.get(counter) in ("count", "generic"):
            roles[counter] = "index"
    return roles


def choose_names(
    roles: Mapping[str, str], taken: set[str], rng: random.Random, share: float = 0.8
) -> dict[str, str]:
    """Draw new names for a share of the identifiers.

    Args:
        roles: Identifier to role, over all programs of a problem.
        taken: Names that must not be given.
        rng: Source of the draws.
        share: Probability that an identifier is renamed.

    Returns:
        Old name to new name; new names are all different, and none is taken or reserved.
    """
    used = taken | _RESERVED
    renamed: dict[str, str] = {}
    for name, role in sorted(roles.items()):
        if rng.random() >= share:
            continue
        candidates = [new for new in _candidates(name, role, rng) if new not in used]
        if candidates:
            renamed[name] = candidates[0]
            used = used | {candidates[0]}
    return renamed


def _candidates(name: str, role: str, rng: random.Random) -> list[str]:
    """Return names in the order of preference: a cousin of the old name, or one of its role."""
    words = name.split("_")
    cousins = [
        "_".join([*words[:index], synonym, *words[index + 1 :]])
        for index, word in enumerate(words)
        for synonym in _SYNONYMS.get(word, ())
    ]
    pool = _POOLS[role].split()
    if role in ("entry", "function"):
        cousins += [f"{prefix}_{name}" for prefix in _PREFIXES if not name.startswith(prefix)]
    rng.shuffle(cousins)
    rng.shuffle(pool)
    if role == "generic" and rng.random() >= _GENERIC_SHARE:
        return cousins
    return cousins + pool if rng.random() < 0.5 else pool + cousins


class Renamer(ast.NodeTransformer):
    """Renames identifiers throughout a program; attributes and foreign keywords stay."""

    def __init__(self, names: Mapping[str, str], own_functions: set[str]) -> None:
        """Take old name to new name, and the functions whose keyword arguments are renamed."""
        self._names = names
        self._own = own_functions

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Rename a variable."""
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """Rename a parameter."""
        node.arg = self._names.get(node.arg, node.arg)
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Rename a function."""
        node.name = self._names.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Rename the keyword arguments of the program's own functions."""
        if isinstance(node.func, ast.Name) and node.func.id in self._own:
            for entry in node.keywords:
                if entry.arg is not None:
                    entry.arg = self._names.get(entry.arg, entry.arg)
        return self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        """Rename the name of a caught exception."""
        if node.name:
            node.name = self._names.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> ast.AST:
        """Rename in a declaration."""
        node.names = [self._names.get(name, name) for name in node.names]
        return node

    def visit_Nonlocal(self, node: ast.Nonlocal) -> ast.AST:
        """Rename in a declaration."""
        node.names = [self._names.get(name, name) for name in node.names]
        return node


def rename(tree: ast.Module, names: Mapping[str, str]) -> ast.Module:
    """Rename identifiers in place and return the tree."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    renamed = Renamer(names, own).visit(tree)
    assert isinstance(renamed, ast.Module)
    return renamed


def _parameters(arguments: ast.arguments) -> list[str]:
    plain = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [entry.arg for entry in [*plain, arguments.vararg, arguments.kwarg] if entry]


def _target_names(target: ast.expr) -> list[str]:
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def _counters(tree: ast.Module) -> set[str]:
    """Return the names that a `while` compares and that grow by one within it."""
    return {
        node.test.left.id
        for node in ast.walk(tree)
        if isinstance(node, ast.While)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and any(
            is_step(statement, node.test.left.id)
            for statement in ast.walk(node)
            if isinstance(statement, ast.stmt)
        )
    }


def _imported(tree: ast.Module) -> set[str]:
    return {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        for part in (alias.asname or alias.name).split(".")
    }


def _class_names(tree: ast.Module) -> set[str]:
    """Return the names of classes and all that is bound within them (they act as attributes)."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            found.add(node.name)
            found |= identifiers(node)
    return found


def _role_of_value(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, dict):
        return "mapping"
    if not isinstance(value, list) or not value:
        return "sequence"
    kinds = {str: "strings", int: "numbers", float: "numbers", dict: "records", list: "rows"}
    return kinds.get(type(value[0]), "sequence")


def _role_of_loop(iterated: ast.expr, roles: Mapping[str, str]) -> str:
    if isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name):
        if iterated.func.id == "range":
            return "index"
        if iterated.func.id in ("enumerate", "zip"):
            return "generic"
    if isinstance(iterated, ast.Name) and roles.get(iterated.id) in ("text", "string"):
        return "char"
    return "item"


def _bind_assigned(target: ast.expr, value: ast.expr, bind: Any) -> None:
    if isinstance(target, ast.Name):
        bind(target.id, _role_of_expression(value))
    elif isinstance(target, ast.Tuple):
        values = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
        for entry, part in zip(target.elts, values, strict=False):
            if isinstance(entry, ast.Name):
                bind(entry.id, _role_of_expression(part))


def _role_of_expression(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        kinds: dict[type, str] = {bool: "flag", int: "count", float: "count", str: "string"}
        return kinds.get(type(value.value), "generic")
    if isinstance(value, ast.List | ast.ListComp):
        return "list"
    if isinstance(value, ast.Dict | ast.DictComp):
        return "table"
    if isinstance(value, ast.Set | ast.SetComp):
        return "set"
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        if value.func.id == "set":
            return "set"
        if value.func.id in _LIST_MAKERS:
            return "list"
        if value.func.id in _TABLE_MAKERS:
            return "table"
    return "generic"
