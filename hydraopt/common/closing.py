"""What is used in a `with` block and closed at its end."""

from __future__ import annotations

from types import TracebackType
from typing import Self


class Closing:
    """Calls its own `close()` at the end of a `with` block, however that ends."""

    def close(self) -> None:
        """Give back what is held; calling it again does nothing."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
