"""What was found out once is kept: one file of JSON lines, so that a rerun finds it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hydraopt.common.files import append_line, canonical_json, read_lines, sha256_text

FORMAT = 1
"""Version of a line. 1: first version."""


class Kept:
    """Answers by the content of their questions."""

    def __init__(self, path: Path) -> None:
        """Read what stands in the file, if there is one.

        Raises:
            UserError: It cannot be read.
        """
        self._path = path
        records = (record for _, record in read_lines(path)) if path.is_file() else iter(())
        self._known = {
            record["key"]: record["value"]
            for record in records
            if record.get("format") == FORMAT and "key" in record and "value" in record
        }

    def get(self, question: Mapping[str, Any], find: Callable[[], Any]) -> Any:
        """Return what is known of a question, or find it out and keep it.

        Args:
            question: JSON values: all that the answer depends on.
            find: Returns the answer as JSON values.

        Raises:
            UserError: The file cannot be written.
        """
        key = sha256_text(canonical_json(question))
        if key not in self._known:
            value = find()
            append_line(self._path, {"format": FORMAT, "key": key, "value": value})
            self._known[key] = value
        return self._known[key]
