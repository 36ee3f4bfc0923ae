"""Where `conf/` lies: inside the installed package, or at the root of the checkout."""

from __future__ import annotations

from pathlib import Path

import hydraopt
from hydraopt.common.errors import UserError


def conf_dir() -> Path:
    """Return the folder of the configuration files.

    A wheel carries it as `hydraopt/conf`; in a checkout (also an editable install) it stands beside
    the package.

    Raises:
        UserError: Neither is there.
    """
    package = Path(hydraopt.__file__).resolve().parent
    places = [package / "conf", package.parent / "conf"]
    for place in places:
        if (place / "train.yaml").is_file():
            return place
    raise UserError(
        f"The configuration files are in none of {', '.join(map(str, places))}. They are part of "
        "the package: install it again (pip install --force-reinstall hydraopt)."
    )
