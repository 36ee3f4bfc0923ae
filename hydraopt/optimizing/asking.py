"""What a policy is shown of a target."""

from __future__ import annotations

import ast

from hydraopt.corpus.layout import laid_out
from hydraopt.corpus.records import Problem
from hydraopt.corpus.records import Program as Implementation
from hydraopt.optimizing.layout import parse
from hydraopt.optimizing.scope import has_docstring
from hydraopt.optimizing.target import Kind, Target


def problem_of(target: Target, as_trained: bool = False) -> Problem:
    """Return the target as a problem: a policy sees the original's text and nothing else.

    Args:
        target: What is to be improved.
        as_trained: Whether it is shown as training shows programs, see `plain`.
    """
    name = target.qualname or "main"
    source = plain(target.segment) if as_trained else target.segment
    return Problem(
        problem=f"{target.path.stem}/{name}",
        family=target.path.stem,
        statement="",
        entry_point="" if target.kind is Kind.PROGRAM else target.name,
        programs=[Implementation("original", source)],
        tests=[],
        generator="",
        scaled=[],
        split="test",
    )


def plain(source: str) -> str:
    """Return a source as the starter corpus lays out its programs.

    None of them has a docstring, a comment or a type hint. To a small model that was trained on
    them these are text to copy, and the further its prompt is from those that it knows, the fewer
    of its candidates are right. Nothing is lost: the file's own docstring and header stay (see
    `hydraopt.optimizing.splicing`).
    """
    tree = _Bare().visit(parse(source))
    return laid_out(tree)


_Block = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class _Bare(ast.NodeTransformer):
    """Takes out what explains and does nothing."""

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self.generic_visit(_undocumented(node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(_undocumented(node))

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(_undocumented(node))

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        _undocumented(node)
        # An annotated name may be a field of a dataclass, which is no mere hint.
        node.body = [e if isinstance(e, ast.AnnAssign) else self.visit(e) for e in node.body]
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node)


def _undocumented(node: _Block) -> _Block:
    if has_docstring(node):
        node.body = node.body[1:] or [ast.Pass()]
    return node
