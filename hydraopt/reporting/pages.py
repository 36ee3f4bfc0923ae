"""From a page's values to one self-contained HTML text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def render_page(template: str, page: Mapping[str, Any]) -> str:
    """Return the page of a template in `templates/`, with the style sheet inside and no script.

    Every value is escaped, except what is `Markup` already.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("hydraopt.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    css = Markup(environment.get_template("report.css").render())
    return environment.get_template(template).render(page=page, css=css) + "\n"
